"""The reports of the library: home, beginning, renaming, backups."""

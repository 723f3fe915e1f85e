"""Rolling up a folder."""

"""The screen of one report of the library."""

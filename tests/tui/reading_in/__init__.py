"""Tests of tui/reading_in/."""

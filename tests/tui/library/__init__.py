"""Tests of tui/library/."""

"""Tests of tui/words/."""

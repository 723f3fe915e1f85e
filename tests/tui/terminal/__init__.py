"""Tests of tui/terminal/."""

"""Tests of tui/pages/."""

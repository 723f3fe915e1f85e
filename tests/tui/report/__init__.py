"""Tests of tui/report/."""

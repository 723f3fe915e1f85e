"""Tests of tui/settings/."""

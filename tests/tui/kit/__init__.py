"""Tests of tui/kit/."""

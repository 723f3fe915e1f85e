"""Tests of tui/grid/."""

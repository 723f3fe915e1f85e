"""Tests of tui/prose/."""

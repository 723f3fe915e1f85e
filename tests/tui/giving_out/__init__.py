"""Tests of tui/giving_out/."""

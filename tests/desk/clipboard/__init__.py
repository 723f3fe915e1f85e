"""Tests of desk/clipboard/."""

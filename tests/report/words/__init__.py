"""Tests of report/words/."""

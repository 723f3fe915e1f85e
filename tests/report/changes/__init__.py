"""Tests of report/changes/."""

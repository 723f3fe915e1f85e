"""Tests of report/years/."""

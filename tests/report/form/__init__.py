"""Tests of report/form/."""

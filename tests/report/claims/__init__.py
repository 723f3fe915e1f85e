"""Tests of report/claims/."""

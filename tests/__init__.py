"""Tests, in the same shape as the packages."""

"""Tests of the rules, a file a family."""

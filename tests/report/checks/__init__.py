"""Tests of the checks, one module a family."""

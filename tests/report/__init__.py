"""Tests of the report itself: no disk, no screen."""

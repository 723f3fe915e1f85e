"""Tests of the registers: records, clocks, tables, checks."""

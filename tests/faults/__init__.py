"""Faults put into saves on purpose; after each of them nothing acknowledged may be lost.

A short form runs with the tests; `python -m tests.faults` runs everything and prints figures.
TinyDB's own storage goes through the same mill and must lose: a harness that cannot fail
proves nothing.
"""

"""The stick: its parts by tests; the whole of it, offline, by `python -m tests.bundle`."""

"""Giving a report out: preview, export, pasting piece by piece."""

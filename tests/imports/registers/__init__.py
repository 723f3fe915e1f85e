"""Registers that come in as sheets."""

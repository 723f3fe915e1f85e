"""Sentences, codes, the office's own numbers, and finding words."""

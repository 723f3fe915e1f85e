"""Prose on the screen: the editor, its pages, last year beside it."""

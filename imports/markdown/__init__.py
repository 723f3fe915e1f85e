"""Markdown, as people and pandoc write it -> lines and rows."""

"""Sheets (.xlsx, .ods, .csv) -> lines and rows: cells with spans, numbers as they are shown."""

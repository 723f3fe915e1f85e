"""Sheets (.xlsx, .xls, .ods, .csv) -> lines and rows: cells with spans, numbers as shown."""

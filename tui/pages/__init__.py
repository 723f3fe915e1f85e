"""A report page by page, whoever owns it."""

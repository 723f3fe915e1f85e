"""Word files (.docx) -> lines and tables, also for the formats that are laid out like them."""

"""Word files of before 2007 (.doc, and .wps by WPS) -> lines and tables."""

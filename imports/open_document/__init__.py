"""Open documents -> lines and rows; what their sheets have in common with them."""

"""Web pages, whole, saved in one file or in a letter -> lines and rows as a browser shows them."""

"""PDF pages -> lines and rows: characters at their places, cells by the rules around them."""

"""Single errors put into valid reports, and whether the checks find them."""

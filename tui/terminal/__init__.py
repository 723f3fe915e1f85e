"""The terminal itself: themes, line filters, the driver, what of Textual we reach into."""

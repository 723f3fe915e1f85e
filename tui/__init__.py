"""The terminal: screens and widgets, where the parts are put together."""

"""Documents of a request."""

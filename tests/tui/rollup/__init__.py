"""The county's desk at the keys."""

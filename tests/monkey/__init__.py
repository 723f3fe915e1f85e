"""A monkey at the keyboard: seeded runs of keys, faster than any hand, that must break nothing."""

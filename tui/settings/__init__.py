"""What the clerk sets: the look, the office, how it prints."""

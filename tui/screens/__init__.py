"""What the clerk sees. A screen is imported when it opens."""

"""Nobody who applied is named where the program speaks to others."""

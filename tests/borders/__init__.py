"""What the program must never cross, shown by whole runs of it."""

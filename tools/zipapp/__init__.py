"""What the zipapp starts with, before the program itself is there."""

"""The registers at the keyboard."""

"""The real program on a pty, from the first key to the exported file."""

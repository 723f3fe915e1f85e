"""A clerk's ways through the program, key by key, at three sizes; and how many keys they take."""

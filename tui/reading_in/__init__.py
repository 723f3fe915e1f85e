"""Reading a report in: choosing it, reviewing what was read, accepting it."""

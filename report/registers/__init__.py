"""The registers kept through the year: what a record is, its clocks, and the tables they give."""

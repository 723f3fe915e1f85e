"""The registers kept through the year: their lists, a record field by field, the year's tables."""

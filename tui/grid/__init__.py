"""A table of figures on the screen: keys, geometry, paint, panel, pasted blocks."""

"""A register kept in Excel or WPS -> records: which column is which field, what a cell means.

`register_sheet.py` is the door. The rule: what is not sure is not taken and told by its place;
nothing that stood in a cell is ever in a message, for it may be somebody's name.
"""

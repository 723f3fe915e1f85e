"""What an office sends and files about a request: letters, forms, lists. Pure, no disk.

`letter.py` are the values, `wording.py` makes them of the facts of a request, `word_letters.py`
and `text_letters.py` write them as files.
"""

"""What a front end works on: the report in hand, what is remembered, what is to do, files.

No Textual, no argparse: the screen and the command line both stand on it.
"""

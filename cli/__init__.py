"""The command line over the desk; no Textual."""

DONE, FOUND_ERRORS, COULD_NOT = 0, 1, 2
"""Exit status: done, `check` found an error, could not do it."""

"""The command line over the desk; no Textual."""

"""The papers of a county's roll-up."""

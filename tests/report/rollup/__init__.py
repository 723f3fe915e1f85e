"""Values of the roll-up."""

"""What the developers and the owner run, and no wheel contains."""

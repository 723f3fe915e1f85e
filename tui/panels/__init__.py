"""The right half of the report screen: one panel for each kind of section."""

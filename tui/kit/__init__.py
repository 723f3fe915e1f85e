"""What screens are made of: full screens, lists, dialogs, panels, lines of keys."""

"""What comes out of a county's roll-up on paper: the form's own tables summed, lists, scores."""

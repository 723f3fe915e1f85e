"""What sentences claim in numbers: language only, no rule."""

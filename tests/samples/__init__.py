"""Reports as offices publish them: the seed, and what `generate` makes of made-up ones."""

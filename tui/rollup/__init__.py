"""The county's desk: many offices' reports put together, looked through, sent back."""

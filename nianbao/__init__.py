"""The one package that is installed; its rooms lie at the top of the checkout, linked from here."""

"""Sentences of two and three quantities, made from wordings by chance, with what is true known."""

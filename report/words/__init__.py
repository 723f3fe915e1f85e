"""The words of a report: fields, sentences, codes, phrases."""

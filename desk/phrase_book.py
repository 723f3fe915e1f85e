"""The office's sentences as they are kept in the library's settings."""

from report.words.phrases import Phrases, plain_phrases, read_phrases
from report.words.starter_phrases import STARTER
from storage.library import Library

PHRASES = "phrases"
"""The setting that holds them; without it, they are those every office starts with."""


def load_phrases(library: Library) -> Phrases:
    """The office's sentences; raises StorageError when the library can't be read."""
    kept = library.setting(PHRASES)
    return STARTER if kept is None else read_phrases(kept)


def keep_phrases(library: Library, phrases: Phrases) -> None:
    """Keep them for all reports of the library; raises StorageError."""
    library.set_setting(PHRASES, plain_phrases(phrases))

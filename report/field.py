"""The address of words in a report, as `CellRef` is the address of a figure."""

import re
from typing import NamedTuple

from nianbao.report.errors import FormError

_PART = re.compile(r"[0-9]{1,6}")
_PARTS, _HEADING, _TEXT = "parts", "heading", "text"


class FieldRef(NamedTuple):
    """Address of one text: the title, the lead-in, a section's words, or a part of section one.

    `section` is the key of its section; title and lead-in stand before the sections and have
    their own names there. `part` counts the parts of section one from 0, None where there are
    none; `is_heading` tells a part's sub-head from the paragraphs under it. Its text
    (`overview.parts.3.text`, `problems`) is what stored files and the JSON output hold.
    """

    section: str
    part: int | None = None
    is_heading: bool = False

    def __str__(self) -> str:
        if self.part is None:
            return self.section
        return f"{self.section}.{_PARTS}.{self.part}.{_HEADING if self.is_heading else _TEXT}"

    @classmethod
    def parse(cls, text: str) -> "FieldRef | None":
        """Turn `overview.parts.3.text` into an address; None for what has not its shape."""
        match text.split("."):
            case [section] if section:
                return cls(section)
            case [section, "parts", part, "heading" | "text" as what] if _PART.fullmatch(part):
                return cls(section, int(part), what == _HEADING)
        return None

    @classmethod
    def of(cls, field: "FieldRef | str") -> "FieldRef":
        """The address itself or the one that a text is; raises FormError where it is none."""
        ref = cls.parse(field) if isinstance(field, str) else field
        if ref is None:
            raise FormError(f"没有“{field}”这一栏。")
        return ref

    @property
    def heading(self) -> "FieldRef | None":
        """The sub-head of the same part; None for what is no part."""
        return None if self.part is None else FieldRef(self.section, self.part, is_heading=True)

    @property
    def text(self) -> "FieldRef":
        """The paragraphs of the same part; itself for what is no part."""
        return FieldRef(self.section, self.part)


TITLE, PREFACE = FieldRef("title"), FieldRef("preface")
"""What stands before the first section."""
FRONT_FIELDS = (TITLE, PREFACE)

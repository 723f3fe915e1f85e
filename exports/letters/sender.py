"""Who sends a document, and what is known of an occasion that stands in no field of a record."""

from dataclasses import dataclass
from datetime import date

from nianbao.exports.letters.letter import GAP


@dataclass(frozen=True, slots=True)
class Sender:
    """The office that writes.

    `county` is the county or district it belongs to; empty where nobody has said so. `contact` is
    how its 政府信息公开工作机构 is reached. `open_is_review_first` is the setting for the answers
    of which the law leaves open whether review comes first.
    """

    office: str
    county: str = ""
    contact: str = ""
    open_is_review_first: bool = True

    @property
    def reviewer(self) -> str:
        """The government that an applicant can ask for review.

        Of a township it is the county's government, of a sub-district that which set it up: both
        are the one the office belongs to. A gap where that is not known.
        """
        if not self.county:
            return GAP
        return self.county if self.county.endswith("人民政府") else f"{self.county}人民政府"

    @property
    def reached(self) -> str:
        """How the office is reached, a gap where nobody has said so."""
        return self.contact or GAP


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is counted or given out for one document.

    `number` is its document number. `due` is the last day for the answer, `extended` that after
    the extension.
    """

    number: str = ""
    due: date | None = None
    extended: date | None = None

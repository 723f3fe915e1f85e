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
    """What is counted, given out or chosen for one document.

    `number` is its document number, `day` its date (None: that of the record). `due` is the last
    day for the answer, `extended` that after the extension. `part` says which of the record's
    corrections or enquiries it is about, counted from 0; None for the last of its kind.
    """

    number: str = ""
    day: date | None = None
    due: date | None = None
    extended: date | None = None
    part: int | None = None

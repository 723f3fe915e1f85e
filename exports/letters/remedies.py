"""What an answer says of remedies (行政复议法 20, 23, 24; 行政诉讼法 45, 46; 法释〔2025〕8号).

Who refuses information under 14 to 16 of the 条例 is first taken to review, and to court after
that. All other answers leave the choice. Where the law leaves it open whether an answer is such
a refusal (a part is withheld; another law rules who may look), a setting decides; at first it
says review first: who goes there first loses no right, who goes to court first may be sent away.
"""

from nianbao.exports.letters.sender import Sender
from nianbao.report.registers.record import Record
from nianbao.report.registers.remedies import EITHER, REFUSALS, REVIEW_FIRST

NO_REMEDY = ""
"""Nothing was decided against the applicant."""
_OPEN = frozenset({"withheld_inquiry_matter", "granted_in_part"})
_WITHOUT = frozenset({"", "closed_other"})
"""Withdrawn or taken together with another: the applicant lost nothing by it."""


def remedy_of(record: Record, sender: Sender) -> str:
    """The remedy that belongs to a record's answer: what it says itself, else by its outcome."""
    outcome = record.text("outcome")
    if chosen := record.text("remedy"):
        return chosen
    if outcome in REFUSALS or (outcome in _OPEN and sender.open_is_review_first):
        return REVIEW_FIRST
    return NO_REMEDY if outcome in _WITHOUT else EITHER


def remedy_words(remedy: str, sender: Sender, letter: str) -> str:
    """The paragraph that tells of a remedy against a `letter` (答复书); empty where there is none.

    The government that reviews is that above a township, or that which set up a sub-district.
    """
    if remedy == NO_REMEDY:
        return ""
    review = f"自收到本{letter}之日起60日内向{sender.reviewer}申请行政复议"
    if remedy == REVIEW_FIRST:
        return (
            f"如不服本{letter}，依照《中华人民共和国行政复议法》第二十三条第一款，应当先{review}；"
            "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向人民法院提起行政诉讼。"
        )
    return (
        f"如不服本{letter}，可以{review}，也可以自收到本{letter}之日起6个月内"
        "依法直接向人民法院提起行政诉讼。"
    )

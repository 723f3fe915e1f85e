"""Every document that is printed of a request, as a table: its name, its title, who gets it.

`write_paper` makes one. The rule: a document stands on the record and the occasion alone, so that
the same record gives the same bytes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from nianbao.exports.letters import notices
from nianbao.exports.letters.answers import ANSWERS, fitting_answers
from nianbao.exports.letters.forms import registration, service
from nianbao.exports.letters.letter import GAP, Letter, Paper
from nianbao.exports.letters.phrases_of_case import applicant, came, last_enquiry, last_part, you
from nianbao.exports.letters.remedies import remedy_of, remedy_words
from nianbao.exports.letters.sender import Occasion, Sender
from nianbao.report.day_words import day_words
from nianbao.report.registers.record import Record

_ANSWER = "答复书"
_REQUEST = "政府信息公开申请"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of document: `name` as a clerk calls it, `title` as it stands on it.

    `series` is the word that its document number has behind the office's own (×政依**复**), empty
    where it has no number of its own.
    """

    key: str
    name: str
    title: str
    series: str = ""


_KINDS = (
    PaperKind("registration", "登记表", f"{_REQUEST}登记表"),
    PaperKind("receipt", "收件回执", f"{_REQUEST}收件回执"),
    PaperKind("correction", "补正告知书", f"{_REQUEST}补正告知书", "补"),
    PaperKind("reasons", "说明理由告知书", f"{_REQUEST}说明理由告知书", "告"),
    PaperKind("extension", "延期答复告知书", f"{_REQUEST}延期答复告知书", "告"),
    PaperKind("third_party", "征求意见书（第三方）", f"{_REQUEST}征求意见书", "征"),
    PaperKind("organ", "征求意见书（机关）", f"{_REQUEST}征求意见书", "征"),
    PaperKind("enquiry_told", "征求意见告知", f"{_REQUEST}征求意见告知书", "告"),
    PaperKind("fee", "收费通知", "政府信息公开信息处理费收费通知", "告"),
    *(
        PaperKind(key, f"{_ANSWER}（{name}）", f"{_REQUEST}{_ANSWER}", "复")
        for key, (name, _) in ANSWERS.items()
    ),
    PaperKind("service", "送达回证", "送达回证"),
)
PAPERS: Mapping[str, PaperKind] = MappingProxyType({one.key: one for one in _KINDS})
"""All kinds by key, in the order in which a case meets them."""


def _to_third_party(record: Record) -> str:
    return last_enquiry(record, "third_party").text("party") or GAP


def _to_organ(record: Record) -> str:
    return last_enquiry(record, "joint_maker", "organ").text("party") or GAP


_ADDRESSEES = {"third_party": _to_third_party, "organ": _to_organ}
"""Who gets what does not go to the applicant."""
_NOTICES: Mapping[str, Callable[[Record, Sender, Occasion], notices.Body]] = {
    "receipt": notices.receipt,
    "correction": notices.correction,
    "reasons": notices.reasons,
    "extension": notices.extension,
    "third_party": notices.to_third_party,
    "organ": notices.to_organ,
    "enquiry_told": notices.enquiry_told,
    "fee": notices.fee,
}
_FORMS = {"registration": registration, "service": service}
_WITH_ATTACHMENT = frozenset({"answer_provided", "answer_in_part"})


def papers_of(record: Record) -> tuple[PaperKind, ...]:
    """The documents a record can have: all before the answer, the bodies that fit its outcome."""
    fitting = fitting_answers(record)
    before = [kind for key, kind in PAPERS.items() if key not in ANSWERS and key != "service"]
    return (*before, *(PAPERS[key] for key in fitting), PAPERS["service"])


def write_paper(key: str, record: Record, sender: Sender, occasion: Occasion) -> Paper:
    """A document of a request. Raises KeyError for an unknown kind."""
    if form := _FORMS.get(key):
        return form(record, sender, occasion)
    kind = PAPERS[key]
    if key in ANSWERS:
        paragraphs, day = _answer(key, record, sender), record.day("decided")
    else:
        paragraphs, day = _NOTICES[key](record, sender, occasion)
    return Letter(
        sender.office,
        kind.title,
        _ADDRESSEES.get(key, applicant)(record),
        paragraphs,
        _number(kind, record, occasion),
        day,
        (GAP,) if key in _WITH_ATTACHMENT else (),
    )


def _answer(key: str, record: Record, sender: Sender) -> tuple[str, ...]:
    """What came, what was done meanwhile, the body, the remedy."""
    _, body = ANSWERS[key]
    remedy = remedy_words(remedy_of(record, sender), sender, _ANSWER)
    told = f"{came(record)}{''.join(_meanwhile(record))}经审查，现答复如下："
    return (told, *body(record), *((remedy,) if remedy else ()))


def _meanwhile(record: Record) -> Iterator[str]:
    """What was done since the request came, and bears on the day of its answer."""
    corrected = last_part(record, "corrections").day("received")
    if corrected and record.text("outcome") != "unable_still_unclear":
        yield f"本机关于{day_words(corrected)}收到补正的申请。"
    extended = last_part(record, "extension")
    if extended.day("told") and (days := extended.whole("days")):
        yield f"本机关依法将答复期限延长{days}个工作日，并已告知{you(record)}。"


def _number(kind: PaperKind, record: Record, occasion: Occasion) -> str:
    """The document number: the one given out for it, that of the record's answer, or gaps."""
    if not kind.series:
        return ""
    own = record.text("document_number") if kind.series == "复" else ""
    return occasion.number or own or f"{GAP}依{kind.series}〔　　　　〕{GAP}号"

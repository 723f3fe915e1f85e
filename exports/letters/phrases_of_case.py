"""The words that many documents about a request share: whom they speak to, what was asked, when."""

from datetime import date

from nianbao.exports.letters.letter import GAP
from nianbao.report.day_words import day_words
from nianbao.report.registers.record import Record, SubRecord

LAW = "《中华人民共和国政府信息公开条例》"
ACT = "《条例》"
"""The regulation, in full and, once it has been named, in short."""


def day_or_gap(day: date | None) -> str:
    """A day in words, a gap where there is none."""
    return day_words(day) if day else GAP


def applicant(record: Record) -> str:
    """The applicant's name; a gap where there is none. Personal."""
    return record.text("applicant") or GAP


def you(record: Record) -> str:
    """How the applicant is spoken to."""
    known = record.text("applicant_class")
    return "您" if known == "natural_person" else "贵单位" if known else "您（贵单位）"


def asked_for(record: Record) -> str:
    """What was asked for, in one line without a full stop; a gap where it is not said."""
    words = "；".join(line.strip().rstrip("。；，") for line in record.text("summary").split("\n"))
    return words or GAP


def came(record: Record) -> str:
    """That a request came, when, and what it asks for: how a letter to its applicant begins."""
    number = record.text("number") or GAP
    return (
        f"本机关于{day_or_gap(record.day('received'))}收到{you(record)}提出的政府信息公开申请"
        f"（登记编号：{number}），申请公开的内容为：{asked_for(record)}。"
    )


def last_part(record: Record, name: str) -> SubRecord:
    """The last of the records within; an empty one where there is none."""
    parts = record.parts(name)
    return parts[-1] if parts else SubRecord()


def last_enquiry(record: Record, *whom: str) -> SubRecord:
    """The last enquiry to one of these; an empty one where there is none."""
    fitting = [one for one in record.parts("enquiries") if one.text("whom") in whom]
    return fitting[-1] if fitting else SubRecord()

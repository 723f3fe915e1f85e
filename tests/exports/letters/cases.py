"""Requests to write documents of: one with everything in it, and one for each outcome."""

from datetime import date
from decimal import Decimal

from nianbao.exports.letters.sender import Occasion, Sender
from nianbao.report.registers.record import Record, SubRecord

APPLICANT, CONTACT, PARTY = "张明远", "北关镇柳河村12号，13900001111", "河南柳河农业有限公司"
SENDER = Sender("民权县北关镇人民政府", "民权县", "政府路1号，0370-8500000")
OCCASION = Occasion(due=date(2026, 4, 8), extended=date(2026, 4, 22))

FULL = Record(
    {
        "number": "2026-3",
        "received": date(2026, 3, 10),
        "channel": "signed_post",
        "applicant_class": "natural_person",
        "applicant": APPLICANT,
        "contact": CONTACT,
        "summary": "2025年高标准农田建设项目的中标通知书。\n资金拨付情况。",
        "form_wanted": "纸质",
        "corrections": (
            SubRecord(
                {
                    "sent": date(2026, 3, 12),
                    "grounds": ("description", "form"),
                    "due": date(2026, 3, 26),
                    "received": date(2026, 3, 20),
                }
            ),
        ),
        "enquiries": (
            SubRecord({"whom": "third_party", "party": PARTY, "sent": date(2026, 3, 23)}),
            SubRecord({"whom": "joint_maker", "party": "县农业农村局", "sent": date(2026, 3, 24)}),
        ),
        "extension": (
            SubRecord({"approved": date(2026, 4, 10), "days": 10, "told": date(2026, 4, 13)}),
        ),
        "fee": (
            SubRecord({"notice": date(2026, 3, 23), "by": "pages", "amount": Decimal("420.00")}),
        ),
        "decided": date(2026, 4, 20),
        "document_number": "北政依复〔2026〕3号",
        "outcome": "granted_in_part",
    },
    "requests",
    "3f",
)


def ended(outcome: str, **values: str) -> Record:
    """The full request with another outcome."""
    return FULL.with_values({"outcome": outcome, **values})

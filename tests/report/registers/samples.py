"""Records for the tests: one with everything in it, and short ones."""

from datetime import date
from decimal import Decimal
from itertools import count

from nianbao.report.registers.fields import REQUESTS_TABLE
from nianbao.report.registers.record import Record, SubRecord, Value

APPLICANT_CLASSES = REQUESTS_TABLE.column_totals[0].parts
"""The keys of the six classes of applicants."""
_ids = count(1)


def record(register: str, **values: Value | None) -> Record:
    """A record of a register with these values."""
    return Record(register=register, id=f"r{next(_ids)}").with_values(values)


def part(**values: Value) -> SubRecord:
    """A record within a record."""
    return SubRecord().with_values(values)


def request(received: date, **values: Value | None) -> Record:
    """A request of a natural person."""
    first: dict[str, Value | None] = {
        "channel": "network",
        "applicant_class": "natural_person",
        "summary": "救助资金发放明细",
    }
    return record("requests", received=received, **{**first, **values})


def full_request() -> Record:
    """A request in which every field is filled."""
    return request(
        date(2025, 12, 28),
        number="2025-7",
        applicant="申某某",
        agent="代某某",
        contact="第一村 000-0000",
        identity_checked=True,
        form_wanted="纸质",
        split_from="2025-6",
        new_answer_to="2024-1",
        corrections=(
            part(
                sent=date(2025, 12, 30),
                grounds=("description", "form"),
                due=date(2026, 1, 20),
                received=date(2026, 1, 15),
            ),
        ),
        enquiries=(
            part(
                whom="third_party",
                party="第某某",
                sent=date(2026, 1, 16),
                served=date(2026, 1, 17),
                answered=date(2026, 1, 23),
                says="agrees",
            ),
            part(whom="organ", party="某某局", sent=date(2026, 1, 16)),
        ),
        extension=(part(approved=date(2026, 1, 28), by="主任", days=10, told=date(2026, 1, 28)),),
        reasons_asked=date(2026, 1, 5),
        later_date=date(2026, 3, 1),
        fee=(
            part(
                notice=date(2026, 1, 29),
                served=date(2026, 1, 30),
                by="pieces",
                amount=Decimal("100.50"),
                paid=date(2026, 2, 2),
            ),
        ),
        decided=date(2026, 2, 3),
        document_number="北政依复〔2026〕1号",
        outcome="granted_in_part",
        earlier_request="2025-2",
        articles="《条例》第三十七条",
        remedy="review_first",
        served_way="post",
        served=date(2026, 2, 3),
        archived=date(2026, 2, 9),
        made_public=date(2026, 2, 9),
        notes="第一行\n第二行",
    )

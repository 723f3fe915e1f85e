"""Registers that were kept for a while, in a data file: for pictures, walks and monkeys."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from nianbao.report.registers.fields import REQUESTS_TABLE
from nianbao.report.registers.record import Record, SubRecord
from nianbao.storage.library import Library
from nianbao.storage.registers import RegisterStore

_SUMMARIES = (
    "北关镇2024年农村低保对象名单",
    "王庄村土地征收补偿安置方案",
    "镇政府2023年三公经费明细",
    "幸福路改造工程招标文件",
    "某某公司环境影响评价批复",
)
_COLUMNS = REQUESTS_TABLE.column_totals[0].parts
_CLASSES = tuple(_COLUMNS[at] for at in (0, 0, 1, 0, 4))


def kept_requests(today: date) -> Iterator[Record]:
    """Five requests of the weeks before a day: two open, one of them with a third party asked."""
    for at, summary in enumerate(_SUMMARIES, start=1):
        received = date.fromordinal(today.toordinal() - 60 + 10 * at)
        record = Record(register="requests", id=f"kept{at}").with_values(
            {
                "number": f"{received.year}-{at}",
                "received": received,
                "channel": ("in_person", "network", "signed_post")[at % 3],
                "applicant_class": _CLASSES[at - 1],
                "summary": summary,
                "applicant": "张三" if at % 2 else "李四",
                "contact": f"1380000000{at}",
                "identity_checked": True,
            }
        )
        if at == 2:
            asked = SubRecord().with_values(
                {"whom": "third_party", "party": "王五", "sent": received, "served": received}
            )
            record = record.with_value("enquiries", (asked,))
        elif at < 4:
            decided = date.fromordinal(received.toordinal() + 12)
            record = record.with_values(
                {
                    "decided": decided,
                    "outcome": "granted" if at == 1 else "unable_not_held",
                    "articles": "《条例》第三十六条",
                }
            )
        yield record


def kept_publications(today: date) -> Iterator[Record]:
    """A tally of the months before a day."""
    for at, channels in enumerate((("website",), ("website", "official_account")), start=1):
        yield Record(register="publications", id=f"shown{at}").with_values(
            {
                "kind": "publication",
                "date": date.fromordinal(today.toordinal() - 30 * at),
                "channels": channels,
                "topic": "社会救助",
                "count": 12 * at,
            }
        )
    yield Record(register="publications", id="trained").with_values(
        {"kind": "training", "date": today, "what": "政务公开业务培训", "count": 1}
    )


def keep_registers(path: Path, office: str, today: date) -> None:
    """Put them into a data file."""
    store = RegisterStore(Library(path))
    store.save(office, *kept_requests(today), *kept_publications(today))

"""A library with people's names planted in its registers, and a search for them in anything."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from nianbao.desk.registers import RegistersInHand
from nianbao.report.registers.record import Record, SubRecord
from nianbao.storage.library import Library
from tests.reports import seed_report

APPLICANT, AGENT, CONTACT, PARTY = "皇甫青檀", "司徒白薇", "13977712345", "端木药业公司"
PLANTED = (APPLICANT, AGENT, CONTACT, PARTY)
NOTE = "鲜于在备注里"
"""Written into the notes, which are given to nobody either."""
YEAR = 2021


def planted_request(number: int, received: date) -> Record:
    """A request with every personal field filled in."""
    enquiry = SubRecord().with_values({"whom": "third_party", "party": PARTY})
    return Record(register="requests", id=f"p{number}").with_values(
        {
            "number": f"{YEAR}-{number}",
            "received": received,
            "channel": "network",
            "applicant_class": "natural_person",
            "summary": "救助资金发放明细",
            "applicant": APPLICANT,
            "agent": AGENT,
            "contact": CONTACT,
            "notes": NOTE,
            "enquiries": (enquiry.with_value("sent", date(YEAR, 3, 12)),),
            "outcome": "granted" if number == 1 else None,
            "decided": date(YEAR, 3, 30) if number == 1 else None,
        }
    )


def planted_library(path: Path) -> Library:
    """A report, two requests of the same office, one of which was changed and taken out."""
    library, report = Library(path), seed_report()
    library.save(report, ())
    desk = RegistersInHand(library, report.office)
    first, second = (planted_request(n, date(YEAR, 3, 9 + n)) for n in (1, 2))
    desk.save(first, second)
    desk.save(second.with_value("summary", "另一件"))
    desk.remove(second)
    desk.save(planted_request(3, date(YEAR, 12, 20)))
    return library


def named_in(content: bytes | str) -> set[str]:
    """Who is named in a text or in bytes: in any encoding, escaped, and inside an archive."""
    data = content.encode() if isinstance(content, str) else content
    found = set()
    for piece in (data, *_members(data)):
        for word in (*PLANTED, NOTE):
            spelled = [word.encode(code) for code in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")]
            spelled.append(json.dumps(word)[1:-1].encode())
            if any(one in piece for one in spelled):
                found.add(word)
    return found


def _members(data: bytes) -> Iterator[bytes]:
    """The parts of an archive, those of archives within it too."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
            names = "\n".join(archive.namelist()).encode()
    except BadZipFile:
        return
    yield names
    for part in parts:
        yield part
        yield from _members(part)

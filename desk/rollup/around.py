"""What every file of a roll-up is read beside, as a file that each process reads once."""

import json
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from nianbao.desk.rollup.journal import entry_part
from nianbao.report.document import Report
from nianbao.report.errors import RecordError, ReportError
from nianbao.report.office import Office, read_office
from nianbao.report.record import from_record
from nianbao.report.rollup.roster import Roster, RosterOffice
from nianbao.report.rollup.sheet_text import name_key

_PREFIX = 3
"""Characters a name is looked for by; no shorter name is looked for in texts."""
_FEW_PREFIXES = 100


@dataclass(frozen=True)
class Around:
    """The year, the roster, the county's settings, and where last year's reports stand.

    `previous` tells for an office (by its name on the roster, else by the key of its name) the
    place of its report in the journal `last_journal`: byte, length, number in the file.
    """

    year: int
    roster: Roster
    office: Office
    last_journal: str = ""
    previous: dict[str, tuple[int, int, int]] | None = None
    is_last: bool = False

    def key(self, office: str) -> str:
        """What an office's report of last year is found by."""
        matched = self.roster.match(office)
        return matched.office.name if matched else name_key(office)

    def last_report(self, office: str) -> Report | None:
        """Last year's report of an office; None where there is none, or not just one."""
        place = (self.previous or {}).get(self.key(office))
        if place is None:
            return None
        at, length, number = place
        with Path(self.last_journal).open("rb") as file:
            try:
                return from_record(entry_part(file, at, length)[number]["record"])
            except RecordError:
                return None

    @cached_property
    def names(self) -> dict[str, list[tuple[str, RosterOffice]]]:
        """All names of the roster by their first characters, the longest first."""
        found: dict[str, list[tuple[str, RosterOffice]]] = {}
        for name, office in self.roster.all_names.items():
            if len(name) >= _PREFIX:
                found.setdefault(name[:_PREFIX], []).append((name, office))
        for several in found.values():
            several.sort(key=lambda pair: -len(pair[0]))
        return found

    def others_named(self, text: str, own: str) -> list[str]:
        """The names of other offices in a text, each once, in order."""
        matched = self.roster.match(own)
        found: dict[str, None] = {}
        end = 0
        for at in self._starts(text):
            if at < end:
                continue
            for name, office in self.names[text[at : at + _PREFIX]]:
                if text.startswith(name, at):
                    if matched is None or office is not matched.office:
                        found[name] = None
                    end = at + len(name)
                    break
        return list(found)

    def _starts(self, text: str) -> list[int]:
        """Where a name may begin: names of one county share their first characters."""
        if len(self.names) > _FEW_PREFIXES:
            names = self.names
            return [at for at in range(len(text)) if text[at : at + _PREFIX] in names]
        starts = []
        for prefix in self.names:
            at = text.find(prefix)
            while at >= 0:
                starts.append(at)
                at = text.find(prefix, at + 1)
        return sorted(starts)

    def own_names(self, office: str) -> list[str]:
        """Every name of an office, the longest first."""
        matched = self.roster.match(office)
        known = (matched.office.name, *matched.office.others) if matched else ()
        return sorted({office, *known}, key=len, reverse=True)


def write_around(around: Around, path: Path) -> str:
    """Write it down; gives what tells it from any other."""
    plain = {
        "year": around.year,
        "roster": [asdict(office) for office in around.roster.offices],
        "office": asdict(around.office),
        "last_journal": around.last_journal,
        "previous": around.previous,
        "is_last": around.is_last,
    }
    content = json.dumps(plain, ensure_ascii=True).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return _stamp(content)


@lru_cache(maxsize=2)
def read_around(path: str, stamp: str) -> Around:
    """What `write_around` wrote and gave `stamp` for, read once for all; raises ReportError."""
    content = Path(path).read_bytes()
    if _stamp(content) != stamp:
        raise ReportError("另一个窗口正在往同一个文件夹里汇总，", "请等它做完再试。")
    plain: dict[str, Any] = json.loads(content)
    offices = tuple(
        RosterOffice(
            **{**one, "others": tuple(one["others"]), "successor_of": tuple(one["successor_of"])}
        )
        for one in plain["roster"]
    )
    previous = plain["previous"]
    return Around(
        plain["year"],
        Roster(offices),
        read_office(plain["office"]),
        plain["last_journal"],
        None if previous is None else {key: tuple(place) for key, place in previous.items()},
        plain["is_last"],
    )


def _stamp(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]

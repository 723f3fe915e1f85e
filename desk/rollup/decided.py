"""What a county decided at the screen: which of two files counts, whose a doubtful name is.

The rule: the roster's file stays the county's own. What was decided lies in the output folder, and
goes with the roster whenever that folder is rolled up into.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from nianbao.report.errors import ReportError
from nianbao.report.leaves import mapping_or_empty
from nianbao.report.rollup.roster import Roster, roster_of
from nianbao.storage.atomic import write_atomically
from nianbao.storage.bounded import read_regular
from nianbao.storage.errors import DISK_ERRORS, cannot_read, cannot_write

_FILE = "定下的.json"
_LIMIT = 10_000_000


@dataclass(frozen=True, slots=True)
class Decided:
    """The file that counts by office, and the office by a name that reports bear."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """How much was decided."""
        return len(self.chosen) + len(self.names)

    def choose(self, office: str, file: str) -> "Decided":
        """A copy in which a file counts for an office."""
        return replace(self, chosen={**self.chosen, office: file})

    def name(self, name: str, office: str) -> "Decided":
        """A copy in which a name is that of an office, of none where `office` is empty."""
        others = {one: whose for one, whose in self.names.items() if one != name}
        return replace(self, names={**others, name: office} if office else others)

    def applied(self, roster: Roster) -> Roster:
        """The roster with what was decided; what the roster itself says goes before."""
        if not self.number:
            return roster
        offices = []
        for office in roster.offices:
            more = tuple(
                name
                for name, whose in self.names.items()
                if whose == office.name and roster.match(name) is None
            )
            chosen = office.chosen or self.chosen.get(office.name, "")
            offices.append(replace(office, others=(*office.others, *more), chosen=chosen))
        return roster_of(offices, roster.remarks)


def decided_in(output: Path) -> Decided:
    """What was decided for an output folder; raises StorageError, ReportError."""
    path = output / _FILE
    try:
        plain = json.loads(read_regular(path, _LIMIT))
    except FileNotFoundError:
        return Decided()
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error
    except (ValueError, RecursionError) as error:
        raise ReportError(
            f"“{path.name}”坏了，里面是定下的文件和名称，", "请删掉它，在“汇总”里再定一次。"
        ) from error
    members = mapping_or_empty(plain)
    return Decided(_words(members.get("chosen")), _words(members.get("names")))


def keep_decided(output: Path, decided: Decided) -> None:
    """Keep what was decided; raises StorageError. On a disk."""
    plain = {"chosen": dict(decided.chosen), "names": dict(decided.names)}
    try:
        output.mkdir(parents=True, exist_ok=True)
    except DISK_ERRORS as error:
        raise cannot_write(output, error) from error
    text = json.dumps(plain, ensure_ascii=False, indent=1)
    write_atomically(output / _FILE, text.encode("utf-8", "replace"))


def _words(plain: Any) -> dict[str, str]:
    members = plain.items() if isinstance(plain, dict) else ()
    return {str(name): words for name, words in members if isinstance(words, str)}

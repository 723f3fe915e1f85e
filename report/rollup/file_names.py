"""Reports in files that are called after another office: whose it is goes by what is in it.

A clerk who fills in a neighbour's file and leaves its title has handed in for the neighbour.
"""

from collections.abc import Sequence
from dataclasses import replace

from nianbao.report.rollup.handed import HandedReport
from nianbao.report.rollup.roster import Roster, RosterOffice
from nianbao.report.rollup.sheet_text import name_key
from nianbao.report.rollup.who import OfficeLine, Presence


def with_misnamed(lines: Sequence[OfficeLine], roster: Roster) -> tuple[OfficeLine, ...]:
    """The lines, those of both offices told where a report lies in a file named after another."""
    told: dict[RosterOffice, list[str]] = {}
    for line in lines:
        for one in (line.handed, *line.choices):
            other = _named_after(one, line.office, roster) if one else None
            if one is None or other is None:
                continue
            said = f"“{one.origin.place}”的文件名像是“{other.name}”的，里面写的是“{one.office}”"
            counted = "，按里面写的算" if line.handed else ""
            told.setdefault(line.office, []).append(f"{said}{counted}；请核对。")
            told.setdefault(other, []).append(f"{said}；请核对。")
    return tuple(
        replace(line, words=f"{line.words}{''.join(told[line.office])}")
        if line.office in told
        and (line.handed or line.choices or line.presence is Presence.MISSING)
        else line
        for line in lines
    )


def _named_after(one: HandedReport, office: RosterOffice, roster: Roster) -> RosterOffice | None:
    """The one other office that a report's file is called after; None where its own is, too."""
    file = name_key(one.origin.file.rpartition("/")[2])
    if name_key(office.name) in file or roster.names_file(office, one.origin.file):
        return None
    others = roster.named_in(file)
    return others[0] if len(others) == 1 else None

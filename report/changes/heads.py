"""What changed in section one: its sub-heads, and the paragraphs under them.

A part is known by its sub-head, the one it had or the one it got. Where two parts of a report
share one, section one is told and taken back as a whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from nianbao.report.changes.difference import Difference
from nianbao.report.changes.paragraphs import changed_paragraphs
from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.form.shape import ProseSection
from nianbao.report.prose import Overview, Part

Parts = Sequence[Part]


def changed_heads(section: ProseSection, before: Report, after: Report) -> Iterator[Difference]:
    """The changes of a section that has sub-heads."""
    old, new = before.prose.overview, after.prose.overview
    if not (_are_told_apart(old.parts) and _are_told_apart(new.parts)):
        if old != new:
            yield _as_a_whole(section, old, new)
        return
    title, pairs = section.title.text, _pairs(old.parts, new.parts)
    places = {part.heading: place for place, part in enumerate(old.parts)}
    places |= {new.parts[j].heading: i for j, i in pairs.items()}
    if old.numbering != new.numbering:
        yield _numbering(section, old.numbering, new.numbering)
    if [pairs[j] for j in sorted(pairs)] != sorted(pairs.values()):
        yield _order(section, old, new, places)
    for j, part in enumerate(new.parts):
        if j not in pairs:
            yield _added(section, part)
            continue
        was = old.parts[pairs[j]]
        if was.heading != part.heading:
            yield _renamed(section, was.heading, part.heading)
        find = partial(_field, heads=frozenset((was.heading, part.heading)))
        place = f"{title}{_called(part.heading)}"
        yield from changed_paragraphs(section.key, place, was.text, part.text, find)
    for i, part in enumerate(old.parts):
        if i not in pairs.values():
            yield _removed(section, part, places)


def _pairs(old: Parts, new: Parts) -> dict[int, int]:
    """Which old part each new one was: that of the same head, else text, else place."""
    pairs = {
        j: i
        for j, part in enumerate(new)
        for i, was in enumerate(old)
        if part.heading == was.heading
    }
    for by_text in (True, False):
        for j, part in enumerate(new):
            for i, was in enumerate(old):
                same = bool(part.text) and part.text == was.text if by_text else i == j
                free = j not in pairs and i not in pairs.values()
                if same and free and part.heading and was.heading:
                    pairs[j] = i
    return pairs


def _numbering(section: ProseSection, old: str, new: str) -> Difference:
    return Difference(
        section.key,
        f"{section.title.text}：小标题的编号",
        old or "不编号",
        new or "不编号",
        lambda report: report.with_overview(replace(report.prose.overview, numbering=old)),
        lambda report: report.prose.overview.numbering == new,
    )


def _order(
    section: ProseSection, old: Overview, new: Overview, places: Mapping[str, int]
) -> Difference:
    def undo(report: Report) -> Report:
        parts = report.prose.overview.parts
        known = [part for part in parts if part.heading in places]
        known.sort(key=lambda part: places[part.heading])
        in_order = iter(known)
        return _with_parts(
            report, [next(in_order) if part.heading in places else part for part in parts]
        )

    return Difference(
        section.key,
        f"{section.title.text}：小标题的顺序",
        "、".join(part.heading for part in old.headed()),
        "、".join(part.heading for part in new.headed()),
        undo,
        lambda report: _headings(report) == [part.heading for part in new.parts],
    )


def _added(section: ProseSection, part: Part) -> Difference:
    def undo(report: Report) -> Report:
        parts = report.prose.overview.parts
        return _with_parts(report, [there for there in parts if there.heading != part.heading])

    return Difference(
        section.key,
        f"{section.title.text}：增加的小标题",
        "",
        _printed(part),
        undo,
        lambda report: part in report.prose.overview.parts,
    )


def _removed(section: ProseSection, part: Part, places: Mapping[str, int]) -> Difference:
    def undo(report: Report) -> Report:
        parts = list(report.prose.overview.parts)
        if part.heading in _headings(report):
            return report
        before = [
            place
            for place, there in enumerate(parts)
            if places.get(there.heading, len(places)) < places[part.heading]
        ]
        first = 1 if part.heading and parts and not parts[0].heading else 0
        nearest = max(before, key=lambda place: places[parts[place].heading], default=first - 1)
        parts.insert(max(nearest + 1, first), part)
        return _with_parts(report, parts)

    return Difference(
        section.key,
        f"{section.title.text}：删除的小标题",
        _printed(part),
        "",
        undo,
        lambda report: part.heading not in _headings(report),
    )


def _renamed(section: ProseSection, old: str, new: str) -> Difference:
    def undo(report: Report) -> Report:
        parts = report.prose.overview.parts
        return _with_parts(
            report,
            [replace(part, heading=old) if part.heading == new else part for part in parts],
        )

    return Difference(
        section.key,
        f"{section.title.text}：小标题改名",
        old,
        new,
        undo,
        lambda report: new in _headings(report),
    )


def _as_a_whole(section: ProseSection, old: Overview, new: Overview) -> Difference:
    return Difference(
        section.key,
        f"{section.title.text}（小标题有重名，整个部分一起恢复）",
        "\n".join(map(_printed, old.parts)),
        "\n".join(map(_printed, new.parts)),
        lambda report: report.with_overview(old),
        lambda report: report.prose.overview == new,
    )


def _are_told_apart(parts: Parts) -> bool:
    return len({part.heading for part in parts}) == len(parts)


def _with_parts(report: Report, parts: Parts) -> Report:
    return report.with_overview(replace(report.prose.overview, parts=tuple(parts)))


def _headings(report: Report) -> list[str]:
    return [part.heading for part in report.prose.overview.parts]


def _field(report: Report, heads: frozenset[str]) -> FieldRef | None:
    """The text field under one of these sub-heads."""
    for place, heading in enumerate(_headings(report)):
        if heading in heads:
            return FieldRef(Overview.KEY, place)
    return None


def _called(heading: str) -> str:
    return f"“{heading}”" if heading else "：小标题之前"


def _printed(part: Part) -> str:
    return "\n".join(filter(None, (part.heading, part.text)))

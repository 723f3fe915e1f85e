"""What changed in a prose field, paragraph by paragraph."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from nianbao.report.changes.difference import Difference
from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.text import paragraphs

Find = Callable[[Report], FieldRef | None]
"""The address of a field in a report, None when that report does not have it."""


class _Run(NamedTuple):
    """Paragraphs `first` up to `end` of a field became `new_first` up to `new_end`."""

    first: int
    end: int
    new_first: int
    new_end: int


def changed_paragraphs(
    section: str, place: str, before: str, after: str, find: Find
) -> Iterator[Difference]:
    """The changes that made the text `before` of a field the text `after`."""
    old, new = paragraphs(before), paragraphs(after)
    for run in _runs(old, new):
        yield _change(section, place, old, new, run, find)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[_Run]:
    """The runs of paragraphs that differ; as many for as many are told one by one."""
    for tag, *bounds in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        run = _Run(*bounds)
        if tag == "replace" and run.end - run.first == run.new_end - run.new_first:
            for at, new_at in zip(
                range(run.first, run.end), range(run.new_first, run.new_end), strict=True
            ):
                yield _Run(at, at + 1, new_at, new_at + 1)
        elif tag != "equal":
            yield run


def _change(
    section: str, place: str, old: tuple[str, ...], new: tuple[str, ...], run: _Run, find: Find
) -> Difference:
    def undo(report: Report) -> Report:
        field = find(report)
        if field is None or (there := paragraphs(report.prose.text(field))) == old:
            return report
        at = _place_in(there, old, new, run)
        length = run.new_end - run.new_first
        whole = (
            old if at is None else (*there[:at], *old[run.first : run.end], *there[at + length :])
        )
        return report.with_prose(field, "\n".join(whole))

    def untouched(report: Report) -> bool:
        field = find(report)
        if field is None:
            return False
        return _place_in(paragraphs(report.prose.text(field)), old, new, run) is not None

    return Difference(
        section,
        f"{place}{_numbered(run)}",
        "\n".join(old[run.first : run.end]),
        "\n".join(new[run.new_first : run.new_end]),
        undo,
        untouched,
    )


def _place_in(
    there: Sequence[str], old: Sequence[str], new: Sequence[str], run: _Run
) -> int | None:
    """Where a field has the new paragraphs of a run: between its neighbours, or at all; if once."""
    sought = tuple(new[run.new_first : run.new_end])
    before = {_at(old, run.first - 1), _at(new, run.new_first - 1)}
    behind = {_at(old, run.end), _at(new, run.new_end)}
    length = len(sought)
    everywhere = [
        at for at in range(len(there) - length + 1) if tuple(there[at : at + length]) == sought
    ]
    between = [
        at
        for at in everywhere
        if _at(there, at - 1) in before and _at(there, at + length) in behind
    ]
    found = between or (everywhere if sought else [])
    return found[0] if len(found) == 1 else None


def _at(texts: Sequence[str], place: int) -> str | None:
    """A paragraph; None before the first and behind the last."""
    return texts[place] if 0 <= place < len(texts) else None


def _numbered(run: _Run) -> str:
    """Which paragraphs these are now; without any, which they were."""
    if run.new_first == run.new_end:
        return "原" + _numbered(_Run(0, 0, run.first, run.end))
    last = f"至{run.new_end}" if run.new_end > run.new_first + 1 else ""
    return f"第{run.new_first + 1}{last}段"

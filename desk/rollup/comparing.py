"""What is alike in the words of the offices (K01), and who names another (K04)."""

from collections.abc import Iterator, Sequence

from nianbao.desk.rollup.books import Books
from nianbao.report.finding import Finding
from nianbao.report.form import form_of
from nianbao.report.rollup.across import (
    COMPARED,
    alike_words,
    compared_groups,
    other_office_named,
    words_of_everybody,
)
from nianbao.report.rollup.likeness import (
    ALIKE,
    Alike,
    alike,
    everybody_limit,
    pieces_of,
    shared_sentences,
)
from nianbao.report.rollup.roster import RosterOffice
from nianbao.report.rollup.sums import CountedReport


def words_across(
    counted: Sequence[CountedReport], books: Books
) -> tuple[dict[str, tuple[Finding, ...]], tuple[str, ...]]:
    """K01 and K04 by the office's name, and remarks about what was not compared."""
    found: dict[str, list[Finding]] = {}
    groups = compared_groups(counted)
    remarks = _remarks(len(counted), sum(map(len, groups)))
    for group in groups:
        for office, finding in _alike(group, books):
            found.setdefault(office.name, []).append(finding)
    for office, one in counted:
        by_section: dict[str, dict[str, None]] = {}
        for name, section in books.head(one)["named"]:
            by_section.setdefault(section, {})[name] = None
        for section, names in by_section.items():
            found.setdefault(office.name, []).append(other_office_named(list(names), section))
    return {name: tuple(findings) for name, findings in found.items()}, remarks


def _remarks(number: int, compared: int) -> tuple[str, ...]:
    """What was not compared with what, because there are too many."""
    if number <= COMPARED:
        return ()
    remark = f"报告超过{COMPARED}份，文字和整张表只在同一个县里互相比较。"
    if compared < number:
        remark += f"有{number - compared}份没有比较：请在名单里写明各单位的县。"
    return (remark,)


def _alike(
    counted: Sequence[CountedReport], books: Books
) -> Iterator[tuple[RosterOffice, Finding]]:
    likeness = alike([books.bag(one) for _, one in counted])
    by_which: dict[int, list[Alike]] = {}
    for pair in likeness.pairs:
        by_which.setdefault(pair.which, []).append(pair)
    limit = everybody_limit(len(counted))
    for place, (office, _) in enumerate(counted):
        if pairs := by_which.get(place):
            nearest = min(pairs, key=lambda pair: (-pair.percent, pair.other))
            yield office, _alike_finding(counted, books, nearest, len(pairs) - 1)
        if likeness.common[place] >= ALIKE:
            yield office, words_of_everybody(likeness.common[place], limit)


def _alike_finding(
    counted: Sequence[CountedReport], books: Books, pair: Alike, further: int
) -> Finding:
    (office, one), (other_office, other) = counted[pair.which], counted[pair.other]
    form = form_of(one.form)
    theirs = pieces_of(form, books.texts(other), _own_names(other_office, other.office))
    names = _own_names(office, one.office)
    sentences = list(shared_sentences(form, books.texts(one), theirs, names))
    return alike_words(pair.percent, other_office.name, sentences, further)


def _own_names(office: RosterOffice, printed: str) -> list[str]:
    return sorted({office.name, *office.others, printed}, key=len, reverse=True)

"""Single errors in words. Each takes a case and chance, and gives what came of it, or None."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from nianbao.report.document import Report
from nianbao.report.field import PREFACE, FieldRef
from nianbao.report.finding import Span
from tests.mutations.cases import GROWTH, KINDS, PARTS, SHARE, SOME, SUM, Case
from tests.mutations.kinds_of_cells import Kind, Mutation
from tests.mutations.numbers import NONE, printed_like, value_of

_OTHER_NAMES = ("永和镇", "石门镇", "三合镇", "清水乡", "赵家集乡", "南岗街道", "光明街道")
_COMMON = ("政府", "信息", "工作", "群众", "培训", "考核", "监督", "平台", "保障", "公开")
_LAWFUL_TWICE = re.compile("人民政府政府|公开公开(?:[栏专信指目内事制属方机条政情]|各类)")
_STARTS = "。；\n”）"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def stale_year(case: Case, chance: Random) -> Mutation | None:
    """Last year's number where this year's is meant."""
    year = f"{case.report.year}年"
    found = [
        (name, m.start()) for name, text in _texts(case.report) for m in re.finditer(year, text)
    ]
    if not found:
        return None
    name, start = chance.choice(found)
    text = case.report.prose.text(name)
    mutation = _edited(case, name, start, start + 4, str(case.report.year - 1))
    at_start = not text[:start] or text[start - 1] in _STARTS
    told = re.search("(?:截至|期限为?|统计时间为|自|日至)$", text[:start]) or (
        name == PREFACE and re.match("度?政府信息公开", text[start + 5 :])
    )
    sentence = re.split("[。；\n]", text[start:], maxsplit=1)[0]
    explained = re.search("上年|比|较|决算|预算", sentence)
    sure = (at_start and not explained and len(sentence) > 6) or told
    return _certain(mutation, "a sentence on this year's work names another" if sure else "")


def number_changed(case: Case, chance: Random) -> Mutation | None:
    """A number in the words a little off, or another one."""
    marks = [span for link in case.links for span in link.spans]
    others = [
        Span(name, *match.span())
        for name, text in _texts(case.report)
        for match in _NUMBER.finditer(text)
        if re.match("[件条份次个项期人篇]", text[match.end() :])
    ]
    spans = marks if marks and chance.random() < 0.8 else others
    return _renumbered(case, chance, chance.choice(spans)) if spans else None


def list_item_changed(case: Case, chance: Random) -> Mutation | None:
    """A part of a list, or its total, that is another number; or a part left out."""
    links = [link for link in case.links if link.relation in (SUM, PARTS, SOME, KINDS)]
    if not links:
        return None
    link = chance.choice(links)
    place = chance.randrange(len(link.spans))
    span = link.spans[place]
    text = case.report.prose.text(link.field)
    first = 2 if link.relation == KINDS else 1
    item = re.compile(r"[、，](?:其中：?)?[^、，。；：（）]*$").search(text, 0, span.start)
    if place > first and len(link.spans) > first + 2 and item and chance.random() < 0.3:
        end = span.end + 1
        if text[end : end + 1] in "、，。；）":
            return _edited(case, link.field, item.start(), end, "")
    return _renumbered(case, chance, span)


def percent_changed(case: Case, chance: Random) -> Mutation | None:
    """A percentage that is not that of its two numbers."""
    links = [link for link in case.links if link.relation in (SHARE, GROWTH)]
    return _renumbered(case, chance, chance.choice(links).spans[2]) if links else None


def section_emptied(case: Case, chance: Random) -> Mutation | None:
    """Nothing left of a section, or under a sub-head."""
    form = case.report.form
    section = chance.choice([section.key for section in form.sections])
    if section in {table.key for table in form.tables}:
        table = form.table(section)
        report = case.report.with_figures(dict.fromkeys(table.typed_cells))
        gone = replace(case, report=report, links=())
        return Mutation(gone, table.typed_cells, "a section holds nothing", section)
    names = list(case.report.prose.fields(section))
    if section == form.sections[0].key and len(names) > 1:
        names = [chance.choice(names)]
    edited: Case | None = case
    for name in names:
        edited = edited and edited.edited(name, 0, len(case.report.prose.text(name)), "")
    if not edited:
        return None
    places = tuple(Span(name.heading or name, 0, 99) for name in names)
    return Mutation(edited, places, "a section or sub-head holds nothing", section)


def identity_number_inserted(case: Case, chance: Random) -> Mutation | None:
    """A person's identity number."""
    year, month, day = chance.randint(1950, 2005), chance.randint(1, 12), chance.randint(1, 28)
    digits = f"411421{year}{month:02}{day:02}{chance.randint(1, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    words = f"（申请人身份证号{digits}{'10X98765432'[total % 11]}）"
    return _certain(_inserted(case, chance, words), "an identity number")


def mobile_number_inserted(case: Case, chance: Random) -> Mutation | None:
    """A person's mobile number."""
    number = f"1{chance.choice('3578')}{chance.randint(10**8, 10**9 - 1)}"
    return _certain(_inserted(case, chance, f"（联系电话{number}）"), "a mobile number")


def other_office_named(case: Case, chance: Random) -> Mutation | None:
    """Another town's name for one's own."""
    own = re.search(r"[县区]([^县区]{2,4}(?:镇|乡|街道))", case.report.office)
    if not own:
        return None
    found = [
        (name, m.start())
        for name, text in _texts(case.report)
        for m in re.finditer(own[1], text)
        if not re.search("《[^》]*$", text[: m.start()])
    ]
    other = chance.choice([name for name in _OTHER_NAMES if name[-1] == own[1][-1]])
    if found and chance.random() < 0.7:
        name, start = chance.choice(found)
        mutation = _edited(case, name, start, start + len(own[1]), other)
    else:
        mutation = _inserted(case, chance, f"{other}人民政府同步在公开栏张贴。", "。")
    return _certain(mutation, "another office's name")


def paragraph_of_last_year(case: Case, chance: Random) -> Mutation | None:
    """A field as it stood in last year's report."""
    if case.previous is None:
        return None
    old, new = dict(_texts(case.previous)), dict(_texts(case.report))
    names = [name for name in new if old.get(name, new[name]) != new[name] and name != PREFACE]
    if not names:
        return None
    name = chance.choice(names)
    report = case.report.with_prose(name, old[name])
    links = [link for link in case.links if link.field != name]
    links += [link for link in case.previous_links if link.field == name]
    copied = replace(case, report=report, links=tuple(links))
    stale = re.search(rf"(?:^|[。；\n]){case.previous.year}年", old[name])
    of_problems = "section five is last year's" * (name == FieldRef("problems"))
    sure = "the other year is named" if stale else of_problems
    return Mutation(copied, (Span(name, 0, len(old[name])),), sure)


def placeholder_left(case: Case, chance: Random) -> Mutation | None:
    """A place to be filled in that was not."""
    words = chance.choice(("××", "XX", "（具体网址）", "（文字描述）", "＿＿＿"))
    return _certain(_inserted(case, chance, words), "a placeholder")


def word_doubled(case: Case, chance: Random) -> Mutation | None:
    """A word typed twice."""
    found = [
        (name, m.end(), word)
        for name, text in _texts(case.report)
        for word in _COMMON
        for m in re.finditer(word, text)
    ]
    if not found:
        return None
    name, end, word = chance.choice(found)
    mutation = _edited(case, name, end, end, word)
    text = case.report.prose.text(name)
    around = text[max(0, end - 4) : end] + word + text[end : end + 2]
    lawful = _LAWFUL_TWICE.search(around)
    return _certain(mutation, "" if lawful else "a word stands twice")


def document_number_broken(case: Case, chance: Random) -> Mutation | None:
    """A document's number without a part of its brackets."""
    found = [
        (name, m.start() + 5)
        for name, text in _texts(case.report)
        for m in re.finditer(r"〔\d{4}〕\d+号", text)
    ]
    if not found:
        return None
    name, start = chance.choice(found)
    return _certain(_edited(case, name, start, start + 1, ""), "a document number is broken")


WORD_KINDS: dict[str, Kind] = {
    "stale year": stale_year,
    "number in prose changed": number_changed,
    "list item changed": list_item_changed,
    "percent changed": percent_changed,
    "section emptied": section_emptied,
    "identity number": identity_number_inserted,
    "mobile number": mobile_number_inserted,
    "another office": other_office_named,
    "last year's paragraph": paragraph_of_last_year,
    "placeholder left": placeholder_left,
    "word doubled": word_doubled,
    "document number broken": document_number_broken,
}


def _texts(report: Report) -> Iterator[tuple[FieldRef, str]]:
    """The fields that hold words, but for headings."""
    names = [PREFACE]
    for section in report.form.prose_sections():
        names += report.prose.fields(section.key)
    for name in names:
        if text := report.prose.text(name):
            yield name, text


def _edited(case: Case, name: FieldRef, start: int, end: int, words: str) -> Mutation | None:
    edited = case.edited(name, start, end, words)
    return (
        None
        if edited is None
        else Mutation(edited, (Span(name, start, max(start + len(words), start + 1)),))
    )


def _certain(mutation: Mutation | None, why: str) -> Mutation | None:
    return None if mutation is None else replace(mutation, certain=why)


def _inserted(case: Case, chance: Random, words: str, after: str = "，。、") -> Mutation | None:
    """Words put behind one of these marks."""
    places = [
        (name, match.end())
        for name, text in _texts(case.report)
        for match in re.finditer(f"[{after}]", text)
        if not re.search("《[^》]*$|“[^”]*$|（[^）]*$", text[: match.end()])
    ]
    if not places:
        return None
    name, at = chance.choice(places)
    return _edited(case, name, at, at, words)


def _renumbered(case: Case, chance: Random, span: Span) -> Mutation | None:
    """Another number in the style of the old one; the digits swapped, or one to ten off."""
    words = case.report.prose.text(span.field)[span.start : span.end]
    if NONE.fullmatch(words):
        return None
    old = value_of(words)
    places = -int(old.as_tuple().exponent) if old != int(old) else 0
    steps = (1, -1, 2, 3, 7, 10)
    new = old + Decimal(chance.choice(steps)) * Decimal(10) ** -min(places, 1) * (
        3 if places else 1
    )
    if new < 0 or new == old:
        return None
    return _edited(case, span.field, span.start, span.end, printed_like(words, new))

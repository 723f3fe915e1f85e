"""Reports made by chance: figures that close, and words that state them in many ways.

Every number is bound to its cells as it is written, so that what a change breaks is known
without asking a check. From one seed come two years of one office.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from nianbao.report.document import Report, new_report
from nianbao.report.field import FieldRef
from nianbao.report.form.figures import CellRef
from nianbao.report.prose import Part, overview
from tests.mutations import phrases
from tests.mutations.cases import EITHER, GROWTH, SHARE, SOME, SUM, Case, Link, cells_of
from tests.mutations.numbers import printed_like

_STYLES = ("1", "1", "1,000", "１", "一")
_CLASSES = ("natural_person", "commercial", "research", "public_benefit", "legal_service", "other")
_SLOT = re.compile(r"\{([^}]*)\}")


@dataclass
class Writer:
    """The words of one field as they grow, and what their numbers are bound to.

    `own` is what the office calls itself, for 我镇 in a template.
    """

    name: FieldRef
    report: Report
    style: str
    own: str
    text: str = ""
    links: list[Link] = field(default_factory=list)

    def say(self, template: str) -> None:
        """Add words; `{received}` becomes the number of those cells."""
        for piece in re.split(r"(\{[^}]*\})", template.replace("我镇", self.own)):
            slot = _SLOT.fullmatch(piece)
            if not slot:
                self.text += piece
                continue
            words, _, names = slot[1].rpartition("=")
            cells = [ref for name in names.split("+") for ref in cells_of(name)]
            first, _, column = names.partition(".")
            if first in EITHER:
                cells = list(cells_of(f"{EITHER[first][0]}.{column}".rstrip(".")))
            value = sum((Decimal(self.report.figure(ref) or 0) for ref in cells), Decimal(0))
            start = len(self.text)
            self.text += words or printed_like(self.style, value)
            self.links.append(Link(self.name, ((start, len(self.text)),), names))

    def number(self, value: Decimal | int, style: str = "") -> tuple[int, int]:
        """Add a number that is bound to no cell, in a style of its own if need be; its place."""
        start = len(self.text)
        self.text += printed_like(style or self.style, Decimal(value))
        return start, len(self.text)

    def listing(self, head: str, opener: str, items: Sequence[tuple[str, int]], unit: str) -> None:
        """Add a total and its parts: 发布信息20条，其中动态12条、公告8条."""
        self.text += head
        marks = [self.number(sum(number for _, number in items))]
        self.text += unit + opener
        for place, (words, number) in enumerate(items):
            self.text += "、" * bool(place) + words
            marks.append(self.number(number))
            self.text += unit
        self.text += "。"
        relation = SOME if "其中" in opener else SUM
        self.links.append(Link(self.name, tuple(marks), relation))


def written_pair(seed: int) -> tuple[Case, Case]:
    """Two years of one office."""
    chance = Random(seed)
    office = chance.choice(phrases.OFFICES)
    year = chance.choice(range(2021, 2025))
    last, last_links = _written(chance, office, year, None)
    now, links = _written(chance, office, year + 1, last)
    name = f"written {seed}"
    return (
        Case(f"{name} {year}", last, None, last_links),
        Case(f"{name} {year + 1}", now, last, links, last_links),
    )


def _written(
    chance: Random, office: str, year: int, last: Report | None
) -> tuple[Report, tuple[Link, ...]]:
    report = _figures(chance, new_report(office, year), last)
    own = "我乡" if "乡人民" in office else "我街道" if "街道" in office else "我镇"
    style = chance.choice(_STYLES)
    odd = year % 2
    texts: list[tuple[str, str]] = []
    links: list[Link] = []

    def write(name: str, *steps: Callable[[Writer], None]) -> str:
        writer = Writer(FieldRef.of(name), report, style, own)
        for step in steps:
            step(writer)
        links.extend(writer.links)
        return writer.text

    def one_of(templates: Sequence[str]) -> Callable[[Writer], None]:
        template = chance.choice(templates[odd::2]).replace("〈年〉", f"{year}年")
        return lambda writer: writer.say(template)

    steps = (
        (_published(chance), one_of(phrases.DOCUMENTS), one_of(phrases.DECISIONS)),
        (_requests(chance, report), _outcomes(chance, report)),
        (one_of(phrases.KEEPING),),
        (one_of(phrases.PLATFORMS), _growth(chance)),
        (one_of(phrases.SUPERVISION), _share(chance)),
    )
    for place, (heading, step) in enumerate(
        zip(chance.choice(phrases.HEADINGS), steps, strict=True)
    ):
        texts.append((heading, write(f"overview.parts.{place}.text", *step)))
    numbering = chance.choice(("（一）", "1、"))
    report = report.with_overview(overview(numbering, [Part(*text) for text in texts]))
    prefaces = ("", chance.choice(phrases.PREFACES).replace("〈年〉", f"{year}年"))
    report = report.with_prose("preface", chance.choice(prefaces).replace("〈单位〉", office))
    report = report.with_prose("problems", write("problems", one_of(phrases.PROBLEMS)))
    disputes = phrases.DISPUTES if _any(report, "recon+suits") else phrases.NO_DISPUTES
    six = write("other_matters", one_of(phrases.FEES), one_of(disputes))
    report = report.with_prose("other_matters", six)
    for link in links:
        assert link.holds(report), (link, report.prose.text(link.field))
    return report, tuple(links)


def _any(report: Report, names: str) -> bool:
    return any(report.figure(ref) for name in names.split("+") for ref in cells_of(name))


def _published(chance: Random) -> Callable[[Writer], None]:
    kinds = chance.sample(phrases.KINDS, chance.randint(3, 6))
    items = [(kind, chance.randint(2, 99)) for kind in kinds]
    head, opener, unit = chance.choice(phrases.LISTS)
    return lambda writer: writer.listing(head, opener, items, unit)


def _requests(chance: Random, report: Report) -> Callable[[Writer], None]:
    if not _any(report, "received"):
        template = chance.choice(phrases.NO_REQUESTS)
    elif _any(report, "brought"):
        template = chance.choice(phrases.REQUESTS_AND_OLD)
    else:
        template = chance.choice(phrases.REQUESTS)

    def write(writer: Writer) -> None:
        writer.say(template)
        if _any(report, "received") and chance.random() < 0.4:
            writer.say("按申请人分，自然人{came.np}件，法人和其他组织{came.bodies}件。")

    return write


def _outcomes(chance: Random, report: Report) -> Callable[[Writer], None]:
    granted = "granted" if _any(report, "partly") else "open"
    names = (granted, "partly", "withheld", "unable", "refused", "closed")
    words = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
    shown = [
        f"{word}{{{name}}}件" for name, word in zip(names, words, strict=True) if _any(report, name)
    ]
    opener = chance.choice(("办结的申请中，", "从办理结果看，", "办理结果为："))
    mark = chance.choice("，、；") if len(shown) > 1 else ""

    def write(writer: Writer) -> None:
        if shown:
            writer.say(opener + mark.join(shown) + "。")

    return write


def _growth(chance: Random) -> Callable[[Writer], None]:
    old, new = chance.randint(50, 400), chance.randint(401, 900)

    def write(writer: Writer) -> None:
        writer.text += "公众号全年推送信息"
        first = writer.number(new, "1")
        writer.text += "条，比上年的"
        second = writer.number(old, "1")
        writer.text += "条增长"
        percent = (Decimal(new - old) * 100 / old).quantize(Decimal("0.1"))
        third = writer.number(percent, "1")
        writer.text += "%。"
        writer.links.append(Link(writer.name, (first, second, third), GROWTH))

    return write


def _share(chance: Random) -> Callable[[Writer], None]:
    sent = chance.randint(100, 500)
    back = chance.randint(sent * 6 // 10, sent)

    def write(writer: Writer) -> None:
        writer.text += "社会评议发放问卷"
        whole = writer.number(sent, "1")
        writer.text += "份，收回"
        part = writer.number(back, "1")
        writer.text += "份，收回的占发放的"
        percent = (Decimal(back) * 100 / sent).quantize(Decimal("0.1"))
        third = writer.number(percent, "1")
        writer.text += "%。"
        writer.links.append(Link(writer.name, (whole, part, third), SHARE))

    return write


def _figures(chance: Random, report: Report, last: Report | None) -> Report:
    """Zeros, and figures as a town has them; what came over is what last year handed on."""
    for table in report.form.tables:
        report = report.with_zeros(table.key)
    figures: dict[CellRef, int | Decimal] = {
        CellRef("disclosure", row, "decisions"): chance.randint(0, 300)
        for row in ("licensing", "penalties", "compulsion")
    }
    made, ended = chance.randint(0, 4), chance.randint(0, 2)
    stock = CellRef("disclosure", "normative_documents", "in_force")
    before = last.figure(stock) if last else chance.randint(2, 20)
    figures[stock] = int(before or 0) + made - ended
    figures[stock._replace(column="issued")] = made
    figures[stock._replace(column="repealed")] = ended
    figures[CellRef("disclosure", "fees", "amount")] = Decimal(chance.choice(("0", "3.26", "18.5")))
    table = report.form.table("requests")
    rows = [ref.row for ref in table.typed_cells if ref.column == "other"][2:-1]
    rows = [row for row in rows if row not in ("withheld_state_secret", "closed_other")]
    for column in _CLASSES:
        came = chance.choice((0, chance.randint(0, 40))) if column == "natural_person" else 0
        came = came or chance.choice((0, 0, chance.randint(0, 5)))
        old = CellRef("requests", "brought_forward", column)
        handed = (
            last.figure(old._replace(row="carried_forward")) if last else chance.choice((0, 0, 1))
        )
        figures[old] = int(handed or 0)
        figures[old._replace(row="received")] = came
        left = chance.choice((0, 0, min(came, 2)))
        figures[old._replace(row="carried_forward")] = left
        for _ in range(came + int(handed or 0) - left):
            chosen = old._replace(row=chance.choice(("granted", "granted", *rows)))
            figures[chosen] = int(figures.get(chosen, 0)) + 1
    for block in ("reconsideration", "litigation_direct", "litigation_after"):
        for column in ("upheld", "corrected", "other", "pending"):
            number = chance.choice((0, 0, 0, chance.randint(0, 3)))
            figures[CellRef("challenges", block, column)] = number
    return report.with_figures(figures)

"""Reports that every test may use: made by hand, and made by Hypothesis."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from nianbao.report.document import FIRST_YEAR, LAST_YEAR, Report, new_report
from nianbao.report.facts import Fact, Facts, Item
from nianbao.report.form.figures import CellRef, Figure, Unit
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.numbering import STYLES, split_number
from nianbao.report.prose import Part, Prose, overview
from nianbao.report.text import clean_line, clean_text

SAMPLE = Path(__file__).parent / "samples" / "beiguan_2021.txt"
OFFICE = "民权县北关镇人民政府"

_QUIET = (
    "我镇通过县政府网站主动公开政府信息86条。",
    "没有收到政府信息公开申请。",
    "动态调整公开目录25项。",
    "更新村务公开栏32处。",
    "开展培训2次。政务公开纳入站所考核，社会评议1次，没有发生责任追究。",
)
"""Section one of the zero report, aspect by aspect."""

HOSTILE = (
    "[bold]重点[/bold]工作",
    "甲|乙||丙\\|丁",
    "# 不是标题 #",
    "<script>alert(1)</script>",
    "=1+1",
    "- 不是列表",
    "1. 也不是列表",
    "1) 也不是列表",
    "---",
    "```",
    "> 引用 &amp; &#35; **粗** _斜_ ~~删~~ `码` $x$ ![图](a) <http://a.cn> \\",
    "　　缩进两格",
    "| a | b |",
    ":--",
    "1、",
    "{{ }} %s %(a)s ${HOME}",
)
"""Paragraphs that mean something to one format or another."""


@cache
def seed_report() -> Report:
    """The published report of the sample, built by hand: six sub-heads, every figure 0."""
    lines = [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line]
    titles = [lines.index(section.title.text) for section in FORM_2021.sections]
    parts: list[Part] = []
    for line in lines[titles[0] + 1 : titles[1]]:
        style, _, words = split_number(line)
        if style == "1、":
            parts.append(Part(words))
        else:
            text = "\n".join(filter(None, (parts[-1].text, line)))
            parts[-1] = replace(parts[-1], text=text)
    prose = Prose(
        overview=overview("1、", parts),
        problems="\n".join(lines[titles[4] + 1 : titles[5]]),
        other_matters="\n".join(lines[titles[5] + 1 :]),
    )
    return replace(_zeros(new_report(OFFICE, 2021)), prose=prose)


@cache
def zero_report() -> Report:
    """A finished report of nothing: every figure 0, the default sub-heads, short words.

    Its words give no rule anything to say; A06 tells that it is a report of nothing.
    """
    report = _zeros(new_report("宁陵县柳河镇人民政府", 2024))
    for place, text in enumerate(_QUIET):
        report = report.with_prose(f"overview.parts.{place}.text", text)
    report = report.with_prose("problems", "一是公开不够及时。改进：每月核对一次。")
    return report.with_prose("other_matters", "2024年度没有收取信息处理费。")


@cache
def full_report() -> Report:
    """All 200 figures different and none 0, balances closed; preface and notes; (一) numbers."""
    random = Random(2021)
    report = replace(seed_report(), office="睢县西陵寺镇人民政府", year=2023)
    while True:
        filled = report.with_figures(_random_figures(random))
        figures = list(filled.all_figures.values())
        if len(set(figures)) == len(figures) and all(figures):
            break
    filled = filled.with_overview(replace(filled.prose.overview, numbering="（一）"))
    filled = filled.with_prose(
        "preface",
        "　　根据《中华人民共和国政府信息公开条例》，编制本报告。\n"
        "统计期限为2023年1月1日至12月31日。",
    )
    filled = filled.with_note("requests.withheld_security_stability.commercial", "含上年2件")
    filled = filled.with_note("disclosure.fees.amount", "城镇污水处理费")
    return filled.with_note("requests", "注：本表由镇党政办填报。\n数字截至12月31日。")


@cache
def draft_report() -> Report:
    """A report half written: most figures blank, some 0, most words missing, a custom title."""
    report = new_report(OFFICE, 2022)
    report = report.with_figures(
        {
            CellRef("disclosure", "rules", "issued"): 0,
            CellRef("disclosure", "normative_documents", "in_force"): 12,
            CellRef("requests", "received", "natural_person"): 3,
            CellRef("requests", "received", "commercial"): 1,
            CellRef("requests", "granted", "natural_person"): 2,
            CellRef("challenges", "litigation_after", "pending"): 1,
        }
    )
    report = report.with_prose("title", "北关镇2022年政府信息公开工作年度报告（征求意见稿）")
    report = report.with_prose("overview.parts.1.text", "收到申请4件。\n已办结2件。")
    report = report.with_note("requests.received.research", "待核")
    return report.with_note("challenges", "另有1件正在核实。")


def unspoken(report: Report) -> Report:
    """The report with no word on requests, so that table three contradicts none."""
    words = "依申请公开的渠道畅通，专人登记，专人答复。"
    return report.with_prose("overview.parts.1.text", words)


def hostile_report() -> Report:
    """The zero report with words in every field that could break a format."""
    report = zero_report()
    for place, heading in enumerate(HOSTILE[:5]):
        report = report.with_prose(f"overview.parts.{place}.heading", heading)
        report = report.with_prose(f"overview.parts.{place}.text", "\n".join(HOSTILE))
    report = report.with_overview(replace(report.prose.overview, numbering=""))
    for name in ("title", "preface", "problems", "other_matters"):
        report = report.with_prose(name, "\n".join(HOSTILE))
    report = report.with_note("disclosure", "\n".join(HOSTILE))
    return report.with_note("requests.received.total", "|".join(HOSTILE))


NAMED = {
    "seed": seed_report,
    "full": full_report,
    "zero": zero_report,
    "draft": draft_report,
}
"""The reports that golden files are kept of."""


def _zeros(report: Report) -> Report:
    for table in report.form.tables:
        report = report.with_zeros(table.key)
    return report


def _random_figures(random: Random) -> Mapping[CellRef, Figure]:
    """Every typed cell; the balance of table three is closed by its last row."""
    typed = [ref for table in FORM_2021.tables for ref in table.typed_cells]
    figures: dict[CellRef, Figure] = {ref: random.randint(100, 9999) for ref in typed}
    figures[CellRef("disclosure", "fees", "amount")] = Decimal("4068.208")
    closed: dict[str, int] = {}
    for ref in typed:
        if ref.table == "requests" and ref.row not in ("received", "carried_forward"):
            sign = -1 if ref.row == "brought_forward" else 1
            closed[ref.column] = closed.get(ref.column, 0) + sign * int(figures[ref] or 0)
    for column, outcomes in closed.items():
        carried = random.randint(100, 9999)
        figures[CellRef("requests", "carried_forward", column)] = carried
        figures[CellRef("requests", "received", column)] = outcomes + carried
    return figures


_CHARACTERS = st.one_of(
    st.sampled_from(list("\\`*_[]<>|~#&$+-=:.()!{}\"'/ 　0123456789一二（）、，。镇公开申请")),
    st.characters(),
)


def _texts(size: int) -> st.SearchStrategy[str]:
    return st.one_of(st.text(_CHARACTERS, max_size=size), st.sampled_from(HOSTILE))


def lines(min_size: int = 0) -> st.SearchStrategy[str]:
    """One-line fields as they are kept: cleaned, at least `min_size` characters."""
    return _texts(30).map(clean_line).filter(lambda line: len(line) >= min_size)


def prose_texts() -> st.SearchStrategy[str]:
    """Prose fields as they are kept: cleaned paragraphs joined by a newline."""
    return st.lists(_texts(60), max_size=4).map("\n".join).map(clean_text)


def figures_of(unit: Unit) -> st.SearchStrategy[Figure]:
    """Figures as they are kept: counts of up to 9 digits, money of up to 6 decimals."""
    counts = st.integers(0, 999_999_999)
    if unit is Unit.CHANGE:
        return st.integers(-999_999_999, 999_999_999)
    if unit is Unit.COUNT:
        return counts
    return st.builds(_money, counts, st.integers(0, 6))


def _money(digits: int, places: int) -> Decimal:
    """A fee as `parse_figure` keeps it: no exponent, no trailing zeros."""
    value = Decimal(digits).scaleb(-places).normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def numbers() -> st.SearchStrategy[Figure]:
    """Numbers of facts as they are kept: counts, decimals, blanks."""
    money = figures_of(Unit.MONEY).filter(lambda value: value != int(value or 0))
    return st.one_of(st.none(), st.integers(0, 999_999_999), money)


def facts() -> st.SearchStrategy[Facts]:
    """Facts as they are kept, each name once."""
    names = st.text("专区村委会目录条数甲乙ab12", min_size=1, max_size=8)
    items = st.lists(st.builds(Item, lines(1), numbers()), max_size=4).map(tuple)
    units = st.sampled_from(("", "个", "条", "万次"))
    name = names.filter(lambda name: not name.isdigit())
    either = st.builds(Fact, name, units, numbers()) | st.builds(
        Fact, name, units, st.none(), items
    )
    return st.lists(either, max_size=4, unique_by=lambda fact: fact.name).map(tuple)


@st.composite
def reports_with_facts(draw: st.DrawFn) -> Report:
    """Any report of an office that has facts of its own."""
    return replace(draw(reports()), facts=draw(facts()))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any report a clerk could have: drafts with blanks, custom titles, notes; none stated."""
    report = new_report(draw(lines(1)), draw(st.integers(FIRST_YEAR, LAST_YEAR)))
    cells = [ref for ref in report.form.cells if ref not in report.form.derived_cells]
    chosen = draw(st.lists(st.sampled_from(cells), max_size=20, unique=True))
    report = report.with_figures(
        {ref: draw(figures_of(report.form.columns[ref].unit)) for ref in chosen}
    )
    if draw(st.booleans()):
        report = _zeros(report)
    parts = draw(st.lists(st.builds(Part, lines(), prose_texts()), max_size=5))
    section = overview(STYLES[0], parts)
    if section.headed():
        section = replace(section, numbering=draw(st.sampled_from(("", *STYLES))))
    report = report.with_overview(section)
    for name in ("preface", "problems", "other_matters"):
        report = report.with_prose(name, draw(prose_texts()))
    if draw(st.booleans()):
        report = report.with_prose("title", draw(lines(1)))
    places = st.sampled_from([*map(str, report.form.cells), *(t.key for t in report.form.tables)])
    for place in draw(st.lists(places, max_size=4, unique=True)):
        report = report.with_note(place, draw(prose_texts()))
    return report

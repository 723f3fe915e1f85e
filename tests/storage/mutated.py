"""Data files with one to three values of another kind, as a hand or a mistake would leave them."""

import copy
import json
import random
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nianbao.desk.address import Address
from nianbao.desk.remembered import (
    IMPORT_FOLDER,
    LEFT,
    LOOK,
    PASTED,
    PHRASES,
    PREVIOUS,
    Pasting,
)
from nianbao.desk.rollup.county_desk import ROLLUP, RollupPlaces
from nianbao.report.checks import run_checks
from nianbao.report.dismissal import dismiss
from nianbao.report.document import Report
from nianbao.report.facts import Fact, Item
from nianbao.report.field import FieldRef
from nianbao.report.finding import UNPLACED, Dismissal, Finding, Severity, Span
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.report.standing import Standing, Step
from nianbao.report.state import State
from nianbao.report.words.phrases import Phrase
from nianbao.storage.data_file import CHECKSUMS, checksum, encode, layout, line_key
from nianbao.storage.library import Library
from tests.reports import draft_report, full_report

_NOW = "2026-01-20T10:00:00+08:00"
_NUMBERS: list[Any] = [0, -1, 1, 7, 2024, 1.5, float("nan"), float("inf"), 10**12, 10**4000]
_WORDS = ["", "x", "甲\n乙", "\x1b[31m", "\ud800", "9" * 5000, "字" * 300, "requests", "a.b.c",
          "overview.parts.7.text", "overview.parts.999999999999.text", "2026-02-30",
          "/", "\0"]  # fmt: skip
_OTHERS: list[Any] = [None, True, False, [], {}, [1], ["x"], [[]], [None], {"a": 1}, {"": None}]


def _deep() -> Any:
    value: Any = []
    for _ in range(60):
        value = [value]
    return value


JUNK = [*_NUMBERS, *_WORDS, *_OTHERS, _deep()]


def rich_report() -> Report:
    """A report with something in every place that a record has."""
    cell = CellRef("requests", "granted", "total")
    overview = FieldRef("overview", 0)
    report = replace(
        draft_report(),
        office=full_report().office,
        year=full_report().year + 1,
        stated={cell: 9},
        facts=(Fact("专区", "个", 40), Fact("目录", "条", items=(Item("救灾", 15), Item("养老")))),
        import_findings=(
            Finding("N08", Severity.WARNING, "多一个数", "requests", (cell,), None, 13, 14),
            Finding(UNPLACED, Severity.WARNING, "没放", "overview", (), Span(overview, 0, 2)),
            Finding("S01", Severity.INFO, "标题", "title", (), Span(FieldRef("title"), 0, 2)),
        ),
    ).with_note("requests", "注：一句。")
    warning = next(one for one in run_checks(report) if one.severity is Severity.WARNING)
    return dismiss(report, warning, Dismissal("核对过了", "张三@机器", _NOW))


@cache
def whole() -> bytes:
    """A data file with two reports and all that a library remembers."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "nianbao.json"
        library = Library(path)
        last, this = full_report(), rich_report()
        steps = (Step(State.FINAL, _NOW, "张三"), Step(State.RETURNED, _NOW, "县", "改一处"))
        returned = Standing(
            State.RETURNED,
            "2026-01-20",
            "https://a.cn/",
            {"requests": "对"},
            steps,
            sent={"requests": "0123456789abcdef"},
            correct_by="2026-01-25",
        )
        library.save(this, run_checks(this), standing=returned)
        library.save(last, run_checks(last))
        library.set_office(Office(this.office, county="睢县"))
        LEFT.keep(library, this.key, Address("overview", field=FieldRef("overview", 0), start=1))
        LEFT.keep(library, last.key, Address("requests", CellRef("requests", "received", "other")))
        PASTED.keep(library, this.key, Pasting("html", "overview", {"overview": 5}))
        PREVIOUS.keep(library, this.key, last.key)
        PHRASES.keep(library, (Phrase("overview.0", "一句。"), Phrase("preface", "导语。", True)))
        LOOK.keep(library, "dark")
        ROLLUP.keep(library, RollupPlaces(Path("报来的"), Path("名单.csv"), 2025))
        IMPORT_FOLDER.keep(library, Path(folder))
        return path.read_bytes()


def mutated(chance: random.Random) -> bytes:
    """A data file that differs; its checksums may be those of what it holds now."""
    tables = copy.deepcopy(json.loads(whole()))
    sums = tables.pop(CHECKSUMS)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _mutate(tables, chance)
    if chance.random() < 0.5:
        return json.dumps({**tables, CHECKSUMS: sums}, ensure_ascii=chance.random() < 0.5).encode(
            "utf-8", "surrogatepass"
        )
    lines = {
        str(name): {str(number): encode(one) for number, one in table.items()}
        for name, table in tables.items()
        if isinstance(table, dict)
    }
    kept = {
        line_key(name, number): checksum(line)
        for name, table in lines.items()
        for number, line in table.items()
    }
    return b"".join(layout(lines, kept))


def _mutate(tables: dict[str, Any], chance: random.Random) -> None:
    """Put something else in one place, take it away, or give it another name."""
    holder, key = _place(tables, chance)
    match chance.randrange(10):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            names = [word for word in _WORDS if word != "\ud800"]  # no file has such a name
            holder[chance.choice([*names, f"{key}x"])] = holder.pop(key)
        case 2 if isinstance(holder, list):
            holder.extend(copy.deepcopy(holder) * chance.choice((1, 5)))
        case 3:
            other, there = _place(tables, chance)
            holder[key] = copy.deepcopy(other[there])
        case _:
            holder[key] = copy.deepcopy(chance.choice(JUNK))


def _place(tables: dict[str, Any], chance: random.Random) -> tuple[Any, Any]:
    """Somewhere in the tables, the few leaves beside the many figures as likely as those."""
    holder: Any = tables
    key: Any = chance.choice(list(tables))
    while isinstance(holder[key], (dict, list)) and holder[key] and chance.random() < 0.9:
        holder = holder[key]
        key = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    return holder, key

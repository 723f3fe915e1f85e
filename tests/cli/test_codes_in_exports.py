"""Every text that leaves the program has its codes filled in; data keep them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.cli.arguments import TARGETS
from nianbao.desk.files import as_exported, kept_exports
from nianbao.exports.options import DEFAULT
from nianbao.report.facts import Fact, Item
from nianbao.report.form.figures import CellRef
from nianbao.storage.library import Library
from tests.cli.commanding import run
from tests.reports import zero_report
from tests.tui.driving import fill

RECEIVED = CellRef("requests", "received", "natural_person")
TEXT = "专区{专区}个，目录{目录}条：{目录明细}；上年新收{上年新收合计}件，上年专区{上年专区}个。"
PRINTED = "专区40个，目录25条：救灾15条、养老10条；上年新收9件，上年专区38个。"
ITEMS = (Item("救灾", 15), Item("养老", 10))
THIS = replace(
    zero_report().with_prose("problems", f"一是公开不够及时。改进：{TEXT}"),
    facts=(Fact("专区", "个", 40), Fact("目录", "条", items=ITEMS)),
)
LAST = replace(zero_report().with_figure(RECEIVED, 9), year=2023, facts=(Fact("专区", "个", 38),))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A library with a report whose words have codes, and last year's."""
    return fill(tmp_path / "nianbao.json", LAST, THIS)


_NO_TEXTS = ("json", "docx", "review-word")


@pytest.mark.parametrize("target", [target for target in TARGETS if target not in _NO_TEXTS])
def test_a_text_has_the_numbers(data: Path, target: str) -> None:
    done = run("export", "--year", "2024", "--to", target, "--output", "-", data=data)
    assert done.status == 0
    assert "{" not in done.out or target in ("html", "page")
    assert ("改进：" + PRINTED in done.out) == (not target.startswith("review"))
    assert "{专区" not in done.out


def test_word_has_the_numbers(data: Path, tmp_path: Path) -> None:
    from tests.exports.word_read import read_word

    path = tmp_path / "甲.docx"
    run("export", "--year", "2024", "--to", "docx", "--output", path, data=data)
    assert PRINTED in str(read_word(path.read_bytes()))


def test_the_file_name_has_the_numbers_last_years_too(data: Path) -> None:
    titled = THIS.with_prose("title", "年报：专区{专区}个，上年{上年专区}个，收{上年新收合计}件")
    Library(data).save(titled, ())
    done = run("export", "--year", "2024", "--to", "json", data=data)
    assert Path(done.out.strip()).stem.startswith("年报：专区40个，上年38个，收9件")


def test_data_keep_the_names_and_come_back_whole(data: Path, tmp_path: Path) -> None:
    done = run("export", "--year", "2024", "--to", "json", "--output", "-", data=data)
    assert TEXT in done.json["prose"]["problems"]
    assert done.json["facts"][0] == {"name": "专区", "unit": "个", "number": 40}
    path, other = tmp_path / "甲.json", tmp_path / "另.json"
    path.write_text(done.out, encoding="utf-8")
    read = run("import", path, "--json", data=other)
    assert read.json["facts"] == done.json["facts"]
    assert Library(other).load(THIS.office, 2024).facts == THIS.facts


def test_a_frozen_copy_is_what_was_printed() -> None:
    kept = kept_exports(THIS, LAST, DEFAULT)
    assert PRINTED in kept["报告.txt"].decode()
    assert TEXT in json.loads(kept["报告.json"])["prose"]["problems"]


def spans(findings: list[dict[str, object]], field: str) -> Iterator[tuple[int, int]]:
    for finding in findings:
        span = finding["span"]
        if isinstance(span, dict) and span["field"] == field:
            yield span["start"], span["end"]


def test_check_points_at_what_was_typed(tmp_path: Path) -> None:
    words = "专区{专区}个，讲座{讲座}场，收到政府信息公开申请{专区}件。"
    report = THIS.with_prose("overview.parts.1.text", words)
    data = fill(tmp_path / "nianbao.json", LAST, report)
    done = run("check", "--office", report.office, "--year", "2024", "--json", data=data)
    marked = {words[a:b] for a, b in spans(done.json, "overview.parts.1.text")}
    assert "{讲座}" in marked
    assert any("{专区}" in one for one in marked)
    path = tmp_path / "甲.json"
    exported = run("export", "--year", "2024", "--to", "json", "--output", "-", data=data)
    path.write_text(exported.out, encoding="utf-8")
    alone = run("check", path, "--json", data=tmp_path / "空.json")
    assert any("上年新收合计" in one["message"] for one in alone.json)
    beside = run("check", path, "--json", "--previous", _exported(data, tmp_path), data=data)
    assert not any("上年新收合计" in one["message"] for one in beside.json)


def _exported(data: Path, folder: Path) -> Path:
    path = folder / "上年.json"
    run("export", "--year", "2023", "--to", "json", "--output", path, data=data)
    return path


def test_without_codes_the_very_report_is_exported() -> None:
    assert as_exported(LAST, None, "markdown") is LAST

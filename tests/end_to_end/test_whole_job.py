"""The whole job at the keys: empty library, every section, quit, open again, export."""

import json
from pathlib import Path

import pytest

from nianbao.cli.main import main
from nianbao.storage.library import Library
from tests.end_to_end.clerk import (
    answer_first_run,
    next_section,
    quit_saved,
    start,
    type_zero_report,
)
from tests.reports import OFFICE, SAMPLE, seed_report


def test_from_the_first_run_to_the_export(tmp_path: Path) -> None:
    data = tmp_path / "库.json"
    with start(data) as terminal:
        answer_first_run(terminal, OFFICE, 2024)
        terminal.type("我镇主动公开信息165条。")
        next_section(terminal, "二、")
        terminal.press("3<tab>")
        next_section(terminal, "三、")
        terminal.press("12<enter>")
        next_section(terminal, "四、")
        terminal.press("1<tab>")
        next_section(terminal, "五、")
        terminal.type("公开不够及时。改进：每月核对。")
        next_section(terminal, "六、")
        terminal.press("<c-e>")
        terminal.wait_for("没有收取信息处理费")
        quit_saved(terminal)

    with start(data) as terminal:
        terminal.wait_for("2024年")
        terminal.press("<enter>")
        terminal.wait_until(lambda: "六、" in terminal.lines()[1], "not where it was left")
        terminal.press("<f5>")
        terminal.wait_for("写到哪个文件夹")
        terminal.press("<enter>")
        terminal.wait_for("已写到")
        terminal.press("<esc>")
        quit_saved(terminal)

    report = Library(data).load(OFFICE, 2024)
    assert report.prose.overview.parts[0].text == "我镇主动公开信息165条。"
    assert [(str(ref), figure) for ref, figure in report.figures.items()] == [
        ("disclosure.rules.issued", 3),
        ("requests.received.natural_person", 12),
        ("challenges.reconsideration.upheld", 1),
    ]
    written = sorted(path.suffix for path in tmp_path.glob("*草稿*"))
    assert written == [".md", ".txt"]
    markdown = next(tmp_path.glob("*.md")).read_text(encoding="utf-8")
    assert "公开不够及时。改进：每月核对。" in markdown
    assert "| 12 | - |" in markdown


def test_the_whole_seed_typed_equals_the_seed_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed, imported = tmp_path / "typed.json", tmp_path / "imported.json"
    seed = seed_report()
    with start(typed) as terminal:
        answer_first_run(terminal, OFFICE, 2021)
        type_zero_report(terminal, seed)
        quit_saved(terminal)
    assert main(["import", str(SAMPLE), "--data", str(imported)]) == 0
    for target in ("text", "markdown", "html", "json"):
        capsys.readouterr()
        exports = []
        for data in (typed, imported):
            command = ["export", "--year", "2021", "--to", target, "--output", "-"]
            assert main([*command, "--data", str(data)]) == 0
            exports.append(capsys.readouterr().out)
        assert exports[0] == exports[1]
        assert exports[0]
    assert json.loads(exports[0])["figures"]["requests.outcomes_total.total"] == 0

"""Two real programs on one file, a killed one, a torn file: as at the desk."""

import subprocess
from pathlib import Path

from nianbao.report.document import new_report
from nianbao.storage.library import Library
from tests.end_to_end.clerk import SAVED, next_section, quit_saved, start
from tests.reports import OFFICE
from tests.terminal import PROGRAM


def library(tmp_path: Path) -> Path:
    path = tmp_path / "库.json"
    Library(path).save(new_report(OFFICE, 2024), ())
    return path


def test_the_second_window_waits_for_the_first_to_die(tmp_path: Path) -> None:
    data = library(tmp_path)
    with start(data) as first:
        first.wait_for("2024年")
        first.press("<enter>")
        first.wait_for("一、总体情况")
        next_section(first, "二、")
        first.press("7<enter>")
        first.wait_for(SAVED)
        importing = [*PROGRAM, "--data", str(data), "import", "tests/samples/beiguan_2021.txt"]
        refused = subprocess.run(importing, capture_output=True, text=True)
        assert refused.returncode == 2
        assert "正被另一个窗口使用" in refused.stderr
        assert "Traceback" not in refused.stderr
        with start(data) as second:
            second.wait_for("正被另一个窗口使用")
            first.kill()
            second.wait_until_quiet()
            second.press("<down>", "<enter>")
            second.wait_for("新建一年的报告")
            second.press("<enter>")
            second.wait_for("一、总体情况")
            next_section(second, "二、")
            assert "7" in second.text()
            second.press("<down>", "8<enter>")
            second.wait_for(SAVED)
            quit_saved(second)
    assert list(Library(data).load(OFFICE, 2024).figures.values()) == [7, 8]


def test_a_torn_file_is_recovered(tmp_path: Path) -> None:
    data = library(tmp_path)
    Library(data).save(new_report(OFFICE, 2025), ())
    content = data.read_bytes()
    data.write_bytes(content[: content.index(b'"year": 2025')])
    with start(data, 24, 80) as terminal:
        terminal.wait_for("退出，什么也不动")
        terminal.wait_until_quiet()
        terminal.press("<enter>")
        terminal.wait_for("2024年")
        quit_saved(terminal)
    assert Library(data).load(OFFICE, 2024) == new_report(OFFICE, 2024)
    (aside,) = tmp_path.glob("库-损坏-*")
    assert content.startswith(aside.read_bytes())

"""How the program begins and ends: demo, no terminal, a small one, a broken file; no network."""

import re
import subprocess
import sys
from pathlib import Path

from nianbao.storage.library import Library
from tests.borders.no_network import guarded, network_uses
from tests.end_to_end.clerk import answer_first_run, next_section, quit_saved, start
from tests.reports import OFFICE
from tests.terminal import PROGRAM, Terminal


def test_demo_shows_the_sample_and_leaves_nothing(tmp_path: Path) -> None:
    with Terminal([*PROGRAM, "demo"], env={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.wait_for("民权县北关镇人民政府")
        terminal.press("<enter>")
        terminal.wait_for("主动公开政府信息情况")
        assert list(tmp_path.iterdir())
        terminal.press("<f3>")
        terminal.wait_for("预览")
        assert not re.search("libcrypto|libssl", terminal.mapped())  # 4 MB that nothing here needs
        terminal.press("<esc>", "<c-q>")
        assert terminal.wait_for_exit() == 0
    assert not list(tmp_path.iterdir())


def test_a_whole_run_uses_no_network(tmp_path: Path) -> None:
    guard = tmp_path / "guard"
    guard.mkdir()
    with Terminal([*PROGRAM, "demo"], env=guarded(guard)) as terminal:
        terminal.wait_for("民权县北关镇人民政府")
        terminal.press("<enter>")
        terminal.wait_for("主动公开政府信息情况")
        terminal.type("甲")
        terminal.press("<c-down>", "<c-down>")
        terminal.wait_for("自然")
        terminal.press("1<enter>")
        terminal.wait_for("已保存 ")
        terminal.press("<f5>")
        terminal.wait_for("写到哪个文件夹")
        terminal.press("<enter>")
        terminal.wait_for("已写到")
        terminal.press("<esc>", "<c-q>")
        assert terminal.wait_for_exit() == 0
    assert network_uses(guard) == []


def test_not_a_terminal_is_one_sentence() -> None:
    done = subprocess.run(PROGRAM, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().count("\n") == 1
    assert "不是终端" in done.stderr.decode()


def test_a_small_terminal_is_one_sentence(tmp_path: Path) -> None:
    command = [*PROGRAM, "--data", str(tmp_path / "data.json")]
    with Terminal(command, rows=10, columns=78) as terminal:
        assert terminal.wait_for_exit() == 2
        assert "终端窗口太小" in terminal.text()


def names_the_file(terminal: Terminal) -> bool:
    """Whether it is named, be it over the end of a row."""
    return "data.json" in re.sub(r"[\s|]+", "", terminal.text())


def test_a_broken_file_is_told_and_not_touched(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    data.write_bytes(b"{broken")
    with Terminal([*PROGRAM, "--data", str(data)], rows=24, columns=120) as terminal:
        terminal.wait_for("退出，什么也不动")
        terminal.wait_until(lambda: names_the_file(terminal), "no name of the file")
        terminal.press("<enter>")  # the cursor is on it: by Enter alone nothing is given up
        assert terminal.wait_for_exit() == 0
    assert data.read_bytes() == b"{broken"


def test_a_window_made_small_says_so_and_goes_on(tmp_path: Path) -> None:
    with Terminal([*PROGRAM, "demo"], env={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.wait_for("民权县北关镇人民政府")
        terminal.resize(12, 50)
        terminal.wait_for("窗口太小")
        terminal.resize(24, 80)
        terminal.wait_for("民权县北关镇人民政府")
        terminal.press("<c-q>")
        assert terminal.wait_for_exit() == 0


def test_a_terminal_that_is_closed_loses_nothing(tmp_path: Path) -> None:
    data, temporary = tmp_path / "data.json", tmp_path / "tmp"
    temporary.mkdir()
    with Terminal([*PROGRAM, "--data", str(data)], rows=24, columns=80) as terminal:
        answer_first_run(terminal, OFFICE, 2024)
        terminal.type("刚打的字")
        terminal.wait_for("刚打的字")
        assert terminal.close() == 0
    assert Library(data).load(OFFICE, 2024).prose.overview.parts[0].text == "刚打的字"
    with Terminal([*PROGRAM, "demo"], env={"TMPDIR": str(temporary)}) as terminal:
        terminal.wait_for(OFFICE)
        terminal.close()
    assert not list(temporary.iterdir())


def test_screens_that_are_not_open_are_not_imported() -> None:
    code = "import sys, nianbao.tui.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    imported = set(done.stdout.split())
    assert "nianbao.tui.library.home" in imported
    assert not imported & {
        "nianbao.tui.report.screen",
        "nianbao.tui.giving_out.preview",
        "nianbao.tui.grid.grid",
    }


def test_after_a_kill_a_report_opens_where_it_was_left(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    with start(data, 24, 80) as terminal:
        answer_first_run(terminal, OFFICE, 2024)
        next_section(terminal, "二、")
        next_section(terminal, "三、")
        quit_saved(terminal)
    for section, killed in (("三、", True), ("三、", False)):
        with start(data, 24, 80) as terminal:
            terminal.wait_for("2024年")
            terminal.wait_until_quiet()
            terminal.press("<enter>")
            terminal.wait_until(lambda: section in terminal.lines()[1], "elsewhere")  # noqa: B023
            if killed:
                terminal.kill()
            else:
                quit_saved(terminal)

"""Copying takes the best way there is, and says which it was and what it could not do."""

from pathlib import Path
from time import monotonic

import pytest

from nianbao.desk import clipboard
from nianbao.desk.clipboard import Copied, CopyError, Rich
from nianbao.desk.clipboard.last_resorts import LIMIT, TerminalClipboard
from nianbao.desk.clipboard.programs import apple_script
from nianbao.desk.clipboard.way import HTML_HEAD
from nianbao.storage.errors import StorageError
from tests.programs import FAILS, HANGS, STAYS, Programs

TABLE = Rich("甲\t乙\n1\t2", "<table><tr><td>甲</td></tr></table>")
WORDS = Rich("本机关“公开”")


class Desk:
    """A machine with its programs, a terminal and a data file."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.programs = Programs(folder / "bin", monkeypatch)
        self.data_file = folder / "年报.json"
        self.sent: list[str] = []

    def copy(self, rich: Rich) -> Copied:
        return clipboard.copy(rich, clipboard.ways(self.sent.append, self.data_file))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("variable", "name", "for_html", "for_text"),
    [
        ("WAYLAND_DISPLAY", "wl-copy", "--type text/html", ""),
        (
            "DISPLAY",
            "xclip",
            "-selection clipboard -target text/html",
            "-selection clipboard",
        ),
    ],
)
def test_a_desktop_takes_html_or_text(
    desk: Desk, variable: str, name: str, for_html: str, for_text: str
) -> None:
    desk.programs.desktop(variable)
    desk.programs.add(name)
    told = desk.copy(TABLE)
    assert told.words.startswith("已放进系统剪贴板（带格式）。")
    assert "F3" in told.words
    assert desk.programs.given(name) == (for_html, HTML_HEAD + TABLE.html)
    assert desk.copy(WORDS) == Copied("已放进系统剪贴板（纯文字）。")
    assert desk.programs.given(name) == (for_text, WORDS.plain)
    assert not desk.sent


def test_wayland_comes_before_x11(desk: Desk) -> None:
    desk.programs.desktop("DISPLAY", "WAYLAND_DISPLAY")
    for name in ("wl-copy", "xclip", "xsel"):
        desk.programs.add(name)
    desk.copy(TABLE)
    assert desk.programs.given("wl-copy")
    assert desk.programs.given("xclip") is None


def test_xsel_takes_text_alone_and_that_is_said(desk: Desk) -> None:
    desk.programs.desktop("DISPLAY")
    desk.programs.add("xsel")
    assert desk.copy(TABLE).words.startswith("只放了纯文字：xsel 放不了格式")
    assert desk.programs.given("xsel") == ("--clipboard --input", TABLE.plain)
    assert desk.copy(WORDS).words == "已放进系统剪贴板（纯文字）。"


def test_a_program_without_its_desktop_is_not_tried(desk: Desk) -> None:
    desk.programs.add("xclip")
    words = "纯文字已交给终端的剪贴板，有的终端不支持，粘贴看看。"
    assert desk.copy(TABLE).words == words
    asked = TerminalClipboard(desk.sent.append, "按 F5 导出成文件")
    assert asked.copy(WORDS).words == words + "粘贴不出来的，按 F5 导出成文件。"
    desk.sent.pop()
    assert desk.programs.given("xclip") is None
    assert desk.sent == [TABLE.plain]


def test_the_next_way_is_tried_and_the_first_told(desk: Desk) -> None:
    desk.programs.desktop("DISPLAY", "WAYLAND_DISPLAY")
    desk.programs.add("wl-copy", "no program\n")
    desk.programs.add("xclip", FAILS)
    desk.programs.add("xsel")
    words = desk.copy(WORDS).words
    assert words == "wl-copy 打不开。xclip 没有放成。已放进系统剪贴板（纯文字）。"


def test_a_program_that_hangs_is_left(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nianbao.desk.clipboard.programs.PATIENCE", 0.2)
    desk.programs.desktop("DISPLAY")
    desk.programs.add("xclip", HANGS)
    began = monotonic()
    words = desk.copy(Rich("长" * 100_000)).words  # more than a pipe holds
    assert monotonic() - began < 5
    assert words.startswith("xclip 没有反应。太长，终端剪贴板放不下。没有剪贴板，写到文件")


def test_what_holds_the_clipboard_is_left_running(desk: Desk) -> None:
    desk.programs.desktop("DISPLAY")
    desk.programs.add("xclip", STAYS)
    began = monotonic()
    assert desk.copy(WORDS).words == "已放进系统剪贴板（纯文字）。"
    assert monotonic() - began < 5
    desk.programs.end_left("xclip")


def test_the_terminal_is_asked_as_far_as_it_can_answer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fits = "x" * (LIMIT // 4 * 3)
    told = desk.copy(Rich(fits))
    assert told.pastes
    assert "有的终端不支持，粘贴看看" in told.words
    assert not desk.copy(Rich(fits + "x")).pastes
    monkeypatch.setenv("VTE_VERSION", "7006")
    assert not desk.copy(WORDS).pastes
    monkeypatch.delenv("VTE_VERSION")
    monkeypatch.setenv("TERM", "linux")
    assert not desk.copy(WORDS).pastes
    assert desk.sent == [fits]


def test_the_file_is_text_or_a_page_and_its_path_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    text, page = (desk.data_file.with_name(f"年报-复制{suffix}") for suffix in (".txt", ".html"))
    assert f"写到文件 {text}，打开它" in desk.copy(WORDS).words
    assert text.read_text("utf-8") == WORDS.plain
    assert f"写到文件 {page}，用浏览器打开它" in desk.copy(TABLE).words
    assert TABLE.html in page.read_text("utf-8")
    assert HTML_HEAD in page.read_text("utf-8")
    desk.copy(Rich("第二次"))
    assert text.read_text("utf-8") == "第二次"


def test_when_nothing_works_all_of_it_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise StorageError(f"写不进“{path.name}”。")

    monkeypatch.setattr("nianbao.desk.clipboard.last_resorts.write_atomically", refuse)
    monkeypatch.setenv("TERM", "linux")
    desk.programs.desktop("DISPLAY")
    desk.programs.add("xsel", FAILS)
    with pytest.raises(CopyError, match=r"^没有复制成。xsel 没有放成。写不进“年报-复制.txt”。$"):
        desk.copy(WORDS)


def test_a_mac_gets_both_kinds_and_nothing_of_them_as_script(desk: Desk) -> None:
    for name in ("pbcopy", "osascript"):
        desk.programs.add(name)
    assert desk.copy(TABLE).words == "已放进系统剪贴板（带格式）。"
    assert desk.programs.given("osascript") == ("-", apple_script(TABLE))
    assert desk.copy(WORDS).words == "已放进系统剪贴板（纯文字）。"
    assert desk.programs.given("pbcopy") == ("", WORDS.plain)
    script = apple_script(Rich('"} & (do shell script "x")', "<p>»</p>"))
    html = (HTML_HEAD + "<p>»</p>").encode().hex()
    assert f"«class HTML»:«data HTML{html}»" in script
    assert '"' not in script

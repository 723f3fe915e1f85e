"""Terminals that are not set to UTF-8, and bytes that are no text: typed, shown, saved, gone on."""

import os
import subprocess
from pathlib import Path

import pytest

from nianbao.report.document import new_report
from nianbao.storage.library import Library
from tests.end_to_end.clerk import answer_first_run, quit_saved, start
from tests.locales import chinese, make_locales
from tests.reports import OFFICE
from tests.terminal import PROGRAM, Terminal

TYPED = "主动公开政府信息十二条，均已按时发布——没有“遗漏”。"
RARE = "䶮"
"""Not in GBK, but in GB18030."""


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Chinese locales of older systems."""
    place = tmp_path_factory.mktemp("locales")
    if hindered := make_locales(place):
        pytest.skip(hindered)
    return place


@pytest.mark.parametrize(("charset", "utf8_mode"), [("GBK", False), ("GB18030", True)])
def test_chinese_is_typed_shown_and_saved(
    locales: Path, tmp_path: Path, charset: str, utf8_mode: bool
) -> None:
    """With Python set to the locale, and to UTF-8 as the start scripts set it."""
    data = tmp_path / "data.json"
    environ = chinese(locales, charset, utf8_mode=utf8_mode)
    command = [*PROGRAM, "--data", str(data)]
    with Terminal(command, rows=24, columns=80, env=environ, encoding=charset) as terminal:
        answer_first_run(terminal, OFFICE, 2024)
        terminal.type(TYPED)
        terminal.wait_for("均已按时发布")
        terminal.send_bytes(b"\xb9")  # half a character, and nothing behind it
        terminal.read_for(0.3)
        terminal.type("完")
        terminal.wait_for("完")
        terminal.paste(f"又及{RARE}" if charset == "GB18030" else "又及")
        terminal.wait_for("又及")
        quit_saved(terminal)
    kept = Library(data).load(OFFICE, 2024).prose.overview.parts[0].text
    rare = RARE if charset == "GB18030" else ""
    assert kept == f"{TYPED}\N{REPLACEMENT CHARACTER}完又及{rare}"
    listed = subprocess.run(
        [*PROGRAM, "--data", str(data), "list"],
        env={**os.environ, **environ},
        capture_output=True,
        encoding="utf-8",
    )
    assert (listed.returncode, OFFICE in listed.stdout) == (0, True)


NOISE = [
    b"\xd6\xd0\xce\xc4",  # GBK in a terminal of UTF-8
    b"\x1b[200~\xd6\xd0\x1b[201~",
    b"\xe4",  # the first byte of a character, and nothing else in that read
    b"\xff\xfe\x80",
    b"\x1b[1:2;5u",  # keys whose numbers are none
    b"\x1b[99999999999;1u",
    b"\x1b[57344:99999999;2u",
    b"\xed\xa0\xbd\xed\xb8\x80",  # halves of a pair as bytes
]


def test_no_byte_ends_the_program(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    Library(data).save(new_report(OFFICE, 2024), ())
    with start(data, 24, 80) as terminal:
        terminal.wait_for("2024年")
        terminal.press("<enter>")
        terminal.wait_for("在这里写")
        terminal.type("开头")
        for noise in NOISE:
            terminal.send_bytes(noise)
            terminal.read_for(0.15)
        terminal.type("末尾")
        terminal.wait_for("末尾")
        quit_saved(terminal)
    kept = Library(data).load(OFFICE, 2024).prose.overview.parts[0].text
    assert kept.startswith("开头")
    assert kept.endswith("末尾")

"""Where people keep files: what is there and seen, each once, and what is proposed."""

import os
import subprocess
from pathlib import Path

import pytest

from nianbao.desk import file_window
from nianbao.desk.file_window import show_folder, window_program
from nianbao.desk.folders import list_folder
from nianbao.desk.places import Place, is_unseen, own_folders, proposed, there_and_seen
from nianbao.report.errors import ReportError
from nianbao.storage.own_files import own_paths


def made(home: Path, *names: str) -> dict[str, Path]:
    """Folders in a home, by their names."""
    paths = {name: home / name for name in names}
    for path in paths.values():
        path.mkdir(parents=True)
    return paths


def test_places_that_are_there_stand_once_the_last_one_first(tmp_path: Path) -> None:
    at = made(tmp_path, "桌面", "下载", "年报", "盘", ".local")
    named = [
        Place("桌面", at["桌面"]),
        Place("文档", tmp_path),  # as a system says that it has none
        Place("下载", at["下载"]),
        Place("U盘", at["盘"]),
        Place("U盘", tmp_path / "拔了"),
    ]

    def told(last: Path | None) -> list[str]:
        return [place.name for place in there_and_seen(last, named, tmp_path)]

    assert told(None) == ["桌面", "下载", "U盘"]
    assert told(at["年报"]) == ["上次", "桌面", "下载", "U盘"]
    assert told(at["下载"]) == ["下载", "桌面", "U盘"]
    assert told(at["盘"]) == ["U盘", "桌面", "下载"]
    assert told(tmp_path / "删了") == told(at[".local"]) == ["桌面", "下载", "U盘"]


def test_what_is_proposed_is_seen_and_no_stick_unasked(tmp_path: Path) -> None:
    desktop, stick = Place("桌面", tmp_path / "桌面"), Place("U盘", tmp_path / "盘")
    hidden = tmp_path / ".local" / "share" / "nianbao.json"
    assert proposed([desktop, stick], None, hidden) == desktop.path
    assert proposed([stick], None, tmp_path / "nianbao.json") == tmp_path
    assert proposed([stick], None, hidden) == Path.home()
    assert proposed([stick, desktop], stick.path, hidden) == stick.path


@pytest.mark.parametrize(
    ("path", "unseen"),
    [
        ("/home/甲/.local/share/nianbao", True),
        ("/home/甲/桌面", False),
        ("C:/Users/甲/AppData/Local/nianbao", True),
        ("/home/甲/v1.2/年报", False),
    ],
)
def test_a_folder_people_do_not_see(path: str, unseen: bool) -> None:
    assert is_unseen(Path(path)) == unseen


@pytest.mark.skipif(os.name == "nt", reason="Windows asks its registry")
def test_the_system_says_how_its_desktop_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DESKTOP_DIR", "XDG_DOCUMENTS_DIR", "XDG_DOWNLOAD_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    (tmp_path / "user-dirs.dirs").write_text('XDG_DESKTOP_DIR="$HOME/桌面"\n', encoding="utf-8")
    assert [place.name for place in own_folders()] == ["桌面", "文档", "下载"]
    assert next(own_folders()).path == tmp_path / "桌面"
    (tmp_path / "下载").mkdir()  # the system knows of no folder of that name
    (tmp_path / "user-dirs.dirs").write_text('XDG_DOWNLOAD_DIR="$HOME/D"\n', encoding="utf-8")
    assert [place.path.name for place in own_folders()][-1] == "下载"


def test_the_newest_file_stands_first_and_the_data_file_nowhere(tmp_path: Path) -> None:
    data = tmp_path / "nianbao.json"
    made(tmp_path, "乙", "甲", "nianbao-备份", "nianbao-历史")
    for age, name in enumerate(("新.txt", "中.docx", "旧.json", data.name)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (10**9 - age, 10**9 - age))
    listing = list_folder(tmp_path, own=own_paths(data))
    names = [entry.path.name for entry in listing.entries]
    assert names == ["乙", "甲", "新.txt", "中.docx", "旧.json"]
    assert [e.path.name for e in list_folder(tmp_path, endings=()).entries if e.is_folder] == [
        entry.path.name for entry in list_folder(tmp_path, endings=()).entries
    ]


@pytest.mark.parametrize(
    ("system", "environment", "program"),
    [
        ("linux", {}, None),
        ("linux", {"DISPLAY": ":0"}, "/bin/xdg-open"),
        ("linux", {"WAYLAND_DISPLAY": "w"}, "/bin/xdg-open"),
        ("win32", {}, "/bin/explorer"),
        ("darwin", {}, "/bin/open"),
    ],
)
def test_which_program_shows_a_folder(
    system: str, environment: dict[str, str], program: str | None
) -> None:
    assert window_program(system, environment, lambda name: f"/bin/{name}") == program
    assert window_program(system, environment, lambda name: None) is None


def test_a_window_that_does_not_open_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ReportError, match="打不开"):
        show_folder(tmp_path, str(tmp_path / "没有"))
    shown: list[object] = []

    class Opened:
        def __init__(self, command: object, **_: object) -> None:
            shown.append(command)

        def wait(self) -> None:
            """It is closed at once."""

    monkeypatch.setattr(subprocess, "Popen", Opened)
    file_window.show_folder(tmp_path, "/bin/xdg-open")
    assert shown == [("/bin/xdg-open", str(tmp_path))]

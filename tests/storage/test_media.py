"""Where sticks are found, on every system, from a root of our own."""

from pathlib import Path

import pytest

from nianbao.storage.media import removable_folders


def mounted(root: Path, *places: str) -> None:
    for place in places:
        (root / place).mkdir(parents=True)


@pytest.mark.parametrize(
    ("system", "places", "found"),
    [
        (
            "linux",
            ["media/张三/KINGSTON", "media/张三/SD", "run/media/u/优盘", "mnt/usb", "home/u/x"],
            ["media/张三/KINGSTON", "media/张三/SD", "run/media/u/优盘", "mnt/usb"],
        ),
        ("darwin", ["Volumes/NO NAME", "mnt/usb"], ["Volumes/NO NAME"]),
        ("win32", ["A:", "C:", "D:", "E:", "Z:", "mnt/usb"], ["D:", "E:", "Z:"]),
        ("sunos5", ["media/u/x"], []),
    ],
)
def test_sticks_of_each_system(
    tmp_path: Path, system: str, places: list[str], found: list[str]
) -> None:
    mounted(tmp_path, *places)
    folders = removable_folders(tmp_path, system, lambda _: True)
    assert folders == tuple(tmp_path / place for place in found)


def test_a_folder_without_its_stick_is_left_out(tmp_path: Path) -> None:
    mounted(tmp_path, "media/u/gone", "media/u/there")
    folders = removable_folders(tmp_path, "linux", lambda path: path.name == "there")
    assert [path.name for path in folders] == ["there"]
    assert removable_folders(tmp_path, "linux") == ()


def test_a_drive_that_does_not_answer_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounted(tmp_path, "D:", "E:")
    is_dir = Path.is_dir

    def locked(path: Path) -> bool:
        if path.name == "D:":
            raise PermissionError("locked")
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", locked)
    assert removable_folders(tmp_path, "win32") == (tmp_path / "E:",)


def test_this_machine_is_looked_at_without_an_error() -> None:
    assert all(path.is_absolute() for path in removable_folders())

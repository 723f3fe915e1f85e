"""What a file holds, whatever is the matter with it; how two files differ."""

import json
from pathlib import Path

import pytest

from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.contents import Contents, compare, contents_of
from nianbao.storage.library import Library
from nianbao.storage.stored import Summary
from tests.storage.samples import FINDINGS, sample


def names(lines: tuple[Summary, ...]) -> list[int]:
    return [line.year for line in lines]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    library = Library(tmp_path / "nianbao.json")
    for year in (2022, 2021, 2023):
        library.save(sample(year), ())
    return library.path


def test_no_file_holds_nothing(tmp_path: Path) -> None:
    assert contents_of(tmp_path / "没有.json") == Contents()


def test_the_lines_are_those_of_the_library(path: Path) -> None:
    assert contents_of(path).summaries == Library(path).summaries()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "文件是空的"),
        (b'{"meta": {"1": {"sch', "内容不完整"),
        (b'{"meta": {"1": {"schema": 999}}}', "新版程序"),
        (b"[1]", "不是本程序"),
    ],
)
def test_damage_is_told_and_never_raised(path: Path, content: bytes, why: str) -> None:
    path.write_bytes(content)
    assert why in contents_of(path).damage
    assert contents_of(path).summaries == ()


def test_a_folder_is_damage_too(tmp_path: Path) -> None:
    assert "读不出" in contents_of(tmp_path).damage


def test_added_removed_and_changed(path: Path) -> None:
    before = contents_of(path)
    library = Library(path)
    library.remove(sample().office, 2021)
    library.save(sample(2024), ())
    library.save(sample(2022, received=7), ())
    library.save(sample(2023), (), standing=Standing(State.FINAL))
    changes = compare(before, contents_of(path))
    assert names(changes.added) == [2024]
    assert names(changes.removed) == [2021]
    assert names(changes.changed) == [2023, 2022]
    back = compare(contents_of(path), before)
    assert (names(back.added), names(back.removed)) == ([2021], [2024])
    assert [line.state for line in back.changed] == ["draft", "draft"]


def test_saving_as_it_was_is_no_change(path: Path) -> None:
    before = contents_of(path)
    stored = json.loads(path.read_bytes())
    for report in stored["reports"].values():
        report.update(changed="1999-01-01T00:00:00+08:00", by="别人@别处")
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert not compare(before, contents_of(path))
    Library(path).save(sample(2022), FINDINGS)
    assert not compare(before, contents_of(path))


def test_a_damaged_record_is_compared_as_it_is(path: Path) -> None:
    before = contents_of(path)
    stored = json.loads(path.read_bytes())
    stored["reports"]["1"]["figures"] = "没有"
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert names(compare(before, contents_of(path)).changed) == [2022]

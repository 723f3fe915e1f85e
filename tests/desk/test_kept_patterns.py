"""Patterns come from what an earlier start has left, and are the very same."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import resolve_name
from types import ModuleType
from typing import Any

import pytest

from nianbao.desk import kept_patterns as room
from nianbao.desk.kept_patterns import PARTS_OF_RE, kept_patterns

PATTERNS = (
    ("甲(乙|丙)+?丁", 0),
    (r"(?P<number>\d+)件[，。]?(?P<unit>[\u4e00-\u9fff]{2,4})(?<!不)(?=办|结)", 0),
    ("(?i:a)b(?-i:c)", re.IGNORECASE | re.ASCII),
    ("^ x  # words\n | (y)(?P<z>w)(?P=z)?$", re.VERBOSE | re.MULTILINE),
    (r"(a)?(?(1)b|c)(?:d{3,}|[^e-g一-龥])*+", re.DOTALL),
    ("", 0),
)


@pytest.fixture
def usual(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """What Python itself has compiled."""
    import_module("nianbao.storage.atomic")  # has patterns of its own
    compiler = import_module("re._compiler")
    compile_it, asked = compiler.compile, []

    def compiled(pattern: object, flags: int = 0) -> object:
        asked.append(pattern)
        return compile_it(pattern, flags)

    monkeypatch.setattr(compiler, "compile", compiled)
    re.purge()
    yield asked
    assert compiler.compile is compiled
    re.purge()


def loaded(path: Path, patterns: object = PATTERNS) -> tuple[re.Pattern[Any], ...]:
    """The patterns of a module that is loaded now."""
    re.purge()
    given = {"re": re, "patterns": patterns}
    with kept_patterns(path):
        exec(compile("made = tuple(re.compile(*one) for one in patterns)", "", "exec"), given)
    return given["made"]  # type: ignore[return-value]


def compiled_within(path: Path, pattern: str) -> None:
    """Compile a pattern far from any module that is being loaded."""

    def one() -> None:
        two()

    def two() -> None:
        three()

    def three() -> None:
        four()

    def four() -> None:
        re.compile(pattern)

    with kept_patterns(path):
        one()


@pytest.mark.parametrize("seam", PARTS_OF_RE)
def test_the_parts_of_re_are_still_there(seam: str) -> None:
    assert resolve_name(seam) is not None


def test_the_next_start_compiles_nothing_and_has_the_same(
    tmp_path: Path, usual: list[object]
) -> None:
    path = tmp_path / "__pycache__" / "kept.re"
    first = loaded(path)
    stored = path.read_bytes()
    second = loaded(path)
    assert usual == []
    assert path.read_bytes() == stored
    re.purge()
    fresh = [re.compile(*one) for one in PATTERNS]
    assert [*first] == [*second] == fresh  # their codes are compared
    for one, other in zip(second, fresh, strict=True):
        assert (one.groups, dict(one.groupindex)) == (other.groups, dict(other.groupindex))
        assert (one.flags, repr(one)) == (other.flags, repr(other))
    found = second[1].search("收到12件，政府办")
    assert found
    assert (found.groupdict(), found.lastgroup) == ({"number": "12", "unit": "政府"}, "unit")


def test_patterns_of_a_clerk_s_words_are_never_kept(tmp_path: Path, usual: list[object]) -> None:
    path = tmp_path / "kept.re"
    loaded(path)
    compiled_within(path, "申请人王某")
    assert usual == ["申请人王某"]
    assert "王某".encode() not in path.read_bytes()


def test_bytes_and_what_is_to_be_shown_are_compiled_as_ever(
    tmp_path: Path, usual: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    made = loaded(tmp_path / "kept.re", ((b"a+", 0), ("b", re.DEBUG)))
    assert usual == [b"a+", "b"]
    assert made[0].search(b"aa")
    assert "LITERAL 98" in capsys.readouterr().out
    with pytest.raises(re.error):
        loaded(tmp_path / "kept.re", (("(", 0),))


def test_a_damaged_file_is_not_used_and_written_anew(tmp_path: Path, usual: list[object]) -> None:
    path = tmp_path / "kept.re"
    fresh = loaded(path)
    whole = path.read_bytes()
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert loaded(path) == fresh
        assert path.read_bytes() == whole
    for size in (0, 3, 4, 60, len(whole) - 1):
        path.write_bytes(whole[:size])
        assert loaded(path) == fresh
    assert usual == []


def test_a_damaged_pattern_is_compiled_and_the_others_are_taken(
    tmp_path: Path, usual: list[object]
) -> None:
    path = tmp_path / "kept.re"
    fresh = loaded(path, (("甲+", 0), ("乙+", 0), ("丙+", 0)))
    whole = path.read_bytes()
    place = whole.index("乙".encode())
    path.write_bytes(whole[:place] + b"?" + whole[place + 1 :])
    damaged = path.read_bytes()
    assert loaded(path, (("甲+", 0), ("丙+", 0))) == (fresh[0], fresh[2])
    assert path.read_bytes() == damaged
    assert loaded(path, (("乙+", 0),)) == fresh[1:2]
    assert path.read_bytes() == whole
    assert usual == []


def test_what_another_python_has_left_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.re"
    with monkeypatch.context() as other:
        other.setattr(sys, "version", "3.99")
        loaded(path)
    before = path.read_bytes()
    loaded(path, PATTERNS[:1])
    assert b"3.99" in before
    assert b"3.99" not in path.read_bytes()


@pytest.mark.parametrize("why", ["no folder", "no bytecode", "frozen", "another re"])
def test_without_a_place_to_keep_them_all_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    path = tmp_path / "kept.re"
    if why == "no folder":
        (tmp_path / "file").touch()
        path = tmp_path / "file" / "kept.re"
    elif why == "no bytecode":
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    elif why == "frozen":
        monkeypatch.setattr(sys, "frozen", True, raising=False)
    else:
        monkeypatch.setattr(re, "_compiler", ModuleType("other"))
    if why == "another re":
        with kept_patterns(path):
            pass
    else:
        assert loaded(path)[0].search("甲乙丁")
    assert not path.exists()


def test_too_many_are_thinned_to_those_of_this_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, usual: list[object]
) -> None:
    monkeypatch.setattr(room, "_MOST", 3)
    path = tmp_path / "kept.re"
    loaded(path, PATTERNS[:3])
    loaded(path, PATTERNS[3:5])
    size = path.stat().st_size
    loaded(path, PATTERNS[3:5])
    assert path.stat().st_size == size
    assert usual == []


def test_the_command_line_leaves_them_beside_its_modules(tmp_path: Path) -> None:
    def told() -> str:
        command = [sys.executable, "-m", "nianbao", "--data", str(tmp_path / "库.json"), "list"]
        environment = {"PYTHONPYCACHEPREFIX": str(tmp_path / "kept"), "PYTHONUTF8": "1"}
        return subprocess.run(
            command, env=environment, capture_output=True, check=True
        ).stdout.decode()

    first = told()
    (kept,) = (tmp_path / "kept").rglob("*.re")
    before = kept.stat().st_mtime_ns
    assert told() == first
    assert kept.stat().st_mtime_ns == before

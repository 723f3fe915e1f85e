"""The wheelhouse: pinned, pure, whole on every system, and naming no place."""

import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools.bundle.run import BuildError
from tools.bundle.wheels import LOCK, ROOT, lock, missing, require_whole, version_of

VERSIONS = {"nianbao": "1.0", "textual": "8.2.8", "rich": "15.0"}


def test_the_lock_holds_names_versions_and_hashes_only() -> None:
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 10
    for line in lines:
        assert re.fullmatch(r"[a-z0-9-]+==[0-9.]+ --hash=sha256:[0-9a-f]{64}", line), line


def test_the_lock_pins_what_the_project_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK.read_text("utf-8"), re.MULTILINE))
    for need in map(Requirement, project["dependencies"]):
        assert pinned[need.name] in need.specifier, f"{need}: run python -m tools.bundle.wheels"


@pytest.mark.parametrize(
    ("needs", "lacking"),
    [
        (["textual>=8.2", "rich"], []),
        (["textual>=8.3"], ["nianbao → textual>=8.3"]),
        (["tinydb"], ["nianbao → tinydb"]),
        (["colorama; sys_platform == 'win32'"], ["nianbao → colorama"]),
        (["colorama; os_name == 'java'"], []),
        (["tomli; python_version < '3.11'"], []),
        (["later; python_version >= '3.13'"], ["nianbao → later"]),
        (["pytest; extra == 'dev'"], []),
        (["textual[syntax]"], ["textual → tree-sitter"]),
        (["rich[jupyter]"], []),
    ],
)
def test_what_is_missing_anywhere(needs: list[str], lacking: list[str]) -> None:
    all_needs = {
        "nianbao": needs,
        "textual": ["rich", "tree-sitter; extra == 'syntax'"],
        "rich": [],
    }
    assert missing("nianbao", VERSIONS, all_needs) == lacking


def test_what_others_need_is_missing_too() -> None:
    needs = {"nianbao": ["textual"], "textual": ["rich"], "rich": ["Pygments>=2"]}
    assert missing("nianbao", VERSIONS, needs) == ["rich → Pygments>=2"]


def wheel(folder: Path, name: str, *needs: str) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        stem = "-".join(name.split("-")[:2])
        lines = [f"Requires-Dist: {need}" for need in needs]
        archive.writestr(f"{stem}.dist-info/METADATA", "\n".join(["Metadata-Version: 2.4", *lines]))
    return path


def test_a_compiled_wheel_is_refused(tmp_path: Path) -> None:
    ours = wheel(tmp_path, "nianbao-1.0-py3-none-any.whl")
    compiled = wheel(tmp_path, "lxml-6.1-cp311-cp311-linux_x86_64.whl")
    require_whole([ours])
    with pytest.raises(BuildError, match="lxml"):
        require_whole([ours, compiled])


def test_a_lacking_wheel_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="nianbao → tinydb"):
        require_whole([wheel(tmp_path, "nianbao-1.0-py3-none-any.whl", "tinydb")])


def test_the_lock_of_some_wheels(tmp_path: Path) -> None:
    made = wheel(tmp_path, "some_thing-1.0-py3-none-any.whl")
    assert re.fullmatch(r"some-thing==1\.0 --hash=sha256:[0-9a-f]{64}\n", lock([made]))
    assert version_of(made) == "1.0"

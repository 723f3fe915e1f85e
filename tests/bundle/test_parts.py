"""Sums, licences, the manual, the machines' names, and what a rebuilt stick keeps."""

import re
import zipfile
from pathlib import Path

import pytest

from nianbao.desk.version import VERSION
from tests.bundle.isolation import network_uses
from tools.bundle import frozen, licences, manual, one_file, stick, sums, wheels
from tools.bundle.__main__ import replace
from tools.bundle.run import BuildError


def test_sums_tell_what_was_changed_added_or_lost(tmp_path: Path) -> None:
    for name in ("开始.bat", "a/b.txt", "a/c.txt", f"{sums.DATA}/nianbao.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    sums.write(tmp_path)
    assert sums.wrong(tmp_path) == []
    assert sums.DATA not in (tmp_path / sums.NAME).read_text(encoding="utf-8")
    (tmp_path / sums.DATA / "nianbao.json").write_text("的数据", encoding="utf-8")
    (tmp_path / "开始.bat").write_text("变了", encoding="utf-8")
    (tmp_path / "a/b.txt").unlink()
    (tmp_path / "a/d.txt").touch()
    assert sums.wrong(tmp_path) == ["a/b.txt", "a/d.txt", "开始.bat"]


@pytest.mark.parametrize(
    ("system", "machine", "name"),
    [
        ("Linux", "x86_64", "linux-x86_64"),
        ("Linux", "loongarch64", "linux-loongarch64"),
        ("Windows", "AMD64", "windows-amd64"),
        ("Darwin", "arm64", "darwin-arm64"),
    ],
)
def test_a_machine_is_named_as_its_script_looks_for_it(
    system: str, machine: str, name: str
) -> None:
    assert frozen.platform_name(system, machine) == name


def test_what_other_machines_froze_stays(tmp_path: Path) -> None:
    fresh, place = tmp_path / "fresh", tmp_path / "stick/nianbao-1"
    for path in (fresh / "frozen/linux-x86_64/new", place / "frozen/linux-x86_64/old"):
        path.parent.mkdir(parents=True)
        path.touch()
    (place / "frozen/windows-amd64").mkdir()
    (place / "frozen/windows-amd64/nianbao.exe").touch()
    (place / "stale.pyz").touch()
    replace(fresh, place)
    assert sorted(p.relative_to(place).as_posix() for p in place.rglob("*") if p.is_file()) == [
        "frozen/linux-x86_64/new",
        "frozen/windows-amd64/nianbao.exe",
    ]


def wheel(folder: Path, **texts: str) -> Path:
    path = folder / "thing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("thing-1.0.dist-info/METADATA", "License-Expression: MIT\n")
        for name, text in texts.items():
            archive.writestr(f"{name.replace('__', '/')}", text)
    return path


def test_licences_come_along(tmp_path: Path) -> None:
    texts = {"thing-1.0.dist-info__licenses__LICENSE": "own", "thing__parts__LICENSE": "a part's"}
    given = wheel(tmp_path, **texts, thing__licensing="no licence, but a module.py")
    assert licences.of_wheels([given], tmp_path / "out") == ["thing 1.0：MIT"]
    written = {
        path.name: path.read_text("utf-8") for path in (tmp_path / "out/thing-1.0").iterdir()
    }
    assert written["LICENSE"] == "own"
    assert written["thing-parts-LICENSE"] == "a part's"


def test_a_wheel_without_a_licence_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="许可证"):
        licences.of_wheels([wheel(tmp_path)], tmp_path / "out")


def test_a_page_of_the_manual() -> None:
    text = "# 用法\n\n<!-- note -->\n| 键 | 做 |\n|---|---|\n| F1 | 看[可靠](docs/a.md#x) |\n"
    html = manual.page(text)
    assert "<title>用法</title>" in html
    assert "<td>F1</td>" in html
    assert 'href="docs/a.html#x"' in html
    assert "note" not in html


def test_the_manual_is_whole(tmp_path: Path) -> None:
    manual.make(tmp_path)
    assert (tmp_path / "LICENSE").is_file()
    pages = list(tmp_path.rglob("*.html"))
    assert {"README.html", "CHANGELOG.html", "reliability.html"} <= {page.name for page in pages}
    for page in pages:
        for link in re.findall(r'href="([^":#]+)["#]', page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), (page.name, link)


def test_the_network_is_seen_in_a_log() -> None:
    bad = (
        "7 connect(5, {sa_family=AF_INET, sin_port=htons(80), sin_addr=...}, 16) = -1 ENETUNREACH",
        "7 bind(5, {sa_family=AF_INET6, sin6_port=htons(0), ...}, 28) = 0",
        '[pid 8] sendto(5, "x", 1, 0, {sa_family=AF_INET, ...}, 16) = 1',
        '7 openat(AT_FDCWD, "/etc/resolv.conf", O_RDONLY|O_CLOEXEC) = 3',
        '7 connect(3, {sa_family=AF_UNIX, sun_path="/run/io.systemd.Resolve"}, 9) = 0',
    )
    good = (
        '7 openat(AT_FDCWD, "/home/AF_INET", O_RDONLY) = 3',
        '7 connect(3, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT',
        '7 openat(AT_FDCWD, "/etc/nsswitch.conf", O_RDONLY|O_CLOEXEC) = 3',
    )
    assert network_uses([*bad, *good]) == list(bad)


def test_the_versions_agree() -> None:
    changes = (wheels.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(.+?)\]", changes, re.MULTILINE)
    assert newest
    assert newest[1] == VERSION
    assert stick.program_name(VERSION) == f"nianbao-{VERSION}"
    assert one_file.NAME.endswith(".pyz")

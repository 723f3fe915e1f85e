"""Names planted in the registers are looked for in all that the program gives to others.

They may stand in the data file and its backups, in a pack that says so, in the documents of the
very case, and in a sheet that was asked for with them.
"""

import contextlib
import io
import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nianbao.cli.arguments import TARGETS
from nianbao.cli.main import main
from nianbao.desk.backup_words import backup_line, packed_words, restore_words
from nianbao.desk.crash import details
from nianbao.desk.register_documents import (
    LETTER_SUFFIXES,
    paper_bytes,
    paper_file_name,
    paper_kinds,
    paper_of,
    year_paper,
)
from nianbao.desk.register_sheets import planned, read_sheet_text, sheet_bytes
from nianbao.desk.registers import RegistersInHand
from nianbao.report.errors import RecordError, ReportError
from nianbao.report.registers.record import Record, read_record
from nianbao.storage.backups import Backups
from nianbao.storage.contents import contents_of
from nianbao.storage.errors import ChangedOutsideError
from nianbao.storage.library import Library
from nianbao.storage.pack import read_pack, write_pack
from nianbao.storage.unpack import coming, take_in
from tests.cli.commanding import run
from tests.privacy.planted import (
    APPLICANT,
    CONTACT,
    NOTE,
    PARTY,
    PLANTED,
    YEAR,
    named_in,
    planted_library,
)
from tests.reports import SAMPLE, seed_report
from tests.tui.driving import at_desk

OFFICE = seed_report().office


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "数据" / "nianbao.json"
    path.parent.mkdir()
    planted_library(path)
    return path


def test_the_search_finds_what_is_planted(data: Path, tmp_path: Path) -> None:
    assert named_in(data.read_bytes()) == {*PLANTED, NOTE}
    write_pack(data, tmp_path / "包.zip", "0")
    assert named_in((tmp_path / "包.zip").read_bytes()) == {*PLANTED, NOTE}
    for code in ("gb18030", "utf-16-le", "unicode_escape"):
        assert named_in(f"x{APPLICANT}".encode(code)) == {APPLICANT}
    assert named_in("谁也没有") == set()


def test_no_command_prints_a_name(data: Path, tmp_path: Path) -> None:
    said = []
    words: list[Sequence[str | Path]] = [
        ["list"],
        ["list", "--json"],
        ["check"],
        ["check", "--json"],
        ["check", "--csv"],
        *(["export", "--year", str(YEAR), "--to", target] for target in TARGETS),
        *(
            ["register", action, "--year", str(YEAR), *more]
            for action in ("list", "tables", "due")
            for more in ([], ["--json"])
        ),
        ["register", "due", "--on", "2022-01-05"],
        *(
            ["register", "export", "--year", str(YEAR), "--to", target, *more]
            for target in ("xlsx", "csv", "docx", "text")
            for more in ([], ["--output", str(tmp_path / f"给别人.{target}")])
        ),
        ["register", "export", "--to", "csv", "--output", "-"],
        ["register", "add", f"收到日期={APPLICANT}"],
        ["register", "add", f"{APPLICANT}={CONTACT}"],
        ["register", "add", "收到日期=2021-5-1", f"申请人={APPLICANT}", "收到方式=网络"],
        ["register", "import", _sheet(tmp_path), "--dry-run"],
        ["register", "import", _sheet(tmp_path), "--dry-run", "--json"],
        ["verify", str(SAMPLE)],
        ["backup", "--to", tmp_path],
        ["pack", "--to", tmp_path / "a.zip", "--without-names"],
        ["pack", "--to", tmp_path / "b.zip"],
        ["unpack", tmp_path / "b.zip"],
        ["rollup", *_county(tmp_path), "--to", tmp_path / "汇总", "--papers"],
    ]
    for one in words:
        told = _told(data, one)
        assert named_in(told) == set(), one
        said.append(told)
    assert any("2021-1" in one for one in said)
    holds = {"nianbao.json", "b.zip", "台账.csv"}
    for path in (p for p in tmp_path.rglob("*") if p.is_file()):
        assert named_in(str(path)) == set()
        if path.name not in holds and "备份" not in str(path.relative_to(tmp_path)):
            assert named_in(path.read_bytes()) == set(), path


def _county(folder: Path) -> list[str | Path]:
    """A county's folder with the very pack, and its roster."""
    (folder / "各镇").mkdir()
    (folder / "各镇" / "b.zip").symlink_to(folder / "b.zip")
    (folder / "名单.csv").write_text(f"单位名称\n{OFFICE}\n", encoding="utf-8")
    return [folder / "各镇", "--roster", folder / "名单.csv", "--year", str(YEAR)]


def _told(data: Path, words: Sequence[str | Path]) -> str:
    """What a command prints, on both streams."""
    data_of = io.BytesIO()
    stream = io.TextIOWrapper(data_of, encoding="utf-8")
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        main(["--data", str(data), *map(str, words)])
    stream.flush()
    return data_of.getvalue().decode()


def _sheet(folder: Path) -> str:
    """A sheet of which something is wrong in every cell, and names stand everywhere."""
    path = folder / "台账.csv"
    heads = "收到日期,申请人,代理人,联系电话,申请人类别,申请方式,申请内容,办理结果,答复日期,未知"
    path.write_text(f"{heads}\n{','.join([APPLICANT] * 10)}\n", encoding="utf-8")
    return str(path)


def test_a_report_that_names_somebody_is_told_without_the_name(data: Path) -> None:
    library = Library(data)
    report = library.load(OFFICE, YEAR)
    named = report.prose.other_matters + f"\n{APPLICANT}申请的信息已经答复，电话{CONTACT}。"
    library.save(replace(report, prose=replace(report.prose, other_matters=named)), ())
    for more in ([], ["--json"], ["--csv"]):
        told = _told(data, ["check", *more])
        assert "P04" in told
        assert named_in(told) == set()


def test_what_lies_beside_the_data_file_is_the_users_own(data: Path) -> None:
    Backups(data).keep_present()
    run("export", "--year", str(YEAR), "--to", "text", data=data)
    if os.name != "posix":
        return
    for path in (data, *data.parent.rglob("*")):
        if named_in(path.read_bytes() if path.is_file() else b""):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        elif path.is_dir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o700, path


def test_backups_packs_and_what_is_to_do_name_nobody(data: Path, tmp_path: Path) -> None:
    library = Library(data)
    backups = Backups(data)
    backups.take()
    desk = RegistersInHand(library, OFFICE)
    desk.remove(desk.records("requests")[0])
    present = contents_of(data)
    told = [
        *(backup_line(one, contents_of(one.path), present) for one in backups.list()),
        *(restore_words(contents_of(one.path), present) for one in backups.list()),
    ]
    assert "台账不同" in told[0]
    for personal in (True, False):
        packed = write_pack(data, tmp_path / f"{personal}.zip", "0", personal=personal)
        told.append(packed_words(packed))
        assert packed.contents.names_people is personal
        assert ("没有打进去" in told[-1]) is not personal
    assert named_in((tmp_path / "False.zip").read_bytes()) == set()
    told += [one.words + repr(one) for one in desk.due(date(2022, 1, 5))]
    assert named_in("\n".join(told)) == set()


def test_a_pack_without_names_comes_over_records_with_them(data: Path, tmp_path: Path) -> None:
    library = Library(data)
    packed = write_pack(data, tmp_path / "空.zip", "0", personal=False)
    assert coming(library, packed).records == (0, 0, 0)
    desk = RegistersInHand(library, OFFICE)
    changed = desk.records("requests")[0].with_value("summary", "改过")
    desk.save(changed)
    assert coming(library, packed).records == (0, 0, 1)
    take_in(library, packed, replace=True)
    back = RegistersInHand(Library(data), OFFICE).records("requests")[0]
    assert back.text("summary") == "救助资金发放明细"
    assert back.text("applicant") == APPLICANT
    new = Library(tmp_path / "新" / "n.json")
    take_in(new, read_pack(tmp_path / "空.zip"))
    assert len(RegistersInHand(new, OFFICE).records("requests")) == 2
    assert named_in(new.path.read_bytes()) == set()


def test_errors_and_their_details_name_nobody(data: Path) -> None:
    library = Library(data)
    desk = RegistersInHand(library, OFFICE)
    record = desk.records("requests")[0]
    texts = [repr(record), str(record), f"{record!r}", repr(desk), repr([record.values])[:0]]
    plain = {
        "register": "requests",
        "id": "1",
        "values": {"applicant": APPLICANT, "received": APPLICANT},
    }
    with pytest.raises(RecordError) as refused:
        read_record(plain)
    other = RegistersInHand(Library(data), OFFICE)
    other.save(record.with_value("summary", "别的窗口改了"))
    library.read_only = "数据文件正被另一个窗口使用。"
    with pytest.raises(ReportError) as locked:
        desk.save(record.with_value("contact", CONTACT + "1"))
    try:
        _break(record)
    except ZeroDivisionError as error:
        texts.append(details(error))
    texts += [str(refused.value), repr(refused.value), details(refused.value)]
    texts += [str(locked.value), details(locked.value), str(ChangedOutsideError("", ""))]
    assert named_in("\n".join(texts)) == set()


def _break(record: Record) -> float:
    """An error nobody foresaw, with a record in its hands."""
    return len(record.values) / 0


def test_documents_name_only_whom_they_must(data: Path) -> None:
    library = Library(data)
    desk = RegistersInHand(library, OFFICE)
    record = desk.records("requests")[0]
    meant = {
        "registration": {*PLANTED, NOTE},
        "third_party": {PARTY},
        "organ": set(),
    }
    for kind in paper_kinds(record):
        paper = paper_of(library, OFFICE, record, kind.key)
        for target in LETTER_SUFFIXES:
            assert named_in(paper_bytes(paper, target)) == meant.get(kind.key, {APPLICANT}), kind
            assert named_in(paper_file_name(paper, record, target)) == set()
    year = year_paper(OFFICE, "requests", desk.records("requests"), YEAR)
    for target in LETTER_SUFFIXES:
        assert named_in(paper_bytes(year, target)) == set()


def test_sheets_name_nobody_unless_asked(data: Path) -> None:
    desk = RegistersInHand(Library(data), OFFICE)
    for target in ("xlsx", "csv"):
        records = desk.records("requests")
        assert named_in(sheet_bytes("requests", records, target)) == set()
        assert named_in(sheet_bytes("requests", records, target, personal=True)) == {*PLANTED, NOTE}
    heads = "收到日期\t申请人\t申请内容"
    found = read_sheet_text(f"{heads}\n{APPLICANT}\t{APPLICANT}\t预算\n", "requests")
    told = [*(one.sentence for one in found.faults), repr(found.rows), repr(planned(desk, found))]
    assert named_in("\n".join(told)) == set()


async def test_no_list_preview_or_home_names_anybody(data: Path) -> None:
    async with at_desk(data) as clerk:
        assert named_in(clerk.screen) == set()
        await clerk.choose("台账")
        await clerk.sees("依申请公开")
        assert named_in(clerk.screen) == set()
        await clerk.press("escape")
        await clerk.press("enter")
        await clerk.sees("已保存")
        await clerk.press("f3")
        assert named_in(clerk.screen) == set()

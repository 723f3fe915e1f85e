"""What lies in a county's folder: libraries, packs, broken and strange files."""

import json
import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from nianbao.desk.rollup.rolling import PROGRESS_FOLDER, RollupJob, load_roster, run_rollup
from nianbao.exports import write_file
from nianbao.report.errors import ReportError
from nianbao.report.form.figures import CellRef, subtract
from nianbao.report.rollup.rollup import Rollup
from nianbao.report.rollup.roster import RosterOffice, roster_of
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from nianbao.storage.lock import WriterLock
from nianbao.storage.pack import write_pack
from tests.desk.rollup.counties import in_one_process
from tests.samples import county as made
from tests.samples.sheets import rows_xml, workbook

NAMES = made.OFFICES[:8]


@pytest.fixture(autouse=True)
def _one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    in_one_process(monkeypatch)


def rolled(folder: Path, *names: str, output: Path | None = None) -> Rollup:
    roster = roster_of(RosterOffice(name, kind="镇") for name in names or NAMES)
    out = output or folder.parent / "out"
    return run_rollup(RollupJob(folder, roster, made.YEAR, out)).rollup


def library(path: Path, *names: str, years: tuple[int, ...] = (made.YEAR,)) -> Library:
    path.parent.mkdir(parents=True, exist_ok=True)
    there = Library(path)
    with there.claimed():
        for name in names:
            for year in years:
                there.save(replace(made.report_of(name), year=year), ())
    return there


def test_libraries_and_packs_are_read_with_where_the_reports_stand(tmp_path: Path) -> None:
    folder = tmp_path / "今年"
    first = library(folder / "东岗" / "nianbao.json", NAMES[0], years=(made.YEAR - 1, made.YEAR))
    with first.claimed():
        report = first.load(NAMES[0], made.YEAR)
        standing = Standing(State.PUBLISHED, "2026-01-20", "http://a.gov.cn/1.html")
        first.save(report, (), standing=standing)
    (folder / "东岗" / "nianbao-备份").mkdir()
    (folder / "东岗" / "nianbao-备份" / "1.json").write_bytes((first.path).read_bytes())
    library(folder / "两个.json", *NAMES[1:3])
    other = library(tmp_path / "别处" / "n.json", NAMES[3])
    write_pack(other.path, folder / "年报.zip", "1")
    old = library(folder / "旧.json", NAMES[4], years=(made.YEAR - 1,))
    assert old.path.exists()
    rollup = rolled(folder)
    found = {line.office.name: line.handed for line in rollup.found}
    assert list(found) == list(NAMES[:4])
    published = found[NAMES[0]]
    assert published is not None
    origin = published.origin
    assert (origin.state, origin.published_on) == ("published", "2026-01-20")
    assert origin.address == "http://a.gov.cn/1.html"
    assert published.alike_last is not None, "the library has last year's"
    assert sorted(one.origin.place for one in found.values() if one) == [
        "东岗/nianbao.json", "两个.json#1", "两个.json#2", "年报.zip",
    ]  # fmt: skip
    assert [(str(one.why), one.handed.year) for one in rollup.aside] == [("wrong_year", 2024)]


def test_no_broken_file_stops_the_rest_and_each_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "今年"
    folder.mkdir()
    good = write_file(made.report_of(NAMES[0]), "markdown")
    (folder / "好.md").write_bytes(good)
    plain = json.loads(write_file(made.report_of(NAMES[1]), "json"))
    text = json.dumps(plain, ensure_ascii=False, indent=1)
    (folder / "断了.json").write_text(text[: len(text) // 2], encoding="utf-8")
    (folder / "空.txt").write_bytes(b"")
    (folder / "图.docx").write_bytes(b"\x89PNG" + bytes(500))
    (folder / "乱.pdf").write_bytes(os.urandom(3000))
    (folder / "乱.zip").write_bytes(b"PK\x03\x04" + os.urandom(300))
    with ZipFile(folder / "别的.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    (folder / "没有单位.md").write_bytes(good.replace(NAMES[0].encode(), b""))
    damaged = library(folder / "库.json", NAMES[2], NAMES[3])
    content = damaged.path.read_text(encoding="utf-8")
    damaged.path.write_text(
        content.replace('"year": 2025', '"year": 2025, "form": "1999"', 1), encoding="utf-8"
    )
    rollup = rolled(folder)
    unread = {one.file: one.sentence for one in rollup.unread}
    assert unread.keys() == {
        "断了.json", "空.txt", "图.docx", "乱.pdf", "乱.zip", "别的.zip", "没有单位.md", "库.json",
    }  # fmt: skip
    assert "行" in unread["断了.json"]
    assert "解压" in unread["别的.zip"]
    assert "单位" in unread["没有单位.md"]
    assert all(sentence.endswith(("。", "）")) for sentence in unread.values()), unread
    assert NAMES[0] in {line.office.name for line in rollup.found}


def test_the_one_report_in_a_zip_counts(tmp_path: Path) -> None:
    folder = tmp_path / "今年"
    folder.mkdir()
    with ZipFile(folder / "报送.zip", "w") as archive:
        archive.writestr("年报/年报.md", write_file(made.report_of(NAMES[0]), "markdown"))
        archive.writestr("年报/盖章页.jpg", b"\xff\xd8\xff")
    rollup = rolled(folder)
    assert [line.office.name for line in rollup.found if line.handed] == [NAMES[0]]
    assert not rollup.unread


def test_what_is_in_the_folder_by_the_way_is_no_report(tmp_path: Path) -> None:
    """The output, last year's folder and hidden files lie in it; a link to nowhere, too."""
    folder = tmp_path / "今年"
    folder.mkdir()
    (folder / "好.json").write_bytes(write_file(made.report_of(NAMES[0]), "json"))
    (folder / ".藏.json").write_bytes(b"{}")
    (folder / "~$好.docx").write_bytes(b"x")
    first = rolled(folder, output=folder / "汇总")
    second = rolled(folder, output=folder / "汇总")
    assert first.unread == second.unread == ()
    assert len(second.found) == 1


def test_two_windows_do_not_roll_up_into_one_folder(tmp_path: Path) -> None:
    folder, out = tmp_path / "今年", tmp_path / "汇总"
    folder.mkdir()
    (folder / "好.json").write_bytes(write_file(made.report_of(NAMES[0]), "json"))
    with pytest.raises(ReportError, match="另写一个文件夹"):
        rolled(folder, output=folder)
    other = WriterLock(out / PROGRESS_FOLDER / "汇总")
    assert other.acquire() == ""
    with pytest.raises(ReportError, match="等它做完"):
        rolled(folder, output=out)
    other.release()
    assert len(rolled(folder, output=out).found) == 1


def test_a_workbook_is_a_roster_line_by_line_and_hides_nothing(tmp_path: Path) -> None:
    """An office in a hidden row would be taken for one that the county does not want."""
    path = tmp_path / "名单.xlsx"
    head = ["序号", "单位名称", "类别", "应报"]
    offices = [[1, "清河县北关镇人民政府", "镇", "是"], [2, "清河县民政局", "部门", "否"]]
    sheet = rows_xml([["清河县名单"], [], head, *offices, ["合计"]])
    path.write_bytes(workbook(sheet, rows_xml([])))
    roster = load_roster(path)
    assert [(one.name, one.kind, one.expected, one.line) for one in roster.offices] == [
        ("清河县北关镇人民政府", "镇", True, 4),
        ("清河县民政局", "部门", False, 5),
    ]
    assert roster.remarks == ("名单第6行不是单位，没有用：合计",)
    hidden = rows_xml([head, *offices], {2: 'hidden="1"'})
    for content, words in (
        (workbook(hidden), "名单.xlsx”里有1处隐藏的行、列、表，请全部显示出来"),
        (workbook(sheet, rows_xml(offices)), "里有2张表，请把要用的一张单独存成一个文件"),
        (workbook(sheet, rows_xml(offices), states=("visible", "hidden")), "里有1处隐藏"),
        (workbook(rows_xml([])), "名单里没有单位"),
        (b"PK\x03\x04", "损坏|坏|读不出"),
    ):
        path.write_bytes(content)
        with pytest.raises(ReportError, match=words):
            load_roster(path)


def test_what_an_office_says_of_its_figures_stops_no_county(tmp_path: Path) -> None:
    """Findings speak of sums below 0, of fees in words, of counts nobody has: all are kept."""
    name = NAMES[0]
    stock, ended = (
        CellRef("disclosure", "normative_documents", column) for column in ("in_force", "repealed")
    )
    before = made.report_of(name, made.YEAR - 1)
    now = made.report_of(name).with_figure(ended, 600).with_figure(stock, 9)
    said = "全年收取行政事业性收费3333.3万元。新收政府信息公开申请12345678901234567890件。"
    now = now.with_prose("overview.parts.0.text", said)
    last, folder = tmp_path / "上年", tmp_path / "今年"
    for place, report in ((last, before), (folder, now)):
        place.mkdir()
        (place / f"{name}.json").write_bytes(write_file(report, "json"))
    job = RollupJob(
        folder,
        roster_of([RosterOffice(name, kind="镇")]),
        made.YEAR,
        tmp_path / "out",
        previous=last,
    )
    (line,) = run_rollup(job).rollup.found
    assert line.handed is not None
    found = {one.rule: (one.expected, one.actual) for one in line.handed.findings}
    assert found["Y02"] == (subtract(before.figures[stock], 600), 9)
    assert found["X08"][1] == Decimal("3333.3")
    assert found["X01"][1] == 12345678901234567890

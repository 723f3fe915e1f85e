"""Sheets in and out at the desk: what went out comes in again, doubles are told, names stay."""

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.desk.register_sheets import (
    RowDoes,
    planned,
    read_sheet_file,
    read_sheet_text,
    sheet_bytes,
    sheet_file_name,
    still_named,
    take_rows,
)
from nianbao.desk.registers import RegistersInHand
from nianbao.imports.registers.register_sheet import read_register
from nianbao.imports.registers.sheet_rows import rows_of_file
from nianbao.report.registers.fields import REGISTERS
from nianbao.report.registers.record import Record, as_stored, personal_words
from nianbao.storage.errors import StorageError
from nianbao.storage.library import Library
from tests.examples import of_whole
from tests.exports.letters.cases import FULL
from tests.report.registers.made_up_year import made_up_requests
from tests.report.registers.samples import full_request, request

_SHEET = "收到日期\t申请人\t申请内容\t办理结果\n2026.3.10\t甲\t预算\t公开\n2026.3.5\t乙\t决算\t\n"


@pytest.fixture
def desk(tmp_path: Path) -> RegistersInHand:
    return RegistersInHand(Library(tmp_path / "nianbao.json"), "北关镇人民政府")


def does(desk: RegistersInHand, text: str) -> list[tuple[RowDoes, str]]:
    return [(row.does, row.like) for row in planned(desk, read_sheet_text(text, "requests"))]


def test_what_went_out_comes_in_again(desk: RegistersInHand, tmp_path: Path) -> None:
    desk.save(full_request(), FULL, request(date(2026, 1, 5), number="2026-9"))
    records = desk.records("requests")
    for target in ("xlsx", "csv"):
        for personal in (True, False):
            path = tmp_path / f"台账.{target}"
            path.write_bytes(sheet_bytes("requests", records, target, personal=personal))
            found = read_sheet_file(path, "requests")
            assert found.faults == ()
            assert {row.does for row in planned(desk, found)} == {RowDoes.SAME}
            if personal:
                assert [dict(row.values) for row in found.rows] == [dict(r.values) for r in records]
            else:
                text = sheet_bytes("requests", records, "csv").decode()
                assert not any(w in text for r in records for w in personal_words(r) if w)
    data = sheet_bytes("requests", records, "xlsx")
    assert sheet_bytes("requests", records, "xlsx") == data
    with ZipFile(BytesIO(data)) as file:
        entries = {(entry.date_time, entry.create_system) for entry in file.infolist()}
    assert entries == {((1980, 1, 1, 0, 0, 0), 0)}  # no clock, no system
    with pytest.raises(KeyError):
        sheet_bytes("requests", records, "ods")


def test_a_whole_year_comes_in_again_with_every_outcome(desk: RegistersInHand) -> None:
    year = made_up_requests()
    content = sheet_bytes("requests", year, "csv", personal=True)
    found = read_register(rows_of_file(content, ".csv"), REGISTERS["requests"])
    take_rows(desk, planned(desk, found), replace=False, doubles=True)
    there = {one.text("number"): one.values for one in desk.records()}
    assert there == {one.text("number"): one.values for one in year}


def test_rows_are_taken_in_one_step_by_their_day(desk: RegistersInHand) -> None:
    rows = planned(desk, read_sheet_text(_SHEET, "requests"))
    stored = take_rows(desk, rows)
    assert [one.text("number") for one in stored] == ["2026-1", "2026-2"]
    assert [one.text("summary") for one in stored] == ["决算", "预算"]
    assert does(desk, _SHEET) == [(RowDoes.DOUBLE, "2026-2"), (RowDoes.DOUBLE, "2026-1")]
    assert take_rows(desk, planned(desk, read_sheet_text(_SHEET, "requests"))) == ()
    desk.undo()
    assert desk.records("requests") == ()


def test_doubles_and_changes_are_told(desk: RegistersInHand) -> None:
    desk.save(request(date(2026, 3, 10), number="2026-1", summary="预算", applicant="甲"))
    head = "编号\t收到日期\t申请人\t申请内容\n"
    assert does(desk, f"{head}1\t2026.3.10\t甲\t预算\n") == [(RowDoes.SAME, "2026-1")]
    assert does(desk, f"{head}2026-1\t2026.3.10\t甲\t决算\n") == [(RowDoes.CHANGES, "2026-1")]
    assert does(desk, f"{head}2026-7\t2026.3.10\t甲\t预算\n") == [(RowDoes.DOUBLE, "2026-1")]
    assert does(desk, f"{head}2026-7\t2026.3.10\t乙\t预算\n") == [(RowDoes.ADDS, "")]
    twice = f"{head}5\t2026.3.11\t丙\t名单\n5\t2026.3.11\t丁\t标准\n6\t2026.3.11\t丙\t名单\n"
    assert does(desk, twice) == [
        (RowDoes.ADDS, ""),
        (RowDoes.DOUBLE, "第2行"),
        (RowDoes.DOUBLE, "第2行"),
    ]
    change = planned(desk, read_sheet_text(f"{head}1\t2026.3.10\t甲\t决算\n", "requests"))
    assert take_rows(desk, change) == ()
    (changed,) = take_rows(desk, change, replace=True)
    assert changed.text("summary") == "决算"
    assert changed.text("channel") == "network", "what the sheet does not say stays"


def test_rows_without_a_title_are_doubles_of_those_there_alone(desk: RegistersInHand) -> None:
    months = (
        "月份\t种类\t件数\n2026年1月\t行政处罚\t3\n2026年1月\t行政处罚\t3\n2026年2月\t行政处罚\t3\n"
    )
    first = planned(desk, read_sheet_text(months, "documents"))
    assert [row.does for row in first] == [RowDoes.ADDS] * 3, "two rows of a sheet are two"
    take_rows(desk, first)
    again = planned(desk, read_sheet_text(months, "documents"))
    assert [row.does for row in again] == [RowDoes.DOUBLE] * 3
    assert again[2].words == "第4行像是和2026-02-28一样，没有放进去。"
    other = months.replace("\t3\n", "\t4\n")
    assert {row.does for row in planned(desk, read_sheet_text(other, "documents"))} == {
        RowDoes.ADDS
    }
    nameless = "收到日期\t申请人\n2026.3.10\t甲\n"
    take_rows(desk, planned(desk, read_sheet_text(nameless, "requests")))
    assert does(desk, nameless) == [(RowDoes.DOUBLE, "2026-1")]


def test_sheets_that_count_from_one_again_lose_no_request(desk: RegistersInHand) -> None:
    head = "编号\t收到日期\t申请人\t申请内容\n"
    months = "1\t2026.1.10\t甲\t预算\n2\t2026.1.11\t乙\t名单\n"
    months += "1\t2026.2.10\t丙\t标准\n\t2026.3.1\t丁\t批文\n"
    rows = planned(desk, read_sheet_text(head + months, "requests"))
    assert [row.does for row in rows] == [RowDoes.ADDS] * 4
    assert rows[2].words == "第4行的编号和别的一件一样，内容不同，放进去时另外编号。"
    stored = take_rows(desk, rows)
    assert [one.text("number") for one in stored] == ["2026-1", "2026-2", "2026-3", "2026-4"]
    again = planned(desk, read_sheet_text(f"{head}1\t2026.4.2\t戊\t决算\n", "requests"))
    assert [(row.does, row.renumbered) for row in again] == [(RowDoes.ADDS, True)]
    whole = f"{head}2026-7\t2026.5.1\t甲\t预算\n2026-7\t2026.5.2\t乙\t名单\n"
    twice = planned(desk, read_sheet_text(whole, "requests"))[1]
    assert twice.words == "第3行编号和第2行一样，没有放进去。"


def test_a_sheet_takes_nothing_for_a_formula() -> None:
    evil = request(date(2026, 1, 5), number="2026-1", summary="=1+1", form_wanted="+86", notes="@x")
    text = sheet_bytes("requests", [evil], "csv", personal=True).decode("utf-8-sig")
    assert ",'=1+1," in text
    assert ",'+86," in text
    with ZipFile(BytesIO(sheet_bytes("requests", [evil], "xlsx", personal=True))) as file:
        xml = file.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert 's="4" t="inlineStr"><is><t xml:space="preserve">=1+1</t>' in xml
    for target in ("csv", "xlsx"):
        data = sheet_bytes("requests", [evil], target, personal=True)
        (row,) = read_register(rows_of_file(data, f".{target}"), REGISTERS["requests"]).rows
        assert dict(row.values) == dict(evil.values)


def test_names_that_stand_elsewhere_are_told_by_number() -> None:
    named = FULL.with_value("summary", f"{FULL.text('applicant')}要求公开的预算")
    assert still_named([FULL, named]) == ("2026-3",)
    text = sheet_bytes("requests", [named], "csv").decode("utf-8-sig")
    assert "××要求公开的预算" in text
    assert not any(one in text for one in personal_words(named) if one)
    assert FULL.text("applicant") in sheet_bytes("requests", [named], "csv", personal=True).decode()
    phone = request(date(2026, 1, 5), number="2026-2", summary="电话13900001111，20260310件")
    text = sheet_bytes("requests", [phone], "csv").decode("utf-8-sig")
    assert "电话××，20260310件" in text


def test_file_names_tell_what_is_in_them() -> None:
    assert sheet_file_name("requests", 2026, "xlsx", personal=True) == (
        "2026年依申请公开台账（含个人信息）.xlsx"
    )
    assert sheet_file_name("documents", None, "csv", personal=True) == "文件和决定台账.csv"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        read_sheet_file(tmp_path / "没有.xlsx", "requests")


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)


@of_whole(60)
@given(
    st.lists(st.tuples(_TEXTS, _TEXTS, st.dates(date(1990, 1, 1), date(2099, 12, 31))), max_size=4)
)
def test_any_words_come_in_again(rows: list[tuple[str, str, date]]) -> None:
    records = [
        as_stored(
            Record(register="requests", id=f"r{at}").with_values(
                {"number": f"1-{at}", "received": day, "applicant": name, "summary": words}
            )
        )
        for at, (name, words, day) in enumerate(rows)
    ]
    for target in ("xlsx", "csv") if records else ():
        data = sheet_bytes("requests", records, target, personal=True)
        found = read_register(rows_of_file(data, f".{target}"), REGISTERS["requests"])
        told = [row.values["number"] for row in found.rows]
        assert told == [one.text("number") for one in records]
        for one, row in zip(records, found.rows, strict=True):
            assert row.values["received"] == one.day("received")
            for name in ("applicant", "summary"):
                shown = one.text(name).strip()
                if len(shown) > 3:
                    assert "".join(str(row.values.get(name)).split()) == "".join(shown.split())


def test_days_without_a_year_are_of_the_year_in_the_files_name(tmp_path: Path) -> None:
    text = "收到日期,申请内容\n3月4日,预算\n"
    told = {}
    for name in ("2025年台账", "台账2025", "2025年1月报", "2024-2025台账", "台账"):
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        found = read_sheet_file(path, "requests")
        told[name] = (found.rows[0].values.get("received"), found.remarks)
    remark = "表里没有写年份的日期，按文件名里的2025年读的，请核对。"
    assert told["2025年台账"] == told["台账2025"] == (date(2025, 3, 4), (remark,))
    assert told["2025年1月报"] == told["2024-2025台账"] == told["台账"] == (None, ())
    path = tmp_path / "2024年旧名.csv"
    path.write_text(f"2025年台账\n{text}", encoding="utf-8")
    found = read_sheet_file(path, "requests")
    assert (found.rows[0].values["received"], found.remarks) == (date(2025, 3, 4), ())

"""`nianbao register`: the registers for scripts; what is personal stays in."""

import os
import stat
from pathlib import Path

import pytest

from tests.cli.commanding import run

OFFICE = "民权县北关镇人民政府"
NAME, CONTACT = "张明远", "13900001111"
SHEET = (
    "收到日期,申请人,联系电话,申请人类别,申请方式,申请内容,办理结果,答复日期\n"
    f"2026.3.10,{NAME},{CONTACT},自然人,网上,救助名单,予以公开,2026.3.20\n"
    f"2026.11.12,{NAME},,公民,邮寄,征地批文,,\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "台账.csv").write_text(SHEET, encoding="gb18030")
    return tmp_path / "nianbao.json"


def imported(data: Path, *more: str) -> tuple[int, str, str]:
    sheet = data.with_name("台账.csv")
    done = run("register", "import", sheet, "--office", OFFICE, *more, data=data)
    assert NAME not in done.out + done.err
    return done.status, done.out, done.err


def test_a_sheet_is_taken_and_what_is_not_is_told(data: Path) -> None:
    status, out, err = imported(data, "--dry-run")
    assert (status, "存进台账0条" in out) == (1, True)
    status, out, err = imported(data)
    assert status == 1
    assert "C列“联系电话” → 联系方式" in out
    assert "新的2条；存进台账2条" in out
    assert err == "第3行“申请方式”：说不准是哪一种，没有放进去。\n"
    status, out, err = imported(data)
    assert "像是重复的2条；存进台账0条" in out
    assert "第2行像是和2026-1一样，没有放进去。" in err


def test_what_is_like_another_is_left_out_unless_it_is_asked_for(data: Path) -> None:
    sheet = data.with_name("台账.csv")
    head = "收到日期,申请方式,申请人类别,申请内容"
    sheet.write_text(f"{head}\n2026-4-1,网络,自然人,征地公告\n", encoding="utf-8")
    assert imported(data)[0] == 0
    status, out, err = imported(data)
    assert (status, err) == (1, "第2行像是和2026-1一样，没有放进去。\n")
    status, out, err = imported(data, "--doubles")
    assert (status, err) == (0, "")
    assert "像是重复的1条；存进台账1条" in out
    sheet.write_text(f"编号,{head}\n2026-1,2026-4-1,网络,自然人,补偿标准\n", encoding="utf-8")
    status, out, err = imported(data)
    assert (status, err) == (1, "第2行编号和2026-1一样，没有放进去。\n")
    assert "编号一样、内容不同的1条；存进台账0条" in out
    assert imported(data, "--dry-run")[0] == 1
    status, out, err = imported(data, "--replace")
    assert (status, err) == (0, "")
    assert "编号一样、内容不同的1条；存进台账1条" in out
    assert imported(data)[::2] == (0, "")


def test_list_due_and_tables(data: Path) -> None:
    imported(data)
    listed = run("register", "list", data=data)
    first_line = "2026-1  2026-03-10  救助名单  2026-03-20  予以公开  已办结，用了8天"
    assert listed.out.splitlines()[0] == first_line
    assert run("register", "list", "--open", data=data).out.startswith("2026-2")
    assert run("register", "list", "--year", "2025", data=data).out == "依申请公开台账：0条\n"
    (first, _) = run("register", "list", "--json", data=data).json
    assert first["outcome"] == "granted"
    assert first["clock"] == {"state": "done", "due": "2026-04-08", "left": 12}
    assert not {"applicant", "contact", "notes"} & set(first)
    due = run("register", "due", "--on", "2026-11-13", data=data)
    assert due.out == "2026-12-10  还剩19天  2026-2  答复\n要办的1件\n"
    (item,) = run("register", "due", "--on", "2026-11-13", "--json", data=data).json
    assert (item["number"], item["due"], item["left"]) == ("2026-2", "2026-12-10", 19)
    tables = run("register", "tables", "--year", "2026", data=data)
    assert "行“自然人”列：2" in tables.out
    plain = run("register", "tables", "--year", "2026", "--json", data=data).json
    cells = {one["cell"]: one for one in plain}
    assert cells["requests.received.natural_person"]["register"] == 2
    assert cells["requests.received.natural_person"]["records"] == ["2026-1", "2026-2"]


def test_one_is_added_as_it_is_typed(data: Path) -> None:
    words = ("收到日期=2026-03-10", "channel=网络", "申请人类别=公民", "申请内容=预算")
    done = run("register", "add", "--office", OFFICE, *words, f"申请人={NAME}", data=data)
    assert done.out == "已登记：2026-1\n"
    more = (*words, "补正·通知日期=2026-3-11")
    plain = run("register", "add", "--office", OFFICE, "--json", *more, data=data)
    assert plain.json["corrections"] == [{"sent": "2026-03-11"}]
    for wrong, told in (
        (["收到日期=2026-03-10"], "还缺少收到方式、申请人类别、申请内容"),
        ([*words, f"住址={NAME}"], "没有这一栏"),
        ([*words, NAME], "不是“名称=内容”"),
        ([*words, "申请内容=决算"], "“申请内容”写了两次"),
        ([*words, f"办结日期={NAME}"], "“办结日期”看不出是哪一天"),
    ):
        refused = run("register", "add", "--office", OFFICE, *wrong, data=data)
        assert refused.status == 2
        assert told in refused.err
        assert NAME not in refused.err


def test_export_leaves_names_out_unless_asked_for(data: Path) -> None:
    imported(data)
    told = run("register", "export", "--to", "csv", "--output", "-", data=data)
    assert told.out.startswith("编号,收到日期,")
    paper = run("register", "export", "--to", "text", "--year", "2026", "--output", "-", data=data)
    assert "2026年依申请公开台账" in paper.out
    assert NAME not in told.out + paper.out
    assert run("register", "export", "--to", "docx", data=data).status == 2
    whole = run("register", "export", "--to", "csv", "--personal", data=data)
    (file,) = data.parent.glob("*（含个人信息）.csv")
    assert str(file) in whole.out
    assert NAME in file.read_text(encoding="utf-8-sig")
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert run("register", "export", "--to", "csv", "--output", data, data=data).status == 2


def test_whose_register_must_be_clear(data: Path) -> None:
    done = run("register", "list", data=data)
    assert (done.status, "--office" in done.err) == (2, True)


def test_what_is_wrong_is_told_without_names(data: Path) -> None:
    values = ("收到日期=2026-02-10", "收到方式=网络", "申请人类别=自然人", "申请内容=低保名单")
    ended = ("申请人=申某某", "办结日期=2026-03-18", "办理结果=重复申请")
    assert run("register", "add", "--office", OFFICE, *values, *ended, data=data).status == 0
    told = run("register", "check", "--office", OFFICE, data=data)
    assert told.status == 0
    for words in ("R01 提醒", "R06 提醒", "R11 提醒", "办结时超了2个工作日", "查出3处"):
        assert words in told.out
    assert "申某某" not in told.out
    run("register", "add", "--office", OFFICE, *values, data=data)
    found = run("register", "check", "--json", "--office", OFFICE, data=data)
    assert found.status == 1
    assert {
        "register": "requests",
        "number": "2026-2",
        "rule": "R01",
        "severity": "error",
    }.items() <= (found.json[-1].items())


def test_a_year_is_looked_at_alone(data: Path) -> None:
    values = ("收到方式=网络", "申请人类别=自然人", "申请内容=低保名单")
    for day in ("2025-02-10", "2026-02-10"):
        new = ("register", "add", "--office", OFFICE, f"收到日期={day}", *values)
        assert run(*new, data=data).status == 0
        assert run(*new, "--year", "2025", data=data).status == 2
    for command in (("due", "--on", "2026-03-02"), ("check",)):
        for of, told in (
            ((), {"2025-1", "2026-1"}),
            (("--year", "2025"), {"2025-1"}),
            (("--year", "2024"), set()),
        ):
            found = run("register", *command, *of, "--json", data=data).json
            assert {one["number"] for one in found} == told


def test_the_kind_that_a_sheet_does_not_say(data: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "决定.csv"
    sheet.write_text("文号,决定日期,件数\n1号,2026-3-5,1\n2号,2026-4-5,2\n", encoding="utf-8")
    command = ("register", "import", sheet, "--office", OFFICE, "--register", "documents")
    refused = run(*command, "--kind", "罚单", data=data)
    assert refused.status == 2
    assert "没有“罚单”这一种" in refused.err
    assert "可以写：行政规范性文件、行政许可、行政处罚、" in refused.err
    asked = run("register", "import", sheet, "--office", OFFICE, "--kind", "行政处罚", data=data)
    assert asked.status == 2
    assert "依申请公开台账没有种类" in asked.err
    assert run(*command, "--kind", "行政处罚", data=data).status == 0
    tables = run("register", "tables", "--year", "2026", "--json", data=data).json
    cells = {one["cell"]: one["register"] for one in tables}
    assert cells["disclosure.penalties.decisions"] == 3

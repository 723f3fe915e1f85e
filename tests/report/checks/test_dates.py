"""D01, D02, D04, D05, D07, D08, D10: periods, years, deadlines, document numbers, old law."""

from dataclasses import replace
from datetime import date

import pytest

from nianbao.report.checks import run_checks
from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.state import State
from tests.report.checks.phrases import COUNTRY, OVERVIEW, STREET, Case, marked, table
from tests.reports import zero_report

P, FIVE, SIX = "preface", "problems", "other_matters"

CAUGHT = table(
    D01=[
        Case("统计期限自20241月1日至12月31日。", ("20241月1日至12月31日",), P),
        Case("数据统计期限为2024年1月1日至2024111231日。", ("2024年1月1日至2024111231日",), P),
        Case("本报告统计期限为2024年1月1日至12月30日。", ("2024年1月1日至12月30日",), P),
        Case(
            "所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
            ("2023年1月1日起至2023年12月31日止",),
            P,
        ),
        Case("数据统计期限从2024年1月1日至12月31止。", ("2024年1月1日至12月31止",), P),
        Case(
            "统计时限为2024年2月1日—2024年12月31日，特此说明。", ("2024年2月1日—2024年12月31日",), P
        ),
        Case("统计期限：2024.1.1-2023.12.31。", ("2024.1.1-2023.12.31",), P),
        Case(
            "报告时限为２０２３年１月１日至１２月３１日。", ("２０２３年１月１日至１２月３１日",), P
        ),
        Case("统计时间为2023年1月1日至2024年12月31日。", ("2023年1月1日至2024年12月31日",), P),
        Case(
            "所列数据自2023年1月1日起，至2024年12月31日止。",
            ("2023年1月1日起，至2024年12月31日止",),
            P,
        ),
    ],
    D02=[
        Case("2023年，我镇主动公开政府信息86条。", ("2023年",)),
        Case("2022年我镇收到公开申请0件。", ("2022年",)),
        Case("2023年度，全镇各村公开财务12次。", ("2023年",)),
        Case("已全面梳理清单，于2023年12月完成动态调整。", ("2023年",)),
        Case("2023年没有收取信息处理费。", ("2023年",), SIX),
        Case("2022年，柳河镇人民政府共制定文件0件，2022年未发生诉讼。", ("2022年", "2022年")),
        Case("二〇二三年，我乡设立公开专区1个。", ("二〇二三年",), OVERVIEW, COUNTRY),
        Case("现将2023年度政府信息公开工作情况报告如下。", ("2023年",), P),
        Case("2023年1月1日至2023年12月31日，街道共公开信息36条。", ("2023年",), OVERVIEW, STREET),
        Case("2032年，我镇主动公开政府信息86条。", ("2032年",)),
        Case("2023年发出收费通知1件。", ("2023年",), SIX),
        Case("2023年印发规范性文件4件，均已公开。", ("2023年",)),
        Case("2023年未收到政府信息公开申请，也没有上年结转的申请。", ("2023年",)),
        Case("截至2023年12月31日，现行有效规范性文件12件。", ("2023年",)),
        Case("2023年收到申请12件，比上年增加3件。", ("2023年",)),
    ],
    D07=[
        Case("根据国办公开办函〔202130号编制。", ("〔202130号",), P),
        Case("根据国办公开办函﹝2021﹞30号编制。", ("﹝2021﹞30号",), P),
        Case("依据国务院令711号。", ("国务院令711号",), P),
        Case("见柳政〔24〕3号、柳政〔2024〕03号。", ("〔24〕3号", "〔2024〕03号")),
    ],
    D08=[
        Case("根据《条例》第三十二条规定，编制本报告。", ("第三十二条",), P),
        Case("依据《条例》第32条公布年度报告。", ("第32条",), P),
        Case("没有发生收费和减免情况。", ("收费和减免情况",), SIX),
    ],
)

LAWFUL = table(
    D01=[
        Case("统计期限自2024年1月1日起至2024年12月31日止。", (), P),
        Case("数据统计期限为：2024年1月1日——2024年12月31日。", (), P),
        Case("统计期限为2024年1月1日至12月31日，共六个部分。", (), P),
        Case("信息数据统计期限为2024 年 1 月 1 日-2024 年 12 月 31 日", (), P),
        Case("统计期限：2024.01.01-2024.12.31。", (), P),
        Case("本报告数据统计期限为2024年度。", (), P),
        Case("统计期限截至2024年12月31日。", (), P),
        Case("统计期限为二〇二四年一月一日至十二月三十一日。", (), P),
        Case("报告分六部分。上半年（2024年1月1日至6月30日）公开40条。"),
        Case("数据统计期限为２０２４年１月１日至１２月３１日。", (), P),
        Case("所列数据自2024年1月1日起，至2024年12月31日止。", (), P),
        Case("统计时间：2024年1月1日至12月31日。", (), P),
        Case("报告发布时间为2025年1月20日。", (), P),
        Case("统计期限为2024年1月1日至12月31日，2025年1月公布。", (), P),
    ],
    D02=[
        Case("2024年，我镇主动公开政府信息86条，2024年度没有诉讼。"),
        Case("按照《2023年政务公开工作要点》和民政办〔2023〕5号要求，做好公开。"),
        Case("与2023年相比，公开数量增长12%，比2022年持平。"),
        Case("2023年公开80条，2024年公开86条，增加6条。"),
        Case("新修订的条例自2019年5月15日起施行，2021年5月1日起施行的办法已公开。"),
        Case("2021年以来，我镇持续推进；自2022年起设立专区。"),
        Case("按时公开2023年部门决算和2024年预算，发布2023年政府信息公开年度报告。"),
        Case("2021年换届后，调整了领导小组。"),
        Case("落实“十四五”规划（2021年—2025年），到2025年全面完成。"),
        Case("上年结转的申请系2023年12月收到，已答复。"),
        Case("下一步，2025年我镇将每月核对一次。"),
        Case("一是公开不够及时。改进：2025年，我镇进一步加强培训。", (), FIVE),
        Case("本报告于2025年1月公布。", (), P),
        Case("公开2023年度工作总结和2025年工作计划。"),
        Case("建于1998年的文化站设公开栏1处。"),
        Case("对2022年、2023年发布的信息进行抽查，更新3条。"),
        Case("清理2021年以前的文件，对2023年印发的35件文件逐件核查。"),
        Case("2023年未收到申请，2024年收到1件。"),
        Case("截至2023年底有公开栏30处，2024年新增9处。"),
        Case("公开2023年度决算1份、2024年度预算1份。"),
        Case("2023年印发的办法3件继续有效。"),
        Case("2023年公开80条，今年公开86条，比上年增加6条。"),
    ],
    D04=[
        Case("目前仍存在公开不及时的问题。", (), FIVE),
    ],
    D07=[
        Case("根据国办公开办函〔2021〕30号编制。", (), P),
        Case("依据国务院令第711号，国务院第711号令。", (), P),
        Case("依据国办函〔2020〕109号，没有收取信息处理费。", (), SIX),
    ],
    D08=[
        Case("根据《条例》第五十条规定，编制本报告。", (), P),
    ],
)


@pytest.mark.parametrize(("rule", "case"), CAUGHT)
def test_marks_the_words(rule: str, case: Case) -> None:
    assert tuple(marked(rule, case)) == case.marked


@pytest.mark.parametrize(("rule", "case"), LAWFUL)
def test_leaves_alone(rule: str, case: Case) -> None:
    assert marked(rule, case) == []


def due(
    today: date | None,
    *,
    errors: bool = True,
    office: Office | None = None,
    standing: Standing | None = None,
) -> list[str]:
    """What D05 says of the report for 2024 on a day, a draft where no standing is given."""
    report = zero_report().with_prose("other_matters", "" if errors else "没有收取信息处理费。")
    found = run_checks(report, office=office, today=today, standing=standing or Standing())
    return [finding.message for finding in found if finding.rule == "D05"]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2025, 1, 24), "还有7天，还有1个错误"),
        (date(2025, 1, 30), "还有1天"),
        (date(2025, 1, 31), "就是今天"),
        (date(2025, 2, 1), "已经过了1天"),
        (date(2025, 3, 2), "已经过了30天"),
        (date(2026, 1, 31), "已经过了365天"),
    ],
)
def test_d05_finds(today: date, words: str) -> None:
    (message,) = due(today)
    assert "2025年1月31日前报送" in message
    assert words in message


@pytest.mark.parametrize(
    ("today", "errors", "office", "standing"),
    [
        (None, True, Office(), None),
        (date(2025, 1, 23), True, Office(), None),
        (date(2025, 1, 30), False, Office(), None),
        (date(2025, 2, 20), False, Office(), None),
        (date(2024, 6, 1), True, Office(), None),
        (date(2026, 2, 1), True, Office(), None),
        (date(2025, 1, 30), True, Office(deadline_month=3, deadline_day=1), None),
        (date(2025, 1, 30), True, Office(reminder_days=0), None),
        (date(2025, 3, 2), True, Office(), Standing(State.PUBLISHED)),
        (date(2025, 3, 2), True, Office(), Standing(State.FINAL)),
    ],
)
def test_d05_leaves_alone(
    today: date | None, errors: bool, office: Office, standing: Standing | None
) -> None:
    assert due(today, errors=errors, office=office, standing=standing) == []


def test_d05_says_nothing_of_a_file_that_is_in_no_library() -> None:
    report = zero_report().with_prose("other_matters", "")
    assert "D05" not in {f.rule for f in run_checks(report, today=date(2025, 3, 2))}


def late(published: str, year: int = 2024, office: Office | None = None) -> list[str]:
    """What D10 says of a report that stands as published on a day."""
    standing = Standing(State.PUBLISHED, published)
    report = replace(zero_report(), year=year)
    found = run_checks(report, office=office, today=date(2026, 1, 1), standing=standing)
    return [finding.message for finding in found if finding.rule == "D10"]


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2025-02-09", "晚了9天"),
        ("2025-02-01", "晚了1天"),
        ("2025-03-31", "晚了59天"),
        ("2026-01-01", "登记的发布日期是2026年1月1日"),
        ("2025-02-28", "2025年1月31日前公布"),
        ("2025-12-31", "晚了334天"),
        ("2025-04-01", "晚了60天"),
        ("2025-06-30", "晚了150天"),
    ],
)
def test_d10_finds(published: str, words: str) -> None:
    (message,) = late(published)
    assert words in message


@pytest.mark.parametrize(
    ("published", "year", "office"),
    [
        ("2025-01-31", 2024, Office()),
        ("2025-01-01", 2024, Office()),
        ("", 2024, Office()),
        ("", 2021, Office()),
        ("2025-03-31", 2024, Office(deadline_month=3, deadline_day=31)),
        ("2026-01-31", 2025, Office()),
        ("2026-01-30", 2025, Office()),
        ("2024-12-31", 2024, Office()),
    ],
)
def test_d10_leaves_alone(published: str, year: int, office: Office) -> None:
    assert late(published, year, office) == []


def test_a_deadline_on_a_rest_day_names_the_last_working_day_before() -> None:
    (message,) = late("2026-02-02", 2025)
    assert "2026年1月31日前公布（这天是星期六，之前最后一个工作日是1月30日）" in message
    (message,) = late("2027-02-01", 2026, Office(deadline_month=1, deadline_day=31))
    assert "星期日，之前最后一个工作日是1月29日" in message

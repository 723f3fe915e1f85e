"""N02, N03, S01, S05: what must be found, and what must be left alone; and all checks at once."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.checks import RULES, rule_of, run_checks
from nianbao.report.checks.context import Context
from nianbao.report.document import Report, new_report
from nianbao.report.field import TITLE
from nianbao.report.finding import UNPLACED, Finding, Severity, Span
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.office import Office
from tests.examples import of_whole
from tests.report.checking import Figures, found, ref, report_with
from tests.reports import NAMED, full_report, hostile_report, reports, zero_report

FEES = "disclosure.fees.amount"
TOO_FINE = [
    ("0.00001", 4),
    ("4068.20801", 4),
    ("0.000001", 5),
    ("12.345", 2),
    ("0.1", 0),
    ("99999.999999", 3),
]
FINE = [("0", 0), ("12", 0), ("0.0001", 4), ("4068.208", 4), ("12.34", 2), ("0.000001", 6)]


@pytest.mark.parametrize(("fee", "decimals"), TOO_FINE)
def test_n02_finds(fee: str, decimals: int) -> None:
    report = report_with({FEES: Decimal(fee)})
    (finding,) = found("N02", report, Office(fee_decimals=decimals))
    assert (finding.severity, finding.cells) == (Severity.ERROR, (ref(FEES),))
    assert fee in finding.message


@pytest.mark.parametrize(("fee", "decimals"), FINE)
def test_n02_leaves_alone(fee: str, decimals: int) -> None:
    report = report_with({FEES: Decimal(fee)})
    assert found("N02", report, Office(fee_decimals=decimals)) == []


def test_n02_has_nothing_to_say_of_a_blank() -> None:
    assert found("N02", report_with({FEES: None})) == []


BLANKS: list[tuple[Figures, list[int]]] = [
    ({"received.other": None}, [1]),
    ({FEES: None}, [1]),
    ({"challenges.reconsideration.pending": None}, [1]),
    ({"received.other": None, "closed_other.research": None}, [2]),
    ({"received.other": None, FEES: None}, [1, 1]),
    ({f"granted.{name}": None for name in ("natural_person", "research", "other")}, [3]),
]


@pytest.mark.parametrize(("figures", "counts"), BLANKS)
def test_n03_finds(figures: Figures, counts: list[int]) -> None:
    findings = found("N03", report_with(figures))
    assert sorted(len(finding.cells) for finding in findings) == counts
    assert {cell for finding in findings for cell in finding.cells} == set(map(ref, figures))
    for finding in findings:
        assert (finding.severity, finding.blocks) == (Severity.WARNING, True)
        assert f"{len(finding.cells)}格" in finding.message


@pytest.mark.parametrize(
    "figures",
    [{}, *({place: 0} for figures, _ in BLANKS[:4] for place in figures), {"received.other": 7}],
)
def test_n03_leaves_zeros_and_values_alone(figures: dict[str, Figure]) -> None:
    assert found("N03", report_with(figures)) == []


def _without(key: str) -> Report:
    report = zero_report()
    if key in {table.key for table in FORM_2021.tables}:
        return report.with_figures(dict.fromkeys(FORM_2021.table(key).typed_cells))
    for name in report.prose.fields(key):
        report = report.with_prose(name, "")
    return report


KEYS = [section.key for section in FORM_2021.sections]


@pytest.mark.parametrize("key", KEYS)
def test_s01_finds(key: str) -> None:
    (finding,) = found("S01", _without(key))
    assert (finding.severity, finding.section) == (Severity.ERROR, key)
    assert FORM_2021.section(key).title.text in finding.message


def test_s01_finds_all_six_in_order() -> None:
    assert [f.section for f in found("S01", new_report("甲镇", 2024))] == KEYS


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("other_matters", "无"),
        ("problems", "无"),
        ("preface", ""),
        ("overview.parts.0.text", ""),
        ("overview.parts.4.heading", ""),
        ("title", "别的标题"),
    ],
)
def test_s01_leaves_alone(name: str, text: str) -> None:
    assert found("S01", zero_report().with_prose(name, text)) == []


def test_s01_offers_only_lines_that_speak_as_the_missing_section_does() -> None:
    lines = "第7行“公开的及时性还有不足，下一步…”、第8行“| 信息内容 | 本年制发件数 |”"
    told = Finding("S16", Severity.WARNING, f"原文有2行没有放进报告：{lines}；", "overview")
    for key, offered in (("problems", "原文第7行没有放进报告"), ("other_matters", "")):
        report = replace(_without(key), import_findings=(told,))
        (finding,) = found("S01", report)
        assert offered in finding.message
        assert "第8行" not in finding.message
        assert offered or "原文" not in finding.message


def test_s01_leaves_a_table_with_one_figure_alone() -> None:
    cell = CellRef("requests", "received", "other")
    assert found("S01", _without("requests").with_figure(cell, 0)) == []


OFFICE = zero_report().office
WRONG_TITLES = [
    "政府信息公开工作年度报告",
    "2024年政府信息公开工作年度报告",
    f"{OFFICE}政府信息公开工作年度报告",
    f"{OFFICE}2023年政府信息公开工作年度报告",
    f"{OFFICE}{OFFICE}2024年政府信息公开工作年度报告",
    f"{OFFICE}2024年2024年政府信息公开工作年度报告",
    "柳河镇2024年政府信息公开工作年度报告",
    "睢县西陵寺镇人民政府2024年政府信息公开工作年度报告",
    f"{OFFICE}二〇二三年政府信息公开工作年度报告",
    "宁陵县柳河镇2024年政府信息公开工作年度报告",
    f"{OFFICE}2024政府信息公开工作年度报告",
]
SHORT_TITLES = WRONG_TITLES[-2:]
RIGHT_TITLES = [
    "",
    f"{OFFICE}2024年政府信息公开工作年度报告",
    f"{OFFICE}2024年度政府信息公开工作年度报告",
    f"2024年{OFFICE}政府信息公开工作年度报告",
    f"{OFFICE}关于2024年政府信息公开工作的年度报告",
    f"关于{OFFICE}2024年政府信息公开工作年度报告",
    f"{OFFICE}2024年政府信息公开工作年度报告（征求意见稿）",
    f"{OFFICE}二〇二四年政府信息公开工作年度报告",
    f"{OFFICE}二O二四年政府信息公开工作年度报告",
    f"{OFFICE}二○二四年政府信息公开工作年度报告",
    f"{OFFICE}2024 年政府信息公开工作年度报告",
    f"{OFFICE} ２０２４年政府信息公开工作年度报告",
    "宁陵县 柳河镇人民政府2024年政府信息公开工作年度报告",
]


@pytest.mark.parametrize("title", WRONG_TITLES)
def test_s05_finds(title: str) -> None:
    findings = found("S05", zero_report().with_prose("title", title))
    assert findings
    for finding in findings:
        assert (finding.severity is Severity.WARNING) is (title in SHORT_TITLES)
        assert title in finding.message
        assert zero_report().generated_title in finding.message
        assert finding.span == Span(TITLE, 0, len(title))


@pytest.mark.parametrize("title", RIGHT_TITLES)
def test_s05_leaves_alone(title: str) -> None:
    assert found("S05", zero_report().with_prose("title", title)) == []


OUR_WORDS = re.compile(r"(?!Ctrl\b)\b[A-Za-z_]{2,}")


def assert_says_it_in_chinese(report: Report) -> None:
    for finding in run_checks(report):
        assert not OUR_WORDS.search(finding.message), finding.message
        assert finding.message.endswith("。")
        assert finding.section in KEYS
        assert all(cell in report.form.columns for cell in finding.cells)


def test_no_key_of_ours_in_any_message() -> None:
    for make in NAMED.values():
        assert_says_it_in_chinese(make())
    stated = dict.fromkeys(FORM_2021.derived_cells, 123456)
    assert_says_it_in_chinese(replace(full_report(), stated=stated))
    for cell in FORM_2021.columns:
        if cell not in FORM_2021.derived_cells:
            assert_says_it_in_chinese(zero_report().with_figure(cell, None))
    fine = report_with({FEES: Decimal("0.000001"), "received.research": 3, "granted.other": 4})
    assert_says_it_in_chinese(fine)


@of_whole(40)
@given(reports(), st.data())
def test_never_raises(report: Report, data: st.DataObject) -> None:
    cells = data.draw(st.lists(st.sampled_from(report.form.cells), max_size=9))
    report = replace(
        report, stated={cell: 10**11 for cell in cells if cell in report.form.derived_cells}
    )
    findings = run_checks(report, new_report(report.office, report.year - 1), office=Office())
    sections = [KEYS.index(finding.section) for finding in findings]
    assert sections == sorted(sections)
    assert run_checks(report) == run_checks(report)


def test_hostile_words_do_no_harm() -> None:
    rules = {finding.rule for finding in run_checks(hostile_report())}
    assert rules == {"S05", "S09", "S12", "S13", "C04", "A06"}


LONG_LINES = (
    "一",
    "《",
    "〔2021",
    "“",
    "我镇",
    "柳河镇",
    "2023年，",
    "费1元1,",
    "统计期限1",
    "_a_",
    "，",
    "4 ",
    "，其中3件",
    "2023年印发",
    "行政复议维持",
    "上年结转",
    "没有结转",
    "第三方",
    "征收费",
    "数据自2024年1月",
    "申请3件",
    "（电话",
    "率100%",
)


@pytest.mark.parametrize("words", LONG_LINES)
def test_ten_times_the_words_take_ten_times_as_long(words: str) -> None:
    """Twenty thousand characters: what grows with the square would take five seconds."""
    line = words * (20_000 // len(words))
    report = zero_report().with_prose("overview.parts.1.text", line)
    start = process_time()
    run_checks(report, replace(report, year=report.year - 1))
    assert process_time() - start < 2.5, "quadratic in the length of a text"


@pytest.mark.parametrize("words", LONG_LINES)
def test_long_lines_take_no_long_time(words: str) -> None:
    line = words * (5_000 // len(words))
    report = zero_report()
    for name in ("preface", "overview.parts.1.text", "problems", "other_matters"):
        report = report.with_prose(name, line)
    start = process_time()
    run_checks(report, replace(report, year=report.year - 1))
    assert process_time() - start < 2.5, "quadratic in the length of a line"


def test_every_rule_has_words_for_the_clerk() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch("[SNAYDXCPTFZ][0-9]{2}", rule.id)
        assert rule_of(rule.id) is rule
        assert 1 <= len(re.findall("。(?!”)", rule.help)) <= 2 + (rule.id == UNPLACED), rule.id
        assert re.search("审核的人|检查的人|县里|有的县", rule.help) or rule.id == UNPLACED, rule.id
        assert rule.help.endswith("。")
        assert rule.source


def test_a_check_finds_only_what_its_rule_is_named_for() -> None:
    for report in (hostile_report(), full_report(), NAMED["draft"](), new_report("甲镇", 2024)):
        context = Context(report, full_report(), Office(), date(2025, 1, 30))
        for rule in RULES:
            found = list(rule.findings(context))
            assert {finding.rule for finding in found} <= {rule.id}
            severities = list(Severity)
            assert all(
                severities.index(finding.severity) >= severities.index(rule.severity)
                for finding in found
            )


def test_findings_stand_in_reading_order_errors_first() -> None:
    text = "我镇，，公开。\n截至目前，我局公开XX条。。"
    report = zero_report().with_prose("overview.parts.1.text", text)
    report = report.with_prose("overview.parts.0.text", "2023年，我镇公开86条。")
    found = [f for f in run_checks(report) if f.span and f.section == "overview"]
    warnings = [f.span for f in found if f.span and f.severity is Severity.WARNING]
    assert warnings == sorted(warnings)
    assert [f.severity for f in found] == [Severity.WARNING] * len(warnings) + [Severity.INFO]


def test_nobody_can_grow_the_tuple() -> None:
    assert isinstance(RULES, tuple)


def test_what_the_reader_found_is_among_the_findings() -> None:
    report = replace(full_report(), import_findings=tuple(found("S01", new_report("甲镇", 2024))))
    assert set(report.import_findings) <= set(run_checks(report))

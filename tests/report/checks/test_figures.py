"""N05, N06, A05, A06, C06, C10: figures that a reviewer would ask about."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from nianbao.report.document import Report, new_report
from nianbao.report.finding import Severity
from nianbao.report.form.figures import Figure
from tests.report.checking import found, ref, report_with
from tests.report.checks.phrases import BUREAU, COUNTRY, STREET
from tests.reports import full_report, seed_report, zero_report

Figures = Mapping[str, Figure]
FEE = "disclosure.fees.amount"
SECRET = "withheld_state_secret.natural_person"


def with_fee(fee: str, text: str) -> Report:
    report = report_with({FEE: Decimal(fee)})
    return report.with_prose("other_matters", text)


@pytest.mark.parametrize(
    ("fee", "text"),
    [
        ("1000", "没有收取信息处理费。"),
        ("40680", "没有收取信息处理费。"),
        ("40", "收取费用40元。"),
        ("380", "收取信息处理费380元。"),
        ("500", "行政收费0.05万元。"),
        ("295", "收取费用２９５元。"),
        ("999", "收费999元，已上缴。"),
    ],
)
def test_n05_finds(fee: str, text: str) -> None:
    (finding,) = found("N05", with_fee(fee, text))
    assert (finding.severity, finding.cells) == (Severity.WARNING, (ref(FEE),))


@pytest.mark.parametrize(
    ("fee", "text"),
    [
        ("0", "收取费用0元。"),
        ("999.9999", "没有收取信息处理费。"),
        ("0.004", "收取费用40元。"),
        ("4.068", "收费4.068万元，即40680元。"),
        ("40", "补助群众40元；没有收取信息处理费。"),
        ("12", "收取污水处理费12万元。"),
        ("3", "设公示栏3处，收费按规定办理。"),
    ],
)
def test_n05_leaves_alone(fee: str, text: str) -> None:
    assert found("N05", with_fee(fee, text)) == []


RULES = "disclosure.rules."


@pytest.mark.parametrize(
    "figures",
    [
        {f"{RULES}issued": 1},
        {f"{RULES}repealed": 2},
        {f"{RULES}in_force": 6},
        {f"{RULES}issued": 1, f"{RULES}in_force": 1},
        {f"{RULES}issued": 3, f"{RULES}repealed": 1, f"{RULES}in_force": 2},
        {f"{RULES}in_force": 120},
    ],
)
@pytest.mark.parametrize("office", [COUNTRY, STREET])
def test_n06_finds(figures: Figures, office: str) -> None:
    (finding,) = found("N06", _of(office, report_with(figures)))
    assert set(finding.cells) == set(map(ref, figures))


@pytest.mark.parametrize(
    ("figures", "office"),
    [
        ({}, COUNTRY),
        ({f"{RULES}issued": None}, COUNTRY),
        ({"disclosure.normative_documents.issued": 3}, COUNTRY),
        ({"disclosure.licensing.decisions": 9}, STREET),
        ({f"{RULES}in_force": 6}, BUREAU),
        ({f"{RULES}in_force": 6}, "商丘市人民政府"),
        ({f"{RULES}issued": 1}, "民权县人民政府"),
    ],
)
def test_n06_leaves_alone(figures: Figures, office: str) -> None:
    assert found("N06", _of(office, report_with(figures))) == []


def _of(office: str, report: Report) -> Report:
    return replace(report, office=office)


DOCUMENTS = "disclosure.normative_documents."


def documents(made: int | None, ended: int | None, now: int | None) -> Report:
    row = {"issued": made, "repealed": ended, "in_force": now}
    return report_with({DOCUMENTS + column: figure for column, figure in row.items()})


@pytest.mark.parametrize(
    "row", [(3, 0, 0), (3, 1, 1), (1, 0, 0), (20, 5, 14), (2, 1, 0), (100, 1, 98)]
)
def test_a05_finds(row: tuple[int, int, int]) -> None:
    (finding,) = found("A05", documents(*row))
    assert (finding.expected, finding.actual) == (row[0] - row[1], row[2])


@pytest.mark.parametrize(
    "row",
    [(0, 0, 0), (3, 0, 3), (3, 3, 0), (0, 2, 0), (1, 0, 26), (3, None, 0), (3, 0, None), (2, 5, 1)],
)
def test_a05_leaves_alone(row: tuple[int | None, int | None, int | None]) -> None:
    assert found("A05", documents(*row)) == []


@pytest.mark.parametrize(
    "report",
    [
        zero_report(),
        seed_report(),
        report_with({FEE: Decimal(0)}),
        report_with({}, {"granted.total": 3}),
        *(_of(office, zero_report()) for office in (COUNTRY, BUREAU)),
    ],
)
def test_a06_finds(report: Report) -> None:
    (finding,) = found("A06", report)
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    "report",
    [
        full_report(),
        report_with({FEE: Decimal("0.0001")}),
        report_with({"received.other": None}),
        report_with({"received.other": 1}),
        report_with({"challenges.litigation_after.pending": 1}),
        report_with({DOCUMENTS + "in_force": 26}),
        report_with({FEE: None}),
    ],
)
def test_a06_leaves_alone(report: Report) -> None:
    assert found("A06", report) == []


@pytest.mark.parametrize(
    ("other", "granted", "percent"),
    [(3, 7, 30), (2, 0, 100), (3, 10, 23), (21, 79, 21), (5, 5, 50), (50, 150, 25)],
)
def test_c06_finds(other: int, granted: int, percent: int) -> None:
    (finding,) = found("C06", report_with({"closed_other.other": other, "granted.other": granted}))
    assert f"{percent}%" in finding.message
    assert finding.cells[0] == ref("closed_other.other")


@pytest.mark.parametrize(
    ("other", "granted"), [(0, 0), (1, 0), (1, 3), (2, 8), (20, 80), (0, 12), (None, 5)]
)
def test_c06_leaves_alone(other: int | None, granted: int) -> None:
    report = report_with({"closed_other.other": other, "granted.other": granted})
    assert found("C06", report) == []


def test_c06_leaves_the_trial_form_alone() -> None:
    """It has one row for all that was closed otherwise."""
    report = new_report("甲镇人民政府", 2020, "2019").with_zeros("requests")
    figures = {ref("closed_other.other"): 9, ref("granted.other"): 1}
    assert found("C06", report.with_figures(figures)) == []


@pytest.mark.parametrize("number", [1, 2, 12])
@pytest.mark.parametrize("office", [COUNTRY, STREET])
def test_c10_finds(number: int, office: str) -> None:
    (finding,) = found("C10", _of(office, report_with({SECRET: number})))
    assert finding.cells[0] == ref(SECRET)
    assert f"{number}件" in finding.message


@pytest.mark.parametrize(
    ("figures", "office"),
    [
        ({}, COUNTRY),
        ({SECRET: None}, COUNTRY),
        ({"withheld_barred_by_law.other": 2}, COUNTRY),
        ({"withheld_third_party.other": 1}, STREET),
        ({SECRET: 2}, BUREAU),
        ({SECRET: 2}, "民权县人民政府"),
    ],
)
def test_c10_leaves_alone(figures: Figures, office: str) -> None:
    assert found("C10", _of(office, report_with(figures))) == []

"""What the county takes off: which cell is meant, what can't be taken off, what becomes of sums."""

from decimal import Decimal

import pytest

from nianbao.report.form.figures import CellRef
from nianbao.report.rollup.deductions import allowed, read_deductions
from nianbao.report.rollup.handed import Origin, handed_report
from nianbao.report.rollup.roster import read_roster
from nianbao.report.rollup.sheet_text import RosterError
from nianbao.report.rollup.sums import sums_of
from tests.samples import county as made

TOWN, BUREAU, OTHER = made.TOWNSHIPS[2], made.DEPARTMENTS[3], made.DEPARTMENTS[4]
ROSTER = read_roster(made.roster_text())
HEAD = "单位名称,表,行,列,扣减数,理由\n"
ISSUED = CellRef("disclosure", "licensing", "decisions")
RECEIVED = CellRef("requests", "received", "natural_person")
FEE = CellRef("disclosure", "fees", "amount")


@pytest.mark.parametrize(
    ("row", "ref"),
    [
        (f"{TOWN},表二,行政许可,本年处理决定数量,3,联合", ISSUED),
        (f"{TOWN},二,5.1,本年决定,3,联合", ISSUED),
        (f"{TOWN},主动公开情况,许可,处理决定数量,３,联合", ISSUED),
        (f"{TOWN},表三,本年新收,自然人,3,联合", RECEIVED),
        (f"{TOWN},三,1,自然,3件,联合", RECEIVED),
        (f"{TOWN},表二,行政事业性收费,本年收费金额,0.5,联合", FEE),
    ],
)
def test_a_cell_is_told_by_the_words_of_the_form(row: str, ref: CellRef) -> None:
    (one,) = read_deductions(HEAD + row, ROSTER)
    assert (one.office.name, one.ref, one.reason, one.line) == (TOWN, ref, "联合", 2)
    assert one.figure == (Decimal("0.5") if ref == FEE else 3)
    sheet = f"单位,格,数,原因\n{TOWN},{'__'.join(ref)},{one.figure},联合\n"
    assert read_deductions(sheet, ROSTER)[0].ref == ref


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("某局,表二,行政许可,本年决定,3,联合", "第2行“某局”不在名单上"),
        (f"{TOWN},表二,行政许可,自然人,3,联合", "第2行“表二 行政许可 自然人”认不出"),
        (f"{TOWN},表九,行政许可,本年决定,3,联合", "认不出"),
        (f"{TOWN},表三,本年新收,总计,3,联合", "总计由程序计算"),
        (f"{TOWN},表三,本年新收,自然人,三,联合", "不是数字"),
        (f"{TOWN},表三,本年新收,自然人,0,联合", "没有写扣多少"),
        (f"{TOWN},表三,本年新收,自然人,-3,联合", "正负号"),
        (f"{TOWN},表三,本年新收,自然人,3,", "没有写理由"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(row: str, said: str) -> None:
    with pytest.raises(RosterError) as raised:
        read_deductions(HEAD + row, ROSTER)
    assert said in str(raised.value)
    with pytest.raises(RosterError, match="单位名称、表、行、列"):
        read_deductions("单位名称,数\n" + row, ROSTER)


def test_sums_totals_and_addends_agree_after_a_deduction() -> None:
    counted = []
    for name in (TOWN, BUREAU):
        matched = ROSTER.match(name)
        assert matched is not None
        handed = handed_report(made.report_of(name), Origin(f"{name}.txt"))
        counted.append((matched.office, handed))
    rows = (
        f"{TOWN},三,1,自然人,2,计在县里\n{BUREAU},二,8.1,本年收费,0.25,退回了\n"
        f"{BUREAU},三,1,自然人,9999,多了\n{OTHER},三,1,自然人,1,没有报\n"
    )
    kept, refused = allowed(read_deductions(HEAD + rows, ROSTER), counted)
    assert [one.line for one in kept] == [2, 3]
    assert [words[:7] for words in refused] == ["扣减清单第4行", "扣减清单第5行"]
    before, after = sums_of(counted), sums_of(counted).less(kept)
    total = RECEIVED._replace(column="total")
    for ref, less in ((RECEIVED, 2), (total, 2), (FEE, Decimal("0.25")), (ISSUED, 0)):
        was, now = before.figure(ref), after.figure(ref)
        assert was is not None
        assert now == was - less
        assert sum(one.figure or 0 for one in after.addends(ref)) == now
    assert "计在县里" in after.addends(total)[-1].file
    report = after.report("清河县", made.YEAR)
    assert report.stated == {}
    assert report.all_figures == after.figures
    assert after.switched({"部门"}).figure(RECEIVED) == before.switched({"部门"}).figure(RECEIVED)

"""A record in a line: what its kind is not asked for takes no room from what it says."""

from datetime import date
from decimal import Decimal

from nianbao.tui.registers.record_rows import record_row
from tests.report.registers.samples import record, request

_DAY = date(2026, 3, 31)


def test_a_document_says_its_number_and_a_fee_what_it_is_for() -> None:
    penalty = record("documents", kind="penalties", date=_DAY, number="柳罚决〔2026〕12号", count=1)
    assert record_row(penalty, "", 76).rstrip() == (
        "2026-03-31  行政处罚        柳罚决〔2026〕12号  1"
    )
    fee = record("documents", kind="fees", date=_DAY, item="垃圾清运费", amount=Decimal(30))
    assert record_row(fee, "", 76).split() == ["2026-03-31", "行政事业性收费", "30", "垃圾清运费"]
    normative = record(
        "documents", kind="normative_documents", date=_DAY, number="1号", title="某乡集镇管理办法"
    )
    assert record_row(normative, "", 76).endswith("某乡集镇管理办法")
    kindless = record("documents", date=_DAY, title="某乡集镇管理办法", number="1号")
    assert "某乡集镇管理办法" in record_row(kindless, "", 76)


def test_a_request_stands_as_before() -> None:
    row = record_row(request(_DAY, number="2026-3"), "还剩3天", 76)
    assert row == "2026-3    2026-03-31  还剩3天             救助资金发放明细"

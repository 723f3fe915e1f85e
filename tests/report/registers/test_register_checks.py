"""What is wrong with records: each rule finds what it should and leaves the lawful alone."""

from datetime import date

from nianbao.report.finding import Severity
from nianbao.report.registers.calendar import built_in
from nianbao.report.registers.record import Record, Value
from nianbao.report.registers.register_checks import (
    REGISTER_RULES,
    RegisterFinding,
    check_registers,
)
from tests.report.registers.samples import full_request, part, record, request

CALENDAR = built_in()
TODAY = date(2026, 4, 1)
NUMBERS = iter(range(1, 1000))


def day(words: str) -> date:
    return date.fromisoformat(f"2026-{words}")


def answered(**values: Value | None) -> Record:
    """A request that nothing is wrong with."""
    first: dict[str, Value | None] = {
        "number": f"2026-{next(NUMBERS)}",
        "decided": day("03-16"),
        "outcome": "granted",
        "served": day("03-17"),
    }
    return request(day("02-10"), **{**first, **values})


def found(*records: Record, today: date = TODAY) -> list[str]:
    return [one.rule for one in check_registers(records, CALENDAR, today)]


def only(record_: Record, today: date = TODAY) -> RegisterFinding:
    (one,) = check_registers((record_,), CALENDAR, today)
    return one


def test_every_rule_is_explained() -> None:
    assert list(REGISTER_RULES) == [f"R{number:02}" for number in range(1, 12)]
    assert all(rule.help.endswith("。") and rule.source for rule in REGISTER_RULES.values())


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    extension = (part(approved=day("03-10"), days=20, told=day("03-16")),)
    asked = part(whom="third_party", sent=day("02-11"), answered=day("03-16"))
    lawful = (
        answered(),
        answered(decided=day("02-10"), served=day("02-10")),
        answered(decided=None, outcome="", served=None, extension=extension),
        answered(decided=day("04-13"), served=None, extension=extension),
        answered(enquiries=(asked,)),
        answered(enquiries=(part(whom="third_party", sent=day("02-11"), served=day("02-11")),)),
        answered(corrections=(part(sent=day("02-14"), received=day("03-02")),)),
        answered(corrections=(part(sent=day("02-26"), received=day("02-26")),)),
        answered(outcome="withheld_third_party", articles="第十五条", remedy="review_first"),
        answered(outcome="withheld_inquiry_matter", articles="第三十六条", remedy="either"),
        answered(outcome="granted_in_part", articles="第三十七条", remedy="either"),
        answered(outcome="granted_in_part", articles="第三十七条", remedy="review_first"),
        answered(outcome="not_processed_repeated", articles="第三十六条", earlier_request="2025-1"),
        answered(outcome="closed_other"),
        answered(document_number="北政依复〔2026〕1号"),
        answered(document_number="北政依复〔2026〕10号之二"),
        answered(outcome="granted", remedy="either"),
        record("reviews", kind="reconsideration", accepted=day("01-05")),
        Record(
            request(day("02-10")).with_value("applicant_class", "").values, "requests", "x", True
        ),
    )
    assert [(one.rule, one.message) for one in check_registers(lawful, CALENDAR, TODAY)] == []
    waiting = answered(
        decided=None, outcome="", served=None, corrections=(part(sent=day("02-11")),)
    )
    assert found(waiting) == []


def test_r01_overdue() -> None:
    late = answered(decided=day("03-18"), served=day("03-19"))
    assert only(late).message.endswith("应当在2026年3月16日前答复，办结时超了2个工作日。")
    assert only(late).severity is Severity.WARNING
    open_ = answered(decided=None, outcome="", served=None)
    assert only(open_, day("03-17")).severity is Severity.ERROR
    assert "到今天已经超了1个工作日" in only(open_, day("03-17")).message
    assert found(open_, today=day("03-16")) == []
    guessed = request(date(2026, 12, 20), number="2026-1")
    message = only(guessed, date(2027, 2, 1)).message
    assert "（2027年的放假安排还没有录入，按周一到周五算的）。" in message
    later = open_.with_value("later_date", day("03-20"))
    assert found(later, today=day("03-20")) == []
    assert found(later, today=day("03-23")) == ["R01"]
    on_saturday = request(day("05-09"), number="2026-1")
    assert "到今天已经过了期限" in only(on_saturday, day("06-06")).message


def test_r02_corrections() -> None:
    late = answered(corrections=(part(sent=day("02-27"), received=day("03-02")),))
    assert "应当在2026年2月26日前一次性告知" in only(late).message
    twice = part(sent=day("02-12"), received=day("02-20"))
    assert found(answered(corrections=(twice, twice))) == ["R02"]
    asked = part(sent=date(2027, 1, 18), received=date(2027, 1, 19))
    guessed = request(date(2026, 12, 30), number="2026-1", corrections=(asked,))
    assert "2027年的放假安排还没有录入" in only(guessed, date(2027, 1, 20)).message


def test_r03_extensions() -> None:
    def of(**values: Value) -> list[tuple[str, str]]:
        one = answered(extension=(part(approved=day("03-10"), **values),))
        return [(f.rule, f.severity) for f in check_registers((one,), CALENDAR, TODAY)]

    assert of(days=21, told=day("03-11")) == [("R03", "error")]
    assert of(days=20) == [("R03", "warning")]
    unasked = answered(extension=(part(days=20),))
    assert [f.rule for f in check_registers((unasked,), CALENDAR, TODAY)] == ["R03"]
    assert of(days=20, told=day("03-17")) == [("R03", "warning")]


def test_r04_part_beside_others() -> None:
    whole = answered(number="2026-900")
    half: dict[str, Value] = {
        "outcome": "granted_in_part",
        "articles": "第三十七条",
        "split_from": "2026-900",
    }
    one, same = answered(**half), answered(**half)
    other = answered(split_from="2026-900")
    assert found(whole.with_value("outcome", None), one, same) == []
    assert found(one, other) == ["R04"]
    whole = answered(number="2026-900", outcome="granted_in_part", articles="第三十七条")
    assert found(whole, other) == ["R04"]


def test_r05_days_out_of_order() -> None:
    cases: tuple[dict[str, Value | None], ...] = (
        {"decided": day("02-09"), "served": None},
        {"enquiries": (part(whom="organ", sent=day("03-11")),)},
        {"enquiries": (part(whom="third_party", sent=day("03-11"), answered=day("03-20")),)},
        {"enquiries": (part(whom="third_party", sent=day("03-11"), served=day("03-12")),)},
        {"served": day("03-13")},
        {"corrections": (part(sent=day("02-12"), received=day("02-11")),)},
        {"enquiries": (part(whom="organ", sent=day("02-12"), answered=day("02-11")),)},
        {"fee": (part(notice=day("02-14"), paid=day("02-13")),)},
    )
    for values in cases:
        assert found(answered(**values)) == ["R05"], values
    out = (part(whom="third_party", sent=day("03-11"), served=day("03-12")),)
    assert found(answered(outcome="closed_other", enquiries=out)) == []


def test_r06_to_r09_and_r11() -> None:
    for outcome in ("withheld_deliberative", "unable_not_held", "not_processed_petition"):
        assert found(answered(outcome=outcome)) == ["R06"]
    assert found(answered(outcome="granted_in_part")) == ["R06"]
    malformed = ("北政依复〔2026〕第1号", "北政依复[2026]1号", "北政依复（2026）1号", "1号")
    for number in (*malformed, "北政依复〔2026〕01号", "北政依复〔26〕1号", "北政依复〔2026〕1"):
        assert found(answered(document_number=number)) == ["R07"], number
    same: dict[str, Value] = {"document_number": "北政依复〔2026〕1号"}
    assert found(answered(**same), answered(**same)) == ["R07", "R07"]
    both: dict[str, Value] = {**same, "split_from": "2026-901"}
    assert found(answered(**both), answered(**both)) == []
    assert found(answered().with_value("applicant_class", None)) == ["R08"]
    assert found(answered().with_value("received", None)) == ["R08"]
    refused: dict[str, Value] = {"outcome": "withheld_third_party", "articles": "第十五条"}
    assert found(answered(**refused, remedy="either")) == ["R09"]
    for outcome in ("granted", "unable_not_held", "not_processed_publication"):
        one = answered(outcome=outcome, articles="第三十六条", remedy="review_first")
        assert found(one) == ["R09"]
    again: dict[str, Value] = {"outcome": "not_processed_repeated", "articles": "第三十六条"}
    assert found(answered(**again)) == ["R11"]
    assert found(answered(**again, number="2026-5", earlier_request="2026-5")) == ["R11"]


def test_r10_names_in_reports_are_told_without_them() -> None:
    named = answered(applicant="赵大勇", agent="钱小二、孙晓红", contact="东关村 13800138000")
    asked = part(whom="third_party", party="周某海", sent=day("02-11"), answered=day("02-20"))
    records = (named.with_value("enquiries", (asked,)), answered(applicant="李四光"))
    text = "已答复赵大勇、孙晓红，电话13800138000，东关村。征求周某海意见。"
    told = check_registers(records, CALENDAR, TODAY, "北关镇人民政府", (text,))
    assert {one.rule for one in told} == {"R10"}
    assert {one.field for one in told} == {"agent", "enquiries", "applicant", "contact"}
    assert not any(word in one.message for one in told for word in ("赵", "孙", "138", "周"))
    assert check_registers(records, CALENDAR, TODAY, "北关镇人民政府", ("没有人名。",)) == ()


def test_everything_at_once_raises_nothing() -> None:
    records = (full_request(), record("requests"), record("documents"), record("publications"))
    rules = {one.rule for one in check_registers(records, CALENDAR, TODAY, "镇", ("x",))}
    assert rules <= REGISTER_RULES.keys()
    assert {"R02", "R08"} & rules

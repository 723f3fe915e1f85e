"""The sentences an office keeps: where they fit, which facts they need, and that they are clean."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from nianbao.report.checks import run_checks
from nianbao.report.document import Report, new_report
from nianbao.report.facts import Fact, Item
from nianbao.report.field import FieldRef
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.words.codes import CODE, TO_WRITE, Codes, filled
from nianbao.report.words.phrases import (
    Phrase,
    field_of_place,
    fitting,
    lacking,
    place_of_field,
    places,
    plain_phrases,
    read_phrases,
)
from nianbao.report.words.starter_phrases import STARTER
from tests.reports import seed_report, zero_report

FACTS = (
    Fact("主动公开信息", "条", 86),
    Fact("标准目录", "条", items=(Item("救灾领域", 15), Item("养老服务领域", 10))),
    Fact("清理信息", "条", 12),
    Fact("调整目录", "项", 25),
    Fact("查阅点", "处", 2),
    Fact("公开栏", "处", 32),
    Fact("业务培训", "次", 2),
    Fact("参训人数", "人次", 58),
    Fact("社会评议", "次", 1),
    Fact("信息处理费", "元", 40),
    Fact("网站公开", "条", 40),
    Fact("新媒体公开", "条", 30),
    Fact("公示栏公开", "条", 16),
    Fact("乡镇领域信息", "条", 21),
    Fact("收费通知", "件", 1),
    Fact("收费通知金额", "元", 40),
)
QUESTIONS = [phrase for phrase in STARTER if phrase.place == "problems"]
SENTENCES = [phrase for phrase in STARTER if phrase.place != "problems"]
BUSY: Mapping[CellRef, Figure] = {
    CellRef("requests", "received", "natural_person"): 12,
    CellRef("requests", "brought_forward", "natural_person"): 3,
    CellRef("requests", "granted", "natural_person"): 8,
    CellRef("requests", "granted_in_part", "natural_person"): 2,
    CellRef("requests", "withheld_third_party", "natural_person"): 1,
    CellRef("requests", "unable_not_held", "natural_person"): 1,
    CellRef("requests", "not_processed_repeated", "natural_person"): 1,
    CellRef("requests", "carried_forward", "natural_person"): 2,
    CellRef("challenges", "reconsideration", "upheld"): 1,
    CellRef("challenges", "litigation_direct", "pending"): 1,
    CellRef("disclosure", "normative_documents", "issued"): 4,
    CellRef("disclosure", "normative_documents", "repealed"): 1,
    CellRef("disclosure", "normative_documents", "in_force"): 9,
    CellRef("disclosure", "licensing", "decisions"): 31,
    CellRef("disclosure", "penalties", "decisions"): 7,
    CellRef("disclosure", "fees", "amount"): Decimal("0.01"),
}


def fitting_report(phrase: Phrase) -> Report:
    """A report without a fault in which the phrase is true, before it is put in."""
    report = replace(zero_report(), facts=FACTS)
    if not phrase.zero:
        report = report.with_figures(BUSY)
        report = report.with_prose("overview.parts.1.text", "依申请公开的渠道畅通。")
    return report


def put_in(report: Report, phrase: Phrase) -> Report:
    field = "preface" if phrase.place == "preface" else field_of_place(report, phrase.place)
    assert field is not None
    text = report.prose.text(field)
    return report.with_prose(field, phrase.text if phrase.zero else f"{text}\n{phrase.text}")


@pytest.mark.parametrize("phrase", SENTENCES, ids=lambda phrase: phrase.text[:12])
def test_a_starter_phrase_gives_no_rule_anything_to_say(phrase: Phrase) -> None:
    before = fitting_report(phrase)
    told = {(finding.rule, finding.message) for finding in run_checks(before)}
    after = put_in(before, phrase)
    left = "".join(filled(after).prose.text(f) for f in ("preface", "other_matters"))
    for name in TO_WRITE:
        after = after.with_prose(
            "preface", after.prose.preface.replace(f"{{{name}}}", "县政府网站")
        )
    assert {match[1] for match in CODE.finditer(left)} <= set(TO_WRITE)
    found = [f for f in run_checks(after) if (f.rule, f.message) not in told]
    assert found == []


@pytest.mark.parametrize("phrase", QUESTIONS, ids=lambda phrase: phrase.text[:12])
def test_a_question_is_to_be_answered(phrase: Phrase) -> None:
    after = put_in(fitting_report(phrase), phrase)
    (finding,) = [f for f in run_checks(after) if f.rule == "S13"]
    assert "提示用的问题" in finding.message


@pytest.mark.parametrize("name", TO_WRITE)
def test_what_is_no_number_is_asked_for_in_words(name: str) -> None:
    report = zero_report().with_prose("preface", f"请看{{{name}}}。")
    (finding,) = [f for f in run_checks(report) if f.rule == "S13"]
    assert f"请换成真实的{name}" in finding.message
    assert lacking(report.prose.preface, Codes(report)) == ()


def test_all_of_them_together_are_clean() -> None:
    report = new_report("宁陵县柳河镇人民政府", 2024)
    for table in report.form.tables:
        report = report.with_zeros(table.key)
    report = replace(report.with_figures(BUSY), facts=FACTS)
    for phrase in SENTENCES:
        if not phrase.zero:
            report = put_in(report, phrase)
    report = report.with_prose("problems", "一是公开不够及时，将每周核对。")
    assert {f.rule for f in run_checks(report) if f.severity != "info"} <= {"S13"}


def test_a_zero_year_is_clean() -> None:
    report = replace(zero_report(), facts=FACTS)
    for phrase in STARTER:
        if phrase.zero:
            report = put_in(report, phrase)
    assert {f.rule for f in run_checks(report)} == {"A06"}


def test_every_place_has_some_and_every_zero_place_has_one() -> None:
    assert {phrase.place for phrase in STARTER} == set(places(FORM_2021))
    assert [phrase.place for phrase in STARTER if phrase.zero] == ["overview.1", "other_matters"]
    assert len({phrase.text for phrase in STARTER}) == len(STARTER)


def test_sub_heads_tell_their_aspects() -> None:
    report = seed_report()
    told = [place_of_field(report, field) for field in report.prose.fields("overview")]
    assert told == [f"overview.{at}" for at in (0, 1, 2, 3, 4, 4)]
    assert field_of_place(report, "overview.4") == FieldRef("overview", 4)
    odd = report.with_prose("overview.parts.0.heading", "其他")
    assert place_of_field(odd, FieldRef("overview", 0)) == "overview"
    assert field_of_place(odd, "overview.0") is None
    assert place_of_field(report, FieldRef("problems")) == "problems"


def test_those_of_the_aspect_come_first() -> None:
    phrases = fitting(STARTER, zero_report(), FieldRef("overview", 3))
    assert [phrase.place for phrase in phrases[:3]] == ["overview.3", "overview.3", "overview.0"]
    assert {phrase.place for phrase in fitting(STARTER, zero_report(), FieldRef("problems"))} == {
        "problems"
    }


def test_facts_that_nobody_has_are_named() -> None:
    codes = Codes(replace(zero_report(), facts=FACTS[2:]))
    text = "{主动公开信息}条，{标准目录明细}，共{标准目录}条；{新收合计}件，{查阅点}处。"
    assert lacking(text, codes) == (
        Fact("主动公开信息"),
        Fact("标准目录", items=()),
    )


def test_they_are_kept_as_plain_values() -> None:
    assert read_phrases(plain_phrases(STARTER)) == STARTER
    odd = [7, {}, {"place": "problems"}, {"place": "problems", "text": " "}, {"text": "甲"}]
    good = {"place": "problems", "text": "甲\n乙\x1b"}
    assert read_phrases([*odd, good]) == (Phrase("problems", "甲 乙"),)
    assert read_phrases(None) == ()

"""T01, T02, C12: marks and characters, and words typed twice."""

from dataclasses import replace

import pytest

from nianbao.report.prose import Prose
from tests.report.checks.phrases import Case, findings_of, marked, report_of, table
from tests.reports import zero_report

CAUGHT = table(
    C12=[
        Case("我镇，，公开信息。", ("，，",)),
        Case("主动公开主动公开信息，、收到申请0件。", ("主动公开主动公开", "，、")),
        Case("负责负责日常工作：：", ("负责负责", "：："), "problems"),
    ],
    T01=[
        Case("\uf06c公开信息86条。", ("\uf06c",)),
        Case("公开\ufffd\ufffd信息。", ("\ufffd\ufffd",)),
        Case("公开\u2003信息。", ("\u2003",)),
        Case("公开信息\ue000。\uf0b7培训", ("\ue000",)),
        Case("依\u2005法公开。", ("\u2005",), "problems"),
        Case("一是\u2009及时。", ("\u2009",), "preface"),
    ],
    T02=[
        Case("公开信息86条,培训2次。", (",",)),
        Case("我镇,认真公开。", (",",)),
        Case("形式有:网站;公示栏。", (":",)),
        Case("是否满意?满意!", ("?",)),
        Case("北关镇(本镇)公开。", ("(本镇)",)),
        Case('设立"公开栏"一处。', ('"',)),
        Case("电话:0370-8512345。", (":",), "preface"),
        Case("柳河'大集'日公开。", ("'",), "problems"),
    ],
)

LAWFUL = table(
    T01=[
        Case("　　公开信息86条。"),
        Case("公开　信息。"),
        Case("公开 信息 86 条。"),
        Case("“公开”——信息……①②③"),
        Case("生僻字𠮷、㐂、〇。"),
        Case("\t公开\u200b信息\u00a0。".replace("\t", "")),
    ],
    T02=[
        Case("公开1,295条，9:30开始。"),
        Case("(1) 本镇公开信息；(二)培训。"),
        Case("可查阅http://www.a.gov.cn/x?a=1,b;c。"),
        Case("用WeChat (mini-program)公开。"),
        Case("比例3:1，A;B。"),
        Case("1.公开；2.培训。邮箱a.b@c.cn，"),
        Case("全角（本镇），“公开栏”；‘大集’：好！"),
    ],
)


@pytest.mark.parametrize(("rule", "case"), CAUGHT)
def test_marks_the_words(rule: str, case: Case) -> None:
    assert tuple(marked(rule, case)) == case.marked


@pytest.mark.parametrize(("rule", "case"), LAWFUL)
def test_leaves_alone(rule: str, case: Case) -> None:
    assert marked(rule, case) == []


def test_t02_tells_a_text_once_with_the_number_and_the_first_two() -> None:
    (finding,) = findings_of("T02", report_of(Case("公开信息:网站,公众号,公示栏;(含村)。")))
    assert "有5处半角标点，如“:”、“,”，中文里应当用全角的“：”、“，”。" in finding.message


@pytest.mark.parametrize("text", ["公开\u200b信息。", "公开信息。\ufeff", "公开\t信息。"])
def test_t01_sees_what_was_never_cleaned(text: str) -> None:
    report = replace(zero_report(), prose=replace(zero_report().prose, problems=text))
    assert isinstance(report.prose, Prose)
    (finding,) = findings_of("T01", report)
    assert finding.span is not None
    assert not text[finding.span.start : finding.span.end].strip("\u200b\ufeff\t")


def test_a_name_that_has_a_character_twice_is_no_word_typed_twice() -> None:
    words = "青石县柳镇镇人民政府公开信息86条。"
    named = report_of(Case(words))
    assert findings_of("C12", named)
    assert not findings_of("C12", replace(named, office="青石县柳镇镇人民政府"))

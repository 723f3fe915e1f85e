"""P01–P03, P06: numbers of people and marks of secrecy. All numbers here are made up."""

import pytest

from report.checks.privacy import is_card_number, is_identity_number
from report.finding import Severity
from tests.report.checks.phrases import Case, findings_of, marked, report_of, table
from tests.reports import zero_report

ID = "110105194912310" + "02X"
"""The example of GB 11643."""
WOMAN = "41142119800101012" + "5"
"""The last digit is wrong for an identity number, and right for a card."""
CARD = "622202000000000" + "0000"
OTHER_CARD = "4111111111111111"

CAUGHT = table(
    P01=[
        Case(f"申请人身份证号{ID}，已答复。", (ID,)),
        Case(f"联系人（{ID.lower()}）。", (ID.lower(),)),
        Case("身份证：110105 19491231 002X。", ("110105 19491231 002X",)),
        Case("旧证号110105491231002。", ("110105491231002",)),
        Case(
            "编号１１０１０５１９４９１２３１００２Ｘ".replace("Ｘ", "X") + "。",
            ("１１０１０５１９４９１２３１００２X",),
        ),
        Case(f"{ID}", (ID,), "problems"),
        Case(f"低保户：甲{ID}、乙110105800229001。", (ID, "110105800229001"), "other_matters"),
    ],
    P02=[
        Case("联系电话：13800138000。", ("13800138000",), "preface"),
        Case("请拨打138-0013-8000咨询。", ("138-0013-8000",)),
        Case("手机+86 13800138000。", ("+86 13800138000",)),
        Case("可电联199 0013 8000或16600138000。", ("199 0013 8000", "16600138000")),
        Case("电话１３８００１３８０００。", ("１３８００１３８０００",)),
        Case("申请人（17000138000）已收到答复。", ("17000138000",), "problems"),
    ],
    P03=[
        Case(f"补贴发放至{CARD}。", (CARD,)),
        Case("账号4111 1111 1111 1111，开户行略。", ("4111 1111 1111 1111",)),
        Case("卡号5500-0000-0000-0004。", ("5500-0000-0000-0004",)),
        Case(f"户名张某，{OTHER_CARD}", (OTHER_CARD,), "other_matters"),
        Case(
            "汇款账户30569309025904由".replace("30569309025904", "6011000000000004")
            + "镇财政所管理。",
            ("6011000000000004",),
        ),
        Case(
            "账号6222020000000000000和6011111111111117。",
            ("6222020000000000000", "6011111111111117"),
        ),
    ],
    P06=[
        Case("绝密★ 长期", ("绝密★",)),
        Case("机密★1年 关于安全生产的通知", ("机密★1年",)),
        Case("秘密★3个月。", ("秘密★3个月",)),
        Case("内部资料，注意保存\n一是公开信息86条。", ("内部资料，注意保存",)),
        Case("（内部资料）公开信息86条。", ("（内部资料）",)),
        Case("公开86条。\n内部资料\n收到申请0件。", ("内部资料",)),
        Case("密级：机密。", ("密级：机密",), "problems"),
        Case("内部文件 不得外传", ("内部文件 不得外传",)),
    ],
)

LAWFUL = table(
    P01=[
        Case("身份证号110105194912310021。"),
        Case("身份证号110105********002X已遮住。"),
        Case("统一社会信用代码11411421005885432A。"),
        Case("文件编号110105491331002。"),
        Case("资金110105194912310.02元。"),
        Case("可查阅http://a.gov.cn/110105194912310" + "02X.html。"),
        Case("长号1101051949123100212345。"),
    ],
    P02=[
        Case("联系电话：0370-8512345。", (), "preface"),
        Case("电话138****8000、138××××8000。"),
        Case("热线12345，投诉12388。"),
        Case("编号20241380013800012。"),
        Case("金额13800138000.50元。"),
        Case("可查阅http://a.gov.cn/t13800138000.html。"),
        Case("电话0370-13800138000转。"),
        Case("号码12800138000不存在。"),
    ],
    P03=[
        Case("账号4111111111111112。"),
        Case("统一社会信用代码524100000000000040，91410000MA3X00000A。"),
        Case("编号2024000000000000000。"),
        Case("金额4111111111111111.5元。"),
        Case("卡号6222****0004。"),
        Case("公开1,295条、229条、165条、410条、86条。"),
        Case(f"身份证{WOMAN}。"),
    ],
    P06=[
        Case("没有涉及国家秘密、商业秘密的信息。"),
        Case("健全保密审查制度，机密文件不上网。"),
        Case("内部资料管理制度已公开。"),
        Case("严格区分内部文件与公开文件。"),
        Case("评为五星★★★★★示范村。"),
        Case("上网信息不涉密，涉密信息不上网。"),
    ],
)


@pytest.mark.parametrize(("rule", "case"), CAUGHT)
def test_marks_the_words_and_hides_the_number(rule: str, case: Case) -> None:
    assert tuple(marked(rule, case)) == case.marked
    for finding in findings_of(rule, report_of(case)):
        assert rule == "P06" or not any(words in finding.message for words in case.marked)


@pytest.mark.parametrize(("rule", "case"), LAWFUL)
def test_leaves_alone(rule: str, case: Case) -> None:
    assert marked(rule, case) == []


def test_only_a_right_check_digit_is_an_error() -> None:
    severities = {
        number: [f.severity for f in findings_of("P01", report_of(Case(f"证号{number}。")))]
        for number in (ID, "110105491231002")
    }
    assert severities == {ID: [Severity.ERROR], "110105491231002": [Severity.WARNING]}


@pytest.mark.parametrize("place", ["requests.received.other", "requests"])
def test_a_note_is_printed_too(place: str) -> None:
    (finding,) = findings_of("P02", zero_report().with_note(place, "电话13800138000"))
    assert finding.section == "requests"
    assert [str(cell) for cell in finding.cells] == ([place] if "." in place else [])
    assert finding.span is None
    assert "的批注：" in finding.message


def test_check_digits() -> None:
    assert is_identity_number(ID)
    assert not is_identity_number(ID[:-1] + "1")
    assert is_card_number(OTHER_CARD)
    assert not is_card_number(OTHER_CARD[:-1] + "2")

"""X01–X03, X05, X07, X08, X13: words that differ from the tables, and words that do not.

Long because the wordings are many.
"""

from decimal import Decimal

import pytest

from nianbao.report.claims.quantities import FEES
from nianbao.report.document import Report
from nianbao.report.finding import Severity
from tests.report.checks.telling import blank_report, empty_report, figured_report, told

CATCH: dict[str, list[str]] = {
    "X01": [
        "全年共收到政府信息公开申请12件。",
        "新收申请１４件，已按期答复。",
        "2024年，我镇收到信息公开申请二十件。",
        "今年以来共接到依申请公开16件。",
        "受理群众提出的政府信息公开申请11宗。",
        "收到12件政府信息公开申请，均为书面。",
        "本年度依申请公开共30件。",
        "收到申请13件，其中自然人9件、法人或其他组织3件。",
        "收到申请13件，其中自然人10件、法人4件。",
        "2023年收到申请9件，2024年收到申请19件。",
        "全县共收到政府信息公开申请200件，我镇收到12件。",
        "通过网站、信函等渠道共收到申请18件。",
        "收到政府信息公开申请0件。",
        "新收申请15件，上年结转2件，办结14件，结转下年度1件。",
        "收到申请13件，加上上年结转2件，应办16件。",
        "收到申请13件，上年结转2件，两项合计14件。",
        "收到申请13件，其中商业企业1件。",
        "收到申请13件，自然人占11件，商业企业占2件。",
        "收到申请13件，连同2023年转入的2件，合计18件。",
    ],
    "X02": [
        "全年办结申请13件。",
        "收到申请13件，已答复12件。",
        "收到政府信息公开申请13件，答复十件，其余正在办理。",
        "收到申请13件，予以公开7件，部分公开2件。",
        "申请办结14件，其中不予公开2件。",
        "申请办结14件，其中无法提供三件。",
        "申请15件，13件已按时办结。",
        "受理申请13件，回复处理9件。",
        "申请办结14件，保护第三方合法权益2件，本机关不掌握2件。",
        "申请办结14件，因本机关不掌握相关信息无法提供2件，涉及第三方权益不予公开2件。",
        "申请办结14件，属于予以公开范围的11件。",
        "申请办结14件，没有现成信息1件，逾期未补正1件。",
        "申请办结14件，全部公开11件、部分公开2件。",
    ],
    "X03": [
        "上年结转3件。",
        "2023年结转1件，今年新收13件。",
        "新收申请13件，去年结转申请4件。",
        "1件尚在办理，结转下年度2件。",
        "收到申请13件，3件结转下一年度继续办理。",
        "结转至2025年办理的申请5件。",
        "收到申请13件，无上年结转，结转下年度0件。",
        "收到申请13件，没有上年结转的申请。",
        "收到申请13件，上年无结转。",
        "申请均按期答复，没有结转下年度的申请。",
        "收到申请13件，另有2件因需征求意见结转下年度。",
        "收到申请13件，办结14件，剩余3件跨年度办理。",
        "上年遗留未办结3件，已全部答复。",
        "收到申请13件，3件仍在办理之中。",
    ],
    "X05": [
        "因政府信息公开引发行政复议1件。",
        "发生行政复议3件、行政诉讼2件。",
        "全年行政复议2起，行政诉讼3起。",
        "未发生因政府信息公开引发的行政复议、行政诉讼。",
        "没有被申请行政复议的情况。",
        "行政复议、行政诉讼均为0。",
        "行政复议、行政诉讼共5件。",
        "复议后起诉2件。",
        "被提起3件行政诉讼。",
        "无政府信息公开申请行政复议、行政诉讼。",
        "行政复议2件，其中维持1件、纠正1件。",
        "行政复议2件，尚未审结1件。",
        "行政诉讼2件，其中结果维持2件。",
        "行政复议2件，其中1件维持原决定，1件正在审理。",
    ],
    "X07": [
        "本镇没有收到政府信息公开申请。",
        "2024年度未收到政府信息公开申请。",
        "全年未接到群众提出的信息公开申请。",
        "我镇未收到公民、法人或者其他组织提出的政府信息公开申请。",
        "本年度无依申请公开事项。",
        "本年无政府信息公开申请，实现零申请。",
        "我镇尚未收到依申请公开件。",
    ],
    "X08": [
        "作出行政处罚决定14件。",
        "全年办理行政许可102件，行政强制5件。",
        "作出行政许可决定120件、行政处罚15件、行政强制六件。",
        "行政处罚、行政强制均为0。",
        "全年制发规范性文件3件。",
        "新制定行政规范性文件5件，废止3件。",
        "制发规范性文件4件，废止2件，现行有效9件。",
        "目前现行有效的规范性文件10件。",
        "作出10件行政处罚。",
        "现行有效的规范性文件仍为8件。",
        "制定并公布规范性文件5件。",
        "全年办结行政许可事项203件。",
        "行政许可办件量97件。",
        "采取行政强制措施6件。",
        "目前继续有效的行政规范性文件8件。",
        "制发规范性文件4件，宣布失效2件，现存有效文件9件。",
        "行政处罚案件结案19件。",
        "全年审批许可事项311件。",
    ],
    "X13": [
        "本年度未制发行政规范性文件。",
        "我镇没有制定规范性文件。",
        "全年未出台规范性文件。",
        "2024年无规范性文件。",
        "今年没有新制发的规范性文件，请继续按原文件执行。",
        "未新制定规范性文件，废止3件。",
        "本年未印发规范性文件；公开文件50件。",
    ],
}

LEAVE: dict[str, list[str]] = {
    "X01": [
        "全年共收到政府信息公开申请13件。",
        "全年共收到申请15件（含上年结转2件）。",
        "收到申请10余件。",
        "2023年收到申请9件。",
        "较上年增加3件，同比增长30%。",
        "全县共收到政府信息公开申请200件。",
        "上半年收到申请6件，下半年收到申请7件。",
        "12345热线受理群众诉求120件，办结118件。",
        "受理低保申请15件、临时救助申请20件。",
        "通过网站收到申请8件，通过信函收到申请5件。",
        "下一步力争受理申请20件以内。",
        "收到申请13件，其中网上申请9件。",
        "收到人大代表建议5件、政协提案3件。",
        "依申请公开14件。",
        "按照《2024年收到申请99件情况的通报》要求整改。",
        "自收到申请之日起20个工作日内答复。",
        "申请人于3月5日提交申请1件。",
        "收到行政复议申请2件。",
        "新收申请13件，上年结转2件，办结14件，结转下年度1件。",
        "收到申请13件，加上上年结转2件，应办15件。",
        "收到申请13件，上年结转2件，合计15件，答复率100%。",
        "收到申请13件，自然人10件，其他组织3件。",
        "申请人中商业企业咨询较多。",
        "重点公开12件商业企业纠纷调解结果。",
        "应当答复的及时答复，应办尽办。",
    ],
    "X02": [
        "申请办结14件。",
        "收到申请13件，上年结转2件，办结14件，结转下年度1件。",
        "办理人大建议5件，答复5件，满意率100%。",
        "收到县长信箱来信8件，办结8件。",
        "延期答复申请2件。",
        "按时办结率100%。",
        "办结申请10余件。",
        "信访事项办结33件。",
        "2023年申请办结9件。",
        "公开答复书样本3份。",
        "主动予以公开信息120条。",
        "申请办结14件，保护第三方合法权益1件，本机关不掌握2件。",
        "申请内容涉及国家秘密5件次。",
        "答复时注意保护第三方合法权益。",
        "予以公开8件，部分公开2件。",
    ],
    "X03": [
        "上年结转2件，结转下年度1件。",
        "2023年结转2件，结转2025年1件。",
        "1件结转下年度继续办理。",
        "上年度结转资金30万元。",
        "去年结转项目若干。",
        "2022年结转5件。",
        "信访件结转下年度4件。",
        "申请结转情况见表三。",
        "没有上年结转的资金，结转下年度项目2个。",
        "无结转资金。",
        "信访事项没有结转下年度的情况。",
        "上年遗留未办结2件，1件仍在办理之中。",
    ],
    "X05": [
        "行政复议2件，行政诉讼2件。",
        "发生行政复议2件、行政诉讼2件。",
        "行政复议、行政诉讼共4件。",
        "直接起诉1件，复议后起诉1件。",
        "未发生行政复议纠错、行政诉讼败诉的情况。",
        "司法所参与行政争议化解、行政复议协助7件。",
        "组织行政诉讼旁听3次。",
        "2023年行政复议5件。",
        "全县行政复议33件。",
        "负责人出庭应诉行政诉讼6件。",
        "告知申请人可以在60日内申请行政复议。",
        "行政复议2件，结果均为维持。",
        "行政复议2件，其中维持2件；行政诉讼2件，其中维持1件，尚未审结1件。",
        "未经复议直接起诉1件。",
        "行政复议机关维持了3件行政处罚决定。",
        "行政复议2件，其中2件维持原决定。",
        "行政复议案件听证1件，维持社会稳定3次。",
    ],
    "X07": [
        "收到政府信息公开申请13件。",
        "未收到书面申请。",
        "未收到法人或其他组织的申请。",
        "没有收到因政府信息公开申请引发的行政复议。",
        "2023年未收到政府信息公开申请。",
        "上半年未收到政府信息公开申请。",
        "未收到超期未办的申请投诉。",
        "没有发生应公开未公开的情况。",
        "其他乡镇未收到政府信息公开申请。",
        "进一步畅通申请渠道，做到申请办理零投诉。",
    ],
    "X08": [
        "作出行政处罚决定15件，行政许可120件，行政强制5件。",
        "公开行政处罚信息12条、行政许可信息80条。",
        "制发规范性文件4件，废止3件，现行有效9件。",
        "承接行政许可事项32项。",
        "公示行政处罚8件。",
        "审查规范性文件12件。",
        "印发各类文件35份。",
        "2023年作出行政处罚决定20件。",
        "全县作出行政处罚300件。",
        "梳理行政强制事项6项。",
        "学习规范性文件3次。",
        "作出行政处罚10余件。",
        "没有收取行政事业性费用。",
        "收取信息处理费40元。",
        "减免培训费3万元。",
        "发放补贴12万元，罚没收入上缴8万元。",
        "上年征收水土保持补偿费5万元。",
        "梳理行政许可事项203项，办理流程压缩30%。",
        "公布行政许可办理清单32件。",
        "学习有效规范性文件的做法3次。",
    ],
    "X13": [
        "制发规范性文件4件。",
        "没有规范性文件被撤销。",
        "2023年未制发规范性文件。",
        "未发现规范性文件超期的情况。",
        "未经审查的规范性文件不得印发。",
        "规范性文件均已公开。",
        "其他乡镇未制发规范性文件。",
        "未制发文件汇编。",
    ],
}

CASES = [(rule, text) for rule, texts in CATCH.items() for text in texts]
LAWFUL = [(rule, text) for rule, texts in LEAVE.items() for text in texts]


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_finds(rule: str, text: str) -> None:
    findings = told(rule, text)
    assert findings
    for finding in findings:
        assert finding.severity is Severity.WARNING
        assert finding.expected is not None
        assert "表" in finding.message
        assert f"{finding.expected}件" in finding.message


@pytest.mark.parametrize(("rule", "text"), LAWFUL)
def test_leaves_alone(rule: str, text: str) -> None:
    assert told(rule, text) == []


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_is_silent_while_the_tables_are_blank(rule: str, text: str) -> None:
    assert told(rule, text, blank_report()) == []


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请3件。",
        "全年受理申请1件。",
        "今年接到群众依申请公开2件。",
        "收到5件信息公开申请。",
        "新收13件。",
        "收到政府信息公开申请十件，均已答复。",
    ],
)
def test_x07_finds_requests_where_the_table_has_none(text: str) -> None:
    (finding,) = told("X07", text, empty_report())
    assert finding.expected == 0
    assert told("X01", text, empty_report()) == []


@pytest.mark.parametrize("rule", ["X01", "X02", "X03", "X05", "X07", "X08", "X13"])
@pytest.mark.parametrize("text", ["", "无", "没有收到政府信息公开申请，行政复议、行政诉讼均为零。"])
def test_a_report_of_nothing_is_left_alone(rule: str, text: str) -> None:
    assert told(rule, text, empty_report()) == []


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("征收水土保持补偿费3万元。", "0"),
        ("收取占道费12,600元。", "1.62"),
        ("行政事业性收费金额共15.8万元。", "18.5"),
        ("收取污水处理费3万元、垃圾清运费2万元。", "6"),
        ("征收补偿费15.8万元。\n收缴补偿费18.8万元。", "15.8"),
        ("收取各项费用共5万元。", "0.5"),
    ],
)
def test_x08_finds_a_fee_that_is_not_the_tables(text: str, fee: str) -> None:
    (finding,) = told("X08", text, _with_fee(fee))
    assert f"是{fee}万元" in finding.message
    assert finding.expected == Decimal(fee)


@pytest.mark.parametrize(
    ("text", "fee"),
    [
        ("征收水土保持补偿费3万元。", "3"),
        ("收取占道费12,600元。", "1.26"),
        ("收取占道费3万元、清运费2万元。", "5"),
        ("征收补偿费3万元，其中收取逾期费2万元。", "3"),
        ("没有收取费用。", "3"),
        ("投入经费15万元，收取信息处理费40元。", "0"),
        ("全县征收补偿费90万元。", "3"),
    ],
)
def test_x08_leaves_a_fee_alone(text: str, fee: str) -> None:
    assert told("X08", text, _with_fee(fee)) == []


def _with_fee(fee: str) -> Report:
    return figured_report().with_figure(FEES, Decimal(fee))


def test_without_a_heading_the_words_tell_what_is_meant() -> None:
    text = "全年主动公开信息120条，收到申请12件，办结11件。"
    assert [f.actual for rule in ("X01", "X02") for f in told(rule, text, heading="工作开展")] == [
        12,
        11,
    ]


@pytest.mark.parametrize("field", ["preface", "problems", "other_matters", "overview.parts.0.text"])
def test_every_prose_field_is_read(field: str) -> None:
    from nianbao.report.checks import run_checks

    report = figured_report().with_prose(field, "2024年收到政府信息公开申请99件。")
    (finding,) = [f for f in run_checks(report) if f.rule == "X01"]
    assert finding.span is not None
    assert str(finding.span.field) == field


def _with_last_year(report: Report, text: str, previous: Report) -> str:
    from nianbao.report.checks import run_checks

    filled = report.with_prose("problems", text)
    (finding,) = [f for f in run_checks(filled, previous) if f.rule in ("X01", "X02")]
    return finding.message


def test_likely_causes() -> None:
    last = figured_report().with_figures(
        {ref: 21 for ref in figured_report().figures if ref[:2] == ("requests", "received")}
    )
    said = _with_last_year(figured_report(), "收到政府信息公开申请126件。", last)
    assert "上年年报" in said
    said = _with_last_year(figured_report(), "收到政府信息公开申请31件。", empty_report())
    assert "写反" in said
    said = _with_last_year(figured_report(), "对信息公开申请，办结15件。", empty_report())
    assert "没办完" in said
    said = _with_last_year(figured_report(), "对信息公开申请，办结12件。", empty_report())
    assert "上年结转" in said

"""S08–S10, S12–S14: the parts of a report, and what a template or a paste leaves behind."""

from dataclasses import replace

import pytest

from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.office import Office
from nianbao.report.prose import overview
from tests.report.checks.phrases import Case, findings_of, marked, table
from tests.reports import zero_report

SIX = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项"
)

CAUGHT = table(
    S08=[
        Case(f"本报告由{SIX}五个部分组成。", ("五个部分",), "preface"),
        Case(f"本报告包括{SIX}等七部分内容。", ("七部分",), "preface"),
        Case(f"全文分为8个部分：{SIX}。", ("8个部分",), "preface"),
        Case(f"全文由概况、{SIX}六个部分组成。", ("六个部分",), "preface"),
        Case(
            "报告包括总体情况、主动公开情况、申请办理情况。",
            ("报告包括总体情况、主动公开情况、申请办理情况。",),
            "preface",
        ),
        Case(
            "根据要求编制本报告。内容由总体情况、主动公开、复议诉讼、存在问题、其他事项构成。",
            ("内容由总体情况、主动公开、复议诉讼、存在问题、其他事项构成。",),
            "preface",
        ),
        Case(
            "本年报由概述、主动公开情况、收到申请情况、存在的问题五大部分组成。",
            ("五大部分", "本年报由概述、主动公开情况、收到申请情况、存在的问题五大部分组成。"),
            "preface",
        ),
        Case(
            "全文包括总体情况，公开的内容、存在的主要问题改进措施四个部分。",
            ("四个部分", "全文包括总体情况，公开的内容、存在的主要问题改进措施四个部分。"),
            "preface",
        ),
        Case(
            "本报告分为工作概述、存在的不足、下步打算三个部分。",
            ("三个部分", "本报告分为工作概述、存在的不足、下步打算三个部分。"),
            "preface",
        ),
    ],
    S13=[
        Case("可在县政府网站（具体网址）查阅。", ("（具体网址）",), "preface"),
        Case("（文字描述）", ("（文字描述）",), "problems"),
        Case(
            "可以登录（网站名称）下载，（栏目名称）里有历年的。",
            ("（网站名称）", "（栏目名称）"),
            "preface",
        ),
        Case("{year}年没有收取信息处理费。", ("{year}",), "other_matters"),
        Case("联系电话：____，（请填写地址）。", ("____", "（请填写地址）"), "preface"),
    ],
    S14=[
        Case(
            "只注重对依据的公布，却对\n办事结果公开少，群众无法监督。改进：逐项核对。",
            ("却对",),
            "problems",
        ),
        Case("我镇通过网站公开信息86条，\n通过公示栏公开40条。", ("我镇通过网站公开信息86条，",)),
        Case("加强学习培训，提升业务水平，", ("提升业务水平，",)),
        Case("公开的内容包括村级财务、低保、\n救助等方面。", ("低保、",)),
        Case(
            "我镇全年围绕群众关心的低保救助、养老服务、惠农补贴、村级财务等内容及时更新各类公开栏目，做到"
            "应公开\n尽公开。",
            ("做到应公开",),
        ),
        Case("对工作不力的，将\n追究责任。", ("将",)),
        Case("按要求编制本报告，现予\n公布，请监督。", ("现予",), "preface"),
    ],
)

LAWFUL = table(
    S08=[
        Case(f"本报告由{SIX}六个部分组成。", (), "preface"),
        Case(f"本报告包括{SIX}。", (), "preface"),
        Case(f"由6个部分组成，包括{SIX}，报告中所列数据自1月1日至12月31日止。", (), "preface"),
        Case(
            "本报告包括概述、主动公开、申请办理、复议和诉讼、存在问题、其它事项6部分。",
            (),
            "preface",
        ),
        Case("本报告根据《条例》编制，统计期限为2024年1月1日至12月31日。", (), "preface"),
        Case("本年报分为主动公开、依申请公开两类介绍。", (), "preface"),
        Case("如对主动公开或者申请有问题，请与其他科室联系。", (), "preface"),
        Case("我镇公开分为总体情况、主动公开、申请五个部分。"),
        Case(
            "本报告由总体情况、主动公开情况、收到和处理申请情况、复议诉讼情况、存在的问题和明年工作设想、"
            "其他需要报告的事项等六部分组成。",
            (),
            "preface",
        ),
    ],
    S13=[
        Case("微信公众号（公众号名称：柳河发布）每周更新，网站（网站名称已变更）照常。"),
        Case("可在县政府网站（网址：http://www.example.gov.cn/xxgk）查阅。", (), "preface"),
        Case("（联系电话：0370-8512345）", (), "preface"),
    ],
    S14=[
        Case("一是公开不够及时。\n二是内容不够全面。改进：每月核对。", (), "problems"),
        Case(
            "存在问题：\n1.公开不及时\n2.内容不全面，形式单一\n改进措施：\n1.每月核对",
            (),
            "problems",
        ),
        Case(
            "（一）存在的主要问题\n公开不够及时。\n（二）改进情况\n每月核对一次。", (), "problems"
        ),
        Case(
            "地址：宁陵县柳河镇政府院内\n邮编：476700，电话：0370-8512345\n欢迎监督。",
            (),
            "preface",
        ),
        Case("我镇主动公开政府信息86条"),
        Case("共公开86条，其中：\n网站40条；\n公示栏46条。"),
        Case("公开“一次办好”\n接受监督（含电话监督）\n设立“公开栏”"),
        Case("公开的目的\n公开是为了群众知晓。"),
    ],
)


@pytest.mark.parametrize(("rule", "case"), CAUGHT)
def test_marks_the_words(rule: str, case: Case) -> None:
    assert sorted(marked(rule, case)) == sorted(case.marked)


@pytest.mark.parametrize(("rule", "case"), LAWFUL)
def test_leaves_alone(rule: str, case: Case) -> None:
    assert marked(rule, case) == []


WORDS = (
    "主动公开信息86条。",
    "没有收到公开申请。",
    "调整公开目录25项。",
    "更新网站栏目12个。",
    "纳入考核，社会评议1次，没有责任追究。",
)


def with_aspects(*texts: str) -> Report:
    """Section one without sub-heads, in these paragraphs."""
    parts = [replace(zero_report().prose.overview.parts[0], heading="", text="\n".join(texts))]
    return zero_report().with_overview(overview("", parts))


@pytest.mark.parametrize(
    ("dropped", "missing"),
    [
        ((0,), "“主动公开”"),
        ((1,), "“依申请公开”"),
        ((2,), "信息管理”"),
        ((3,), "平台建设”"),
        ((4,), "“监督保障”"),
        ((0, 3), "“主动公开”、"),
        ((1, 2, 3), "“依申请公开”、"),
    ],
)
def test_s09_finds(dropped: tuple[int, ...], missing: str) -> None:
    texts = [text for place, text in enumerate(WORDS) if place not in dropped]
    (finding,) = findings_of("S09", with_aspects(*texts))
    assert missing in finding.message


def test_s09_reads_traditional_characters() -> None:
    texts = (
        "主動公開政府信息30條。",
        "依申請公開方面，未收到申請。",
        "規範政府信息管理。",
        "加強公開平臺建設。",
        "落實監督保障，開展工作考核和社會評議，沒有責任追究。",
    )
    report = with_aspects(*texts).with_prose("problems", "一是更新不夠及時，將加強督促。")
    rules = {finding.rule for finding in run_checks(report)}
    assert not rules & {"S09", "S12", "C02"}


def test_s09_says_nothing_is_under_a_sub_head() -> None:
    (finding,) = findings_of("S09", zero_report().with_prose("overview.parts.3.text", ""))
    assert "平台建设”下面没有内容" in finding.message


@pytest.mark.parametrize(
    "texts",
    [
        WORDS,
        (
            "主动公开信息86条，主要内容有机构概况、政策文件和其他信息。",
            *WORDS[1:],
        ),
        (
            "发布政务信息20条。",
            "全年收到申请0件。",
            "规范化管理。",
            "微信公众号更新。",
            "开展培训。",
        ),
        (
            "通过网站公开政策文件，主动公开。",
            "依申请公开0件。",
            "信息审核。",
            "公示栏。",
            "成立领导小组。",
        ),
        (
            "村务主动公示20次。",
            "全年收到申请0件。",
            "严格三审，专人专管。",
            "各村设公告栏、宣传栏。",
            "开展培训。",
        ),
        ("主动公开、依法申请均已办理，动态更新目录，设专栏，强化监督。",),
        ("公开政府信息。", "未收到公开申请。", "公文公开属性。", "政务新媒体。", "评议。"),
        (
            "张榜公示30次。",
            "没人提出申请，无申请。",
            "（三）管理：件件登记。",
            "县网。",
            "年内被检查2次。",
        ),
        ("补贴名单上网。", "申请3件。", "管理上由综合办统收统发。", "抖音号。", "纪委督办。"),
        (),
    ],
)
def test_s09_leaves_alone(texts: tuple[str, ...]) -> None:
    assert findings_of("S09", with_aspects(*texts)) == []


@pytest.mark.parametrize(
    ("characters", "limit", "over"),
    [
        (1001, 1000, 1),
        (1500, 1000, 500),
        (51, 50, 1),
        (2000, 1999, 1),
        (900, 800, 100),
        (11, 10, 1),
    ],
)
def test_s10_finds(characters: int, limit: int, over: int) -> None:
    report = with_aspects("字" * characters)
    found = run_checks(report, office=Office(overview_limit=limit))
    (finding,) = (finding for finding in found if finding.rule == "S10")
    assert f"多{over}字" in finding.message
    assert (finding.expected, finding.actual) == (limit, characters)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("字" * 1000, 1000),
        ("字 " * 1000, 1000),
        ("　　" + "字" * 999, 1000),
        ("字" * 5000, 0),
        ("", 1000),
        ("字" * 10, 10),
    ],
)
def test_s10_leaves_alone(text: str, limit: int) -> None:
    found = run_checks(with_aspects(text), office=Office(overview_limit=limit))
    assert not [finding for finding in found if finding.rule == "S10"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("加强领导。", "工作考核、社会评议、责任追究"),
        ("纳入年度考核。", "社会评议、责任追究"),
        ("开展社会评议1次。", "工作考核、责任追究"),
        ("没有发生责任追究。", "工作考核、社会评议"),
        ("考核合格，群众满意度高。", "责任追究"),
        ("纳入绩效，严肃追责。", "社会评议"),
        ("评议良好，未发生问责。", "工作考核"),
    ],
)
def test_s12_finds(text: str, missing: str) -> None:
    (finding,) = findings_of("S12", zero_report().with_prose("overview.parts.4.text", text))
    assert f"没有写到{missing}；" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "纳入考核，社会评议1次，没有责任追究。",
        "未开展社会评议，无责任追究，工作考核合格。",
        "实行绩效考评，接受群众评议，对不力的追究相关单位责任。",
        "考核结果良好，满意度调查98%，没有问责。",
        "县里考核和社会评议均合格，未追究责任。",
        "政务公开考核、评议、追责制度已建立。",
        "县里怎么评？85.5分。群众怎么评？107张满意票。没有人被问责。",
        "县里年中测评一次，群众打分92分，没有人因此受处分。",
        "在全县评定中列良好等次，请人大代表视察，没有被约谈。",
        "县评“良好”，群众评议、追责没有异常。",
    ],
)
def test_s12_leaves_alone(text: str) -> None:
    assert findings_of("S12", zero_report().with_prose("overview.parts.4.text", text)) == []

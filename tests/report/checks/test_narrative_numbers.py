"""X04, X06, X09, X10, X11: numbers that contradict one another, and numbers that do not."""

import pytest

from report.checks.narrative import RULES
from report.finding import Severity
from tests.report.checks.telling import blank_report, empty_report, figured_report, told
from tests.reports import full_report, seed_report

CATCH: dict[str, list[str]] = {
    "X04": [
        "新收申请10件，办结0件，结转下年度0件。",
        "收到申请12件，上年结转2件，办结13件，结转下年度2件。",
        "收到申请5件，办结6件，结转下年度0件。",
        "收到申请十件，上年结转一件，办结十二件。",
        "收到申请9件，已答复7件，1件结转下年度继续办理。",
        "收到申请20件。上年结转3件。办结20件，结转下年度1件。",
        "受理情况：收到申请8件，答复8件，结转下年度1件。",
    ],
    "X06": [
        "收到的申请已全部办结。",
        "收到申请13件，均已按时答复。",
        "收到申请13件，均在法定期限内予以答复。",
        "申请办结率100%。",
        "信息公开申请答复率达到100％。",
        "收到申请13件，全部依法依规办理完毕。",
        "对申请都及时回复。",
        "收到申请13件，均在期限内完成答复，答复率100%。",
    ],
    "X09": [
        "公开清单229条，分别是：安全生产15条、救灾领域14条、户籍管理199条。",
        "发布信息81条，其中工作动态50条，通知公告9条，政策文件21条。",
        "主动公开信息521条，其中：机构信息350条，政策文件19条，其他信息128条。",
        "公开2个领域20条清单，分别是：就业8条、社保7条、养老5条。",
        "公开3个领域20条清单，分别是：就业8条、社保12条。",
        "收到申请13件，其中自然人10件、法人2件。",
        "收到申请三件（自然人二件、法人二件）。",
        "发布信息30条，其中政策解读40条。",
        "开展培训6次，分别为业务培训3次、保密培训2次。",
        "发布信息共81条。其中，动态50条，公告9条，文件21条。",
        "公开信息60条，包括财政信息20条、民生信息30条。",
        "公开信息412条，其中网站286条、公众号98条、公开栏29条，名单分别见附表。",
        "清单12条，分别为甲类6条、乙类6条、丙类6条。",
    ],
    "X10": [
        "收到申请13件。\n我镇收到申请12件，均已答复。",
        "收到申请13件，办结12件。\n全年申请办结13件。",
        "发生行政复议2件。\n全年行政复议1件。",
        "制发规范性文件3件。\n本年制发规范性文件2件。",
        "全年主动公开政府信息120条。\n2024年共主动公开政府信息130条。",
        "未收到政府信息公开申请。\n收到申请2件。",
        "上年结转1件。\n上年结转申请2件。",
    ],
    "X11": [
        "收到申请13件，办结12件，办结率100%。",
        "收到申请13件，答复10件，答复率80%。",
        "发布信息81条，其中动态50条，占65%。",
        "发布信息200条，其中政策解读30条，占总数的百分之十六。",
        "发布信息120条，比上年的100条增长30%。",
        "收到申请10件，上年结转2件，办结11件，办结率95%。",
        "发布信息81条，动态50条，占比61.8%。",
    ],
}

LEAVE: dict[str, list[str]] = {
    "X04": [
        "收到申请13件，上年结转2件，办结14件，结转下年度1件。",
        "收到申请15件，上年结转2件，办结14件，结转下年度1件。",
        "收到申请13件，办结14件，结转下年度1件。",
        "收到申请13件，办结10件。",
        "收到申请13件，上年结转2件，办结14件。",
        "收到申请10余件，办结8件，结转下年度1件。",
        "2023年收到申请9件，办结7件，结转下年度1件。",
        "收到信访件9件，办结7件，结转下年度1件。",
        "全县收到申请90件，办结70件，结转下年度10件。",
    ],
    "X06": [
        "收到申请13件，1件结转下年度继续办理，其余均已答复。",
        "到期的申请全部办结。",
        "申请按时办结率100%。",
        "12345热线工单全部办结。",
        "人大代表建议均已答复。",
        "申请答复率96%。",
        "2023年收到的申请全部办结。",
        "全县申请均已答复。",
        "下一步，力争申请全部办结。",
    ],
    "X09": [
        "公开14个领域20条清单，其中就业8条、社保7条等。",
        "公开2个领域20条清单，分别是：就业8条、社保12条。",
        "发布信息300余条，其中财政2条、安全28条、其他300余条。",
        "发布信息301条，其中普法8条，工作动态48条，领导信息4条。",
        "收到申请9件，上年转结1件，其中网络申请5件，信函申请5件。",
        "发布信息81条，其中动态50条，开展培训3次，公众号推送108条。",
        "发布信息165条，其中乡镇动态102条。",
        "新增信息50条。其中机构类20条，内有领导10条、职能4条；工作类11条；财政类19条。",
        "收到申请13件，办结14件，其中自然人10件、法人3件。",
        "新增信息50条。其中机构类20条，内有领导10条、职能10条；工作类11条，其中动态8条、计划3条；"
        "文件类4条；财政类15条，其中决算7条、经费8条。",
        "公开制度1条，包括概况1条，以及预算2条。",
        "公开信息412条，其中通过网站公开286条，公众号公开98条，公开栏公开28条。",
        "培训3次，包括线上培训1次、现场培训2次。",
        "全年发布信息100条（转载80条）。",
        "利用公众号公开信息100条，其中主要有政策20条、公告30条、动态40条。",
        "分为8个组，每组3人，其中1人为组长。",
        "公开惠民政策12条、财政信息8条，其中重点信息6条。",
        "发布微博120条，其中原创11条，转发109条；收到投诉12条。",
    ],
    "X10": [
        "收到申请13件。\n全年收到申请13件，均已答复。",
        "收到申请15件，上年结转2件。\n新收申请13件。",
        "收到申请10余件。\n收到申请13件。",
        "2023年收到申请9件，2024年收到申请13件。",
        "通过网站主动公开信息80条。\n通过公众号主动公开信息40条。",
        "全县行政复议30件，我镇行政复议2件。",
        "开展培训2次。\n组织培训3次。",
        "收到申请13件，其中网上申请9件。",
    ],
    "X11": [
        "收到申请13件，办结12件，办结率92.3%。",
        "收到申请3件，办结2件，办结率66.6%。",
        "收到申请3件，办结2件，办结率66.7%。",
        "发布信息81条，其中动态50条，占61.7%。",
        "发布信息120条，比上年的100条增长20%。",
        "发布信息120条，较上年增加20条，增长20%。",
        "公开率达100%。",
        "发布信息120条，较上年增长35%。",
        "收到申请13件，按时答复率100%。",
        "群众满意率98.5%。",
        "收到申请10件，上年结转2件，办结12件，办结率100%。",
        "脱贫人口占全镇人口的12%。",
    ],
}

CASES = [(rule, text) for rule, texts in CATCH.items() for text in texts]
LAWFUL = [(rule, text) for rule, texts in LEAVE.items() for text in texts]


def _told(rule: str, text: str) -> list[str]:
    report = blank_report() if rule == "X10" else figured_report()
    return [finding.message for finding in told(rule, text, report)]


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_finds_once(rule: str, text: str) -> None:
    assert len(_told(rule, text)) == 1


@pytest.mark.parametrize(("rule", "text"), LAWFUL)
def test_leaves_alone(rule: str, text: str) -> None:
    assert _told(rule, text) == []


def test_x06_is_silent_where_all_is_done_or_nothing_came() -> None:
    for text in CATCH["X06"]:
        assert told("X06", text, empty_report()) == []
        assert told("X06", text, blank_report()) == []


def test_x10_is_silent_where_a_table_tells() -> None:
    text = CATCH["X10"][0]
    assert told("X10", text) == []
    assert len(told("X01", text)) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("清单18条，分别为甲6条、乙21条。", "少"),
        ("清单33条，分别为甲6条、乙72条。", "写反"),
        ("清单15条，分别为甲类6条、乙类9条、丙类4条。", "重复列了"),
        ("公开3个方面20条，分别为甲类6条、乙类9条。", "漏列"),
        ("清单51条，分别为甲类6条、乙类9条。", "写反"),
    ],
)
def test_x09_names_a_likely_cause(text: str, words: str) -> None:
    (finding,) = told("X09", text)
    assert words in finding.message or words == "少"
    assert f"{finding.expected}条" in finding.message


def test_each_slip_in_the_list_of_the_sample_is_found() -> None:
    report = seed_report()
    text = report.prose.overview.parts[0].text
    assert "229条" in text
    for right, wrong in (
        ("229条", "228条"),
        ("14个领域229条", "15个领域229条"),
        ("目录8条、", "目录9条、"),
        ("目录75条", "目录57条"),
        ("、北关镇养老服务领域基层政务公开标准目录1条", ""),
    ):
        changed = report.with_prose("overview.parts.0.text", text.replace(right, wrong, 1))
        assert len(told("X09", "无", changed)) == 1


def test_nothing_is_wrong_with_the_sample() -> None:
    for rule in RULES:
        assert told(rule.id, "本镇没有收到政府信息公开申请。", seed_report()) == []


def test_rules_have_words_for_the_clerk() -> None:
    assert [rule.id for rule in RULES] == [f"X{number:02}" for number in (*range(1, 12), 13)]
    for rule in RULES:
        assert rule.check
        assert rule.source
        assert rule.help.endswith("。")
        assert 15 <= len(rule.help) <= 120
        assert rule.severity is (Severity.INFO if rule.id == "X11" else Severity.WARNING)


def test_a_report_of_other_numbers_is_told_once_a_slip() -> None:
    assert len(told("X07", "没有收到政府信息公开申请。", full_report())) == 1

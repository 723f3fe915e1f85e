"""C01, C02, C04, C11: what the prose sections must say."""

import pytest

from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.finding import Severity, Span
from tests.report.checks.phrases import findings_of
from tests.reports import zero_report


def five(text: str) -> Report:
    return zero_report().with_prose("problems", text)


def six(text: str) -> Report:
    return zero_report().with_prose("other_matters", text)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("无", Severity.ERROR),
        ("无。", Severity.ERROR),
        ("暂无", Severity.ERROR),
        ("没有问题。", Severity.ERROR),
        ("我镇不存在问题。", Severity.ERROR),
        ("2024年度无主要问题及改进情况。", Severity.ERROR),
        ("——", Severity.ERROR),
        ("不存在问题，继续完善。", Severity.WARNING),
        ("没有发现问题，下一步将加强学习培训。", Severity.WARNING),
        ("不够及时。", Severity.WARNING),
        ("正在改进。", Severity.WARNING),
        ("内容少，要加强。", Severity.WARNING),
    ],
)
def test_c01_finds(text: str, severity: Severity) -> None:
    (finding,) = findings_of("C01", five(text))
    assert finding.severity is severity
    assert finding.span
    assert finding.span.field == FieldRef("problems")
    assert findings_of("C02", five(text)) == [] or len(text) < 10


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一是公开不够及时。改进：每月核对一次。",
        "存在无人专职负责的问题，将配备1人。",
        "没有及时更新栏目，今后每周检查。",
        "存在的问题：公开面窄。改进措施：拓宽渠道。",
        "公开形式单一，下一步用好公众号。",
        "问题：不存在专人管理。改进：明确专人。",
    ],
)
def test_c01_leaves_alone(text: str) -> None:
    assert findings_of("C01", five(text)) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("我镇将继续加强学习，推进公开工作。", "存在什么问题"),
        ("下一步，完善制度，提升公开水平。", "存在什么问题"),
        ("一是公开不够及时；二是形式单一。", "怎样改进"),
        ("信息公开内容有待进一步加强，更新滞后。", "怎样改进"),
        ("公开的质量仍需提高，人员业务不熟。", "怎样改进"),
        ("一是公开内容不够丰富，二是制度落实不到位。", "怎样改进"),
        ("个别站所公开不规范，台账未健全。", "怎样改进"),
        ("人员对条例不熟悉，组织协调不力，公开质量未提升。", "怎样改进"),
        ("上级领导十分重视这一项工作，群众满意。", "存在什么问题，也看不出怎样改进"),
        ("一是加强学习，提高水平；二是完善制度，规范流程；三是丰富形式。", "存在什么问题"),
        ("今年以来，我镇加强组织领导，建立健全机制，群众满意度不断提高。", "存在什么问题"),
        ("2025年我们重点抓三项：抓好解读，抓好平台，做好培训。", "存在什么问题"),
        ("改进情况：组织培训两次，更新目录，增设专栏。", "存在什么问题"),
        ("一是科室的认识不到位；二是公众号互动少；三是公开栏破损。", "怎样改进"),
        ("1.信息员更换频繁。2.栏目空白较多。3.形式陈旧。", "怎样改进"),
        ("个别站所报送不积极；目录与实际业务对不上；群众不知道怎么申请。", "怎样改进"),
        ("主要是经费少、人员少、设备旧，力量弱。", "怎样改进"),
        ("学校层面的公开不平衡，乡村小学网站更新少，其中3所没有更新。", "怎样改进"),
        ("还存着问题：工作人员多为兼职，忙于日常事务，难免顾此失彼，时效性不佳。", "怎样改进"),
        ("人手有限，事情又多，常常顾不过来，群众看不到想看的。", "怎样改进"),
        ("村级信息员多是老同志，打字慢，不会上传，影响了更新，知晓率低。", "怎样改进"),
        ("存在的主要问题：\n一是档案未数字化；\n二是答复书说理欠充分。", "怎样改进"),
    ],
)
def test_c02_finds(text: str, missing: str) -> None:
    (finding,) = findings_of("C02", five(text))
    assert f"看不出{missing}；" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "一是公开不够及时。改进：每月核对一次。",
        "存在形式单一的问题，下一步拓宽渠道。",
        "公开力度有待加强。我镇将定期开展培训。",
        "人员业务不熟，已安排专人学习。",
        "公开内容不够丰富，制度落实不到位；不断充实内容，补齐短板，加强督促。",
        "内容不丰富的问题，第四季度已整改。",
        "在公开内容的质量上还有提升空间。我镇正逐步规范栏目。",
        "一些干部思想上不重视。镇党委专题学习条例2次，将公开纳入绩效。",
        "人手不足，没有专职人员。今年招录1名专职信息员。",
        "群众参与度不高；我们把公开栏搬到集市，每逢集日讲解政策。",
        "内容不丰富、形式不新颖。改进：丰富内容、创新形式。",
        "内容更新不及时。2024年，我镇对此进行了专项督查，督促各村补齐资料。",
        "一是专业人员少；二是宣传不够。对策：一是选配2名专职人员；二是利用赶集日宣传。",
        "公开渠道不够丰富，解读不够通俗。我镇已制作方言解读视频3期。",
        "公开的广度和深度不够。明年，我们要充实内容、加密频次、拓展渠道。",
        "政策解读少、互动回应慢。针对不足，我镇建立了首问负责制，回应时间缩短至3天。",
        "短板是村务公开滞后，今后每季度检查。",
        "部分栏目更新较少，需要进一步充实；我镇明确专人负责。",
        "一是公开栏更换不勤，由村级改为每半月换一次；二是台账零散，归到一个柜子统一编号。",
        "一是更新慢的问题，靠周五集中上传解决；二是知晓率低的问题，用赶集日发单子化解。",
        "两地信息口径不统一，同一事项出现过两种数据。统一由党政办出口，清理旧网页118个。",
        "申请量翻了一番，专职人员仍只有1人，11件办理了延期。11月增加1人，与法院会商。",
        "全年有2件答复拖到第19个工作日才寄出，原因是经办人请假。现在实行AB岗。",
        "答复书格式五花八门，今年统一了样式。",
        "对照通报，我镇丢分主要在解读一项。10月以来每份文件都配了问答。",
        "保障性住房信息发布滞后，由住保中心按月报送。",
        "受理窗口设在三楼，老人上下吃力。9月搬到一楼。",
        "征地档案年代久，查一件要跑三个单位。与县档案馆约定了代查。",
        "信息员换了三任，前后衔接出过岔子。交接时要填写清单。",
        "网上的电话是旧的，群众打不通，3月更正。图解要点缺位，改版后只留四栏。",
        "无",
        "",
    ],
)
def test_c02_leaves_alone(text: str) -> None:
    assert findings_of("C02", five(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "无",
        "无。",
        "暂无其他事项。",
        "没有其他需要报告的。",
        "2024年我镇没有其他需要说明的情况。",
        "人大建议2件，均已办结；政协提案1件。",
        "我镇落实上级年度要点，各项任务均已完成，没有需要另行说明的其他情况。",
    ],
)
def test_c04_finds(text: str) -> None:
    (finding,) = findings_of("C04", six(text))
    assert (finding.span == Span(FieldRef("other_matters"), 0, len(text))) == (len(text) <= 10)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024年度没有收取信息处理费。",
        "未产生信息处理费，无其他事项。",
        "依申请公开未收取任何费用。",
        "按照国办函〔2020〕109号，收取信息公开处理费380元。",
        "信息公开没有收费。",
        "本年度政府信息公开信息处理费收取情况：0元。",
    ],
)
def test_c04_leaves_alone(text: str) -> None:
    assert findings_of("C04", six(text)) == []


def overview_of(text: str) -> Report:
    report = zero_report()
    for place in range(len(report.prose.overview.parts)):
        report = report.with_prose(
            f"overview.parts.{place}.text", text if place == 0 else "做好工作。"
        )
    return report


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我镇认真做好公开工作。", "没有数字"),
        ("未收到申请，公开1条。", "只有1个数字"),
        ("2024年公开86条。", "只有1个数字"),
        ("公开86条，培训2次。", "只有2个数字"),
        ("2024年12月31日前，按照第二十条第（一）项公开。", "没有数字"),
        ("(1)公开及时。(2)公开全面。3、公开准确。", "没有数字"),
        ("按照〔2021〕30号和国务院令第711号，公开三十余条。", "只有1个数字"),
        ("第一，加强领导；第二，开展2次培训。", "只有1个数字"),
    ],
)
def test_c11_finds(text: str, count: str) -> None:
    (finding,) = findings_of("C11", overview_of(text))
    assert count in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "公开86条，培训2次，专区1个。",
        "公开八十六条，培训两次，收到申请零件。",
        "公开1,295条，满意度98%，申请0件。",
        "公开８６条、４０条、３条。",
        "14个领域229条，其中土地8条。",
        "网站40条，公众号46条，公示栏32处。",
        "没有收到政府信息公开申请，没有发生行政复议，未制定规范性文件。",
        "公开12条，未收到申请，未发生行政诉讼。",
    ],
)
def test_c11_leaves_alone(text: str) -> None:
    assert findings_of("C11", overview_of(text)) == []


def test_c11_leaves_an_empty_section_to_s01() -> None:
    report = zero_report()
    for place in range(5):
        report = report.with_prose(f"overview.parts.{place}.text", "")
    assert (
        findings_of("C11", report) == findings_of("S12", report) == findings_of("S09", report) == []
    )

"""S06, S07: other offices' names, and how an office calls itself."""

import pytest

from tests.report.checks.phrases import (
    BUREAU,
    COUNTRY,
    STREET,
    TOWN,
    Case,
    findings_of,
    marked,
    report_of,
    table,
)

CAUGHT = table(
    S06=[
        Case("北关镇以民权县人民政府网站公开为主，做好信息发布。", ("北关镇",)),
        Case("2024年，孔集乡党委高度重视政务公开工作。", ("孔集乡",)),
        Case("根据石桥镇实际，编制了公开目录。", ("石桥镇",)),
        Case("全年由黄岗镇人民政府主动公开信息65条。", ("黄岗镇",)),
        Case("一是逻岗镇成立了领导小组；二是逻岗镇落实了专人。", ("逻岗镇",)),
        Case("通过宁陵县政府网站公开程楼乡政府信息20条。", ("程楼乡",)),
        Case("平台街道办事处开展培训3次。", ("平台街道",)),
        Case("城关回族镇人民政府设立政务公开专区。", ("城关回族镇",)),
        Case("柳河镇按要求编制了本报告。", ("柳河镇",), office=COUNTRY),
        Case("前进街道办事处主动公开信息40条。", ("前进街道",), office=STREET),
        Case("本报告由民权县财政局编制，向社会公布。", ("民权县财政局",), field="preface"),
        Case(
            "现将睢县教育体育局2024年政府信息公开工作年度报告公布如下。",
            ("睢县教育体育局",),
            field="preface",
        ),
        Case(
            "现公布宁陵县民族宗教局2024年政府信息公开工作年度报告。",
            ("宁陵县民族宗教局",),
            field="preface",
        ),
        Case(
            "现公布区财政局2024年政府信息公开工作年度报告。",
            ("区财政局",),
            office=BUREAU,
            field="preface",
        ),
        Case("永和镇人民政府同步在公开栏张贴。", ("永和镇",)),
        Case("以县政府网站石门镇专栏为主渠道发布信息。", ("石门镇",)),
        Case("光明街道依托区政府网站发布信息312条。", ("光明街道",), office=STREET),
        Case("现公布三合镇2024年工作情况。", ("三合镇",), field="preface"),
        Case("2024年石桥镇主动公开信息30条。", ("石桥镇",)),
        Case("2024年度石桥镇严格执行公开条例。", ("石桥镇",)),
    ],
    S07=[
        Case("我镇制定了制度，全镇共公开信息30条。", ("我镇", "全镇"), office=COUNTRY),
        Case("我镇在辖区内设置公示栏。", ("我镇",), office=STREET),
        Case("我镇主动公开执法信息。", ("我镇",), office=BUREAU),
        Case("我镇公开信息30条。", ("我镇",), office="东河旗白音苏木人民政府"),
        Case("我苏木公开信息30条。", ("我苏木",)),
        Case("我镇公开信息30条。", ("我镇",), office="睢县北湖经济开发区管理委员会"),
        Case("全市累计公开信息120条。我镇公开30条。", ("全市",)),
        Case("2024年我县严格执行公开条例。", ("我县",)),
        Case("我县全年主动公开信息860条。", ("我县",)),
        Case("我县2024年度累计公开各类信息860条。", ("我县",)),
        Case("我县今年没有收到申请，我县未收取费用。", ("我县", "我县")),
        Case("我区全年收到申请12件，均按时答复。", ("我区",), office="川东市南河区柳荫镇人民政府"),
    ],
)

LAWFUL = table(
    S06=[
        Case("特向社会公布2024年度我局政府信息公开工作年度报告。", office=BUREAU, field="preface"),
        Case("现将2024年度本局政务公开年度报告公布如下。", office=BUREAU, field="preface"),
        Case(
            "现公布县政府市场监督管理局2024年政府信息公开工作年度报告。",
            office=BUREAU,
            field="preface",
        ),
        Case(
            "特向社会发布市财政局2024年政府信息公开工作年度报告。",
            office="商丘市财政局",
            field="preface",
        ),
        Case(
            "现向社会公开发布民权县市场监督管理局2024年政务公开年度报告。",
            office=f"商丘市{BUREAU}",
            field="preface",
        ),
        Case("目录涵盖镇政府机构设置、镇党委文件，展示镇机关工作。"),
        Case("柳河镇以宁陵县人民政府网站公开为主，做好信息发布。"),
        Case("宁陵县柳河镇人民政府编制了公开目录。"),
        Case("指导推动39个村民委员会公开，其中王庄村、李楼村做得较好。"),
        Case("配合县财政局、县政务公开办做好公开，报民权县人民政府备案。"),
        Case("各乡镇、街道办事处和县直部门均已公开。"),
        Case("建设美丽小镇，推进城乡融合，组织三下乡活动，服务返乡人员。"),
        Case("开展特色小镇、卫生乡镇、文明乡镇创建，打造经济强镇。"),
        Case("到石桥镇学习政务公开经验，与相邻的黄岗镇联合开展宣传。"),
        Case("与邻近的石桥镇、黄岗镇开展交叉检查1次。"),
        Case("全县乡镇网站发文排名中，黄岗镇发布810条，列第一名。"),
        Case("县政务公开办通报石桥镇政府、黄岗镇政府工作情况，我镇一并整改。"),
        Case("转发《北关镇基层政务公开标准目录》供参考。"),
        Case("做好乡村振兴和乡镇机构改革信息公开，方便乡亲查询。"),
        Case("对镇区主要街道两侧环境卫生情况进行公示。"),
        Case("我镇通过镇村微信群公开，全镇39个村均已覆盖。"),
        Case("匡城乡通过县政府网站公开信息。", office=COUNTRY),
        Case("平台街道办事处主动公开信息40条，辖区街道全覆盖。", office=STREET),
        Case("对石桥镇、黄岗镇的市场开展检查并公开结果。", office=BUREAU),
        Case("本报告由柳河镇人民政府编制，可在宁陵县人民政府网站查阅。", field="preface"),
        Case("如有疑问，请与县政务服务和大数据管理局联系。", field="preface"),
        Case("加强村和镇的联系，结合镇实际，配合镇纪委做好公开。"),
        Case("城区街道按照要求清扫，主要街道通过验收，两侧街道共12条。", office=STREET),
        Case("社区和街道共同推进，各街道主动公开。", office=STREET),
        Case("2024年安岭乡没有收到申请。", office="林山县安岭苗族侗族乡人民政府"),
        Case("2024年度安岭乡党委召开会议。", office="林山县安岭苗族侗族乡人民政府"),
    ],
    S07=[
        Case("我乡主动公开信息30条，全乡乡镇干部参加培训。", office=COUNTRY),
        Case("我街道设置公示栏，全区统一标识，我办派专人负责。", office=STREET),
        Case("我局公开许可结果，我县企业可在线查询。", office=BUREAU),
        Case("我委公开信息30条，我区企业可在线查询。", office="睢县北湖经济开发区管理委员会"),
        Case("我委公开信息30条。", office="睢县产业集聚区管委会"),
        Case("我苏木公开信息30条，全苏木均已张贴。", office="东河旗白音苏木人民政府"),
        Case("指导全苏木镇公开信息。", office=BUREAU),
        Case("安岭乡党委召开会议。", office="林山县安岭苗族侗族乡人民政府"),
        Case("我县把公开列入考核，我镇排在前列。"),
        Case("我县今年获评先进县，经验在各乡镇推广。"),
        Case("围绕我区“十五分钟生活圈”公开信息12条。", office=STREET),
        Case("我县政府信息公开平台改版，我县发布的通知均已转发。"),
        Case("我县各乡镇公开栏统一更换，我县制定了考核办法。"),
        Case("我县公开信息平台的栏目统一调整，我县收入增长。"),
        Case("我县是产粮大县，农业补贴信息群众最关心。"),
        Case("全县共收到申请312件，其中我镇26件，占8.3%。"),
        Case("全市收到申请2140件，县本级312件，本镇未收到申请。"),
        Case("据县政务公开办通报，全县各乡镇共受理申请312件。"),
    ],
)


def test_a_name_is_told_once_with_all_its_places() -> None:
    case = Case("石桥镇党委重视公开。石桥镇人民政府开展培训。黄岗镇政府公开信息。")
    report = report_of(case).with_prose("problems", "石桥镇政府更新慢，将改进。")
    first, second = (found.message for found in findings_of("S06", report))
    assert "“石桥镇”（共3处：“一、总体情况”2处、“五、存在的主要问题及改进情况”1处）" in first
    assert "“黄岗镇”，" in second


@pytest.mark.parametrize(("rule", "case"), CAUGHT)
def test_marks_the_words(rule: str, case: Case) -> None:
    assert tuple(marked(rule, case)) == case.marked


@pytest.mark.parametrize(("rule", "case"), LAWFUL)
def test_leaves_alone(rule: str, case: Case) -> None:
    assert marked(rule, case) == []


def test_a_name_that_tells_no_kind_leaves_it_to_the_settings() -> None:
    zone = "睢县产业集聚开发园"
    assert marked("S07", Case("我局公开信息。", office=zone)) == ["我局"]
    assert marked("S07", Case("我镇公开信息。", office=zone)) == []
    assert zone != TOWN

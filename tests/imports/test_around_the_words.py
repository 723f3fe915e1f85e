"""What stands around the words on a page, and sub-heads that are none: kinds seen in print."""

from nianbao.imports import Reading, read_report

OFFICE = "青石县柳溪镇人民政府"
TITLE = f"{OFFICE}2022年政府信息公开工作年度报告"
LEAD = "本报告由六个部分组成，数据的统计期限自2022年1月1日起至2022年12月31日止。"
REST = ("一、总体情况", "全年公开信息20条。", "六、其他需要报告的事项", "未收取信息处理费。")


def read(*lines: str) -> Reading:
    return read_report("\n".join(lines))


def test_the_title_in_an_index_box_is_taken_where_the_publisher_is_the_same() -> None:
    box = (f"| 标题: | {TITLE} | ||", f"| 文号: | 无 | 发布机构: | {OFFICE} |")
    for above in (box, ("青石县人民政府", *box)):
        reading = read(*above, LEAD, *REST)
        assert (reading.prose.title, reading.office) == (TITLE, OFFICE)
        assert reading.prose.preface == LEAD
        assert [number for number, _ in reading.furniture] == list(range(1, len(above) + 1))
    shorter = read(box[0], box[1].replace(OFFICE, "某市青石县柳溪镇"), LEAD, *REST)
    assert shorter.office == OFFICE
    other = read(box[0], box[1].replace(OFFICE, "青石县白河镇人民政府"), LEAD, *REST)
    assert (other.prose.title, other.office) == (None, None)


def test_of_the_titles_of_several_years_the_reports_own_is_taken() -> None:
    earlier = [f"{OFFICE}{year}年政府信息公开工作年度报告" for year in (2021, 2020, 2019)]
    dated = [
        f"{title} {year}-01-12" for title, year in zip(earlier, (2022, 2021, 2020), strict=True)
    ]
    in_two = (OFFICE, "2022年政府信息公开工作年度报告")
    behind_name = (f"{OFFICE}2022年", "政府信息公开工作年度报告")
    for own in ((TITLE,), in_two, behind_name):
        for listed in (earlier, earlier[::-1], dated, earlier[:1]):
            for lead in ((LEAD,), ()):
                reading = read(*listed, *own, *lead, *REST)
                assert (reading.office, reading.year) == (OFFICE, 2022), (listed, own, lead)
            below = read(*own, *listed, LEAD, *REST)
            assert (below.office, below.year) == (OFFICE, 2022), (listed, own)


def test_the_year_of_anothers_title_is_not_taken() -> None:
    other = [f"青石县白河镇人民政府{year}年政府信息公开工作年度报告" for year in (2021, 2020)]
    own = (OFFICE, "2022年政府信息公开工作年度报告")
    reading = read(*other, *own, LEAD, *REST)
    assert (reading.office, reading.year) == (None, 2022), "the sentences tell it"
    assert read(other[0].replace("2021", "2022"), *own, *REST).year == 2022, "both tell it"


def test_lines_of_the_page_are_no_words_of_the_report() -> None:
    around = ("2023-01-12 17:40:19", "青石县人民政府办公室", "字体：大中小", TITLE)
    assert read(TITLE, *around, LEAD, *REST).prose.preface == LEAD
    assert read(TITLE, "2023年01月12日 （点击：36）", LEAD, *REST).prose.preface == LEAD
    index = ("发表日期：2023-01-16 11:31:35", "文    号成文日期：2023-01-16", "公开形式 责任部门")
    assert read(TITLE, *index, "体  裁生效日期", LEAD, *REST).prose.preface == LEAD
    footer = "主办单位：青石县人民政府办公室　联系电话：0000-1234567　网站标识码：0000000000"
    reading = read(footer, TITLE, LEAD, *REST)
    assert (reading.prose.title, reading.unplaced) == (TITLE, ())
    assert reading.furniture == ((1, footer),)


def test_the_name_of_the_lead_in_or_of_another_is_no_title() -> None:
    for line in (
        "引 言",
        "前言",
        "是否打开信息无障碍浏览",
        "青石县人民政府",
        "信息來源：柳溪鎮人民政府",
    ):
        assert read(line, LEAD, *REST).prose.title is None, line


def test_the_kind_of_an_office_alone_is_no_name() -> None:
    for words in ("镇", "镇政府", "街道办事处", "我乡人民政府"):
        reading = read(f"现向社会公布2022年度{words}政府信息公开工作年度报告。", *REST)
        assert (reading.office, reading.year) == (None, 2022), words


def test_what_kind_of_information_is_disclosed_is_no_office() -> None:
    for title in ("2022年政务信息公开工作年度报告", "2022年度政务信息公开年报"):
        reading = read(OFFICE, title, LEAD, *REST)
        assert (reading.office, reading.year) == (OFFICE, 2022), title


def test_a_period_of_last_year_is_not_taken_for_the_year_of_the_words() -> None:
    period = "数据的统计期限为2021年1月1日至2021年12月31日。"
    title = "青石县柳溪镇政府信息公开工作年度报告"
    told = (
        "（一）主动公开。2022年度我镇公开信息20条。",
        "（二）依申请公开。2022年我镇没有收到申请。",
    )
    assert read(title, REST[0], period, *told, *REST[2:]).year is None
    assert read(title, REST[0], period, told[0], *REST[2:]).year == 2021
    same = (line.replace("2022", "2021") for line in told)
    assert read(title, REST[0], period, *same, *REST[2:]).year == 2021


def test_a_head_at_the_end_of_a_line_with_another_head_in_it_is_one() -> None:
    told = "一是公开信息20条，内容有预算、救助和工程招标。二是没有收到政府信息公开申请，没有收费。"
    first = f"{LEAD * 3}现将情况汇报如下： 一、总体情况 {told} 二、主动公开政府信息情况"
    reading = read(TITLE, first, "三、收到和处理政府信息公开申请情况")
    assert {"overview", "disclosure", "requests"} == set(reading.found)
    assert reading.prose.overview.parts[0].text.replace("\n", "") == told
    assert not any("没有“一、总体情况”" in one.message for one in reading.findings)


def test_a_line_with_a_full_stop_within_is_no_sub_head() -> None:
    for cut in (
        "（二）监督保障。成立了由镇长任组长",
        "（二）民生服务：及时发布社会救助的政策、标准、名单和",
    ):
        reading = read(TITLE, REST[0], "（一）主动公开。公开20条。", cut, *REST[2:])
        assert [part.heading for part in reading.prose.overview.parts] == [""]
        assert not [one for one in reading.findings if one.rule == "S11"]
    colon = read(TITLE, REST[0], "（一）抓重点：公开到位", "公开20条。", *REST[2:])
    assert colon.prose.overview.parts[-1].heading == "抓重点：公开到位"


def test_numbers_before_paragraphs_are_not_called_left_out() -> None:
    paragraphs = ("（一）明确了分工，制定了年度工作要点。", "（二）组织了2次培训，学习了《条例》。")
    reading = read(TITLE, REST[0], *paragraphs, "（三）平台建设", "公开栏2处。", *REST[2:])
    (finding,) = (one for one in reading.findings if one.rule == "S11")
    assert "原文第3行" in finding.message
    assert "连在一行" in finding.message


def test_of_a_row_that_is_cut_its_own_lines_are_told() -> None:
    row = (
        "一、本年新收政府信息公开申请数量",
        *"0000000",
        "二、上年结转政府信息公开申请数量",
        *"000",
    )
    reading = read(TITLE, *REST[:2], "三、收到和处理政府信息公开申请情况", *row)
    assert [number for number, _ in reading.unplaced] == [14, 15, 16]


def test_short_lines_that_are_indented_are_paragraphs_and_no_buttons() -> None:
    lines = ("\u3000\u3000坚持便民", "\u3000\u3000坚持依法", "坚持公开为常态。")
    assert read(TITLE, *lines, *REST).prose.preface == "\n".join(lines)
    assert read(TITLE, "走进柳溪", "互动交流", LEAD, *REST).prose.preface == LEAD

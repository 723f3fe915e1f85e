"""What stands on a page behind the report: kinds seen on portals and in copies of them."""

import pytest

from nianbao.imports import Reading, read_report

OFFICE = "青石县柳溪镇人民政府"
TITLE = f"{OFFICE}2022年政府信息公开工作年度报告"
OLD = [f"{OFFICE}{year}年政府信息公开工作年度报告" for year in (2021, 2020, 2019)]
REST = (
    "一、总体情况",
    "全年公开信息20条。",
    "五、存在的主要问题及改进情况",
    "更新不够及时，已改。",
)
SIX = ("六、其他需要报告的事项", "没有收取信息处理费。")


def read(*lines: str) -> Reading:
    return read_report("\n".join((TITLE, *REST, *lines)))


@pytest.mark.parametrize(
    "end",
    [
        OLD,
        ["历年年报", *OLD],
        ["相关新闻", "柳溪镇开展义务植树", "关于村级财务公开检查的通知"],
        [f"· {title}　2022-01-1{day}" for day, title in enumerate(OLD)],
        [f"[2022-01-1{day}] {title}" for day, title in enumerate(OLD)],
        [
            "白河镇人民政府2022年政府信息公开工作年度报告",
            "黑山乡人民政府2022年政府信息公开工作年度报告",
        ],
        ["【我要打印】【关闭窗口】【返回顶部】"],
        ["[ 打印 ] [ 收藏本页 ]"],
        ["Copyright © 青石县人民政府 All Rights Reserved"],
        ["file:///C:/Users/a/b.html      5/5"],
        ["版权所有　柳溪镇人民政府"] * 3,
        ["主办：青石县人民政府　承办：青石县数据局"],
        ["承办 青石县政务服务中心", "地址：柳溪街1号"],
        ["首页 上一页 1 2 下一页 尾页 共2页"],
        ["END", "来源：柳溪镇党政办", "编辑：小石　审核：老周"],
        ["— END —"],
        ["责编：小石　校对：小田"],
        ["-- ", "发自我的iPhone"],
        ["发自我的华为手机"],
        ["手机扫一扫，分享到朋友圈"],
        ["扫一扫在手机打开当前页"],
        ["您对本次回复是否满意？ 满意 不满意", "我要评论 0条评论"],
        ["王主任  2023/1/16 10:21:07", "收到"],
    ],
    ids=lambda lines: lines[0],
)
def test_the_end_of_a_page_is_no_word_of_the_last_section(end: list[str]) -> None:
    whole = read(*SIX, *end)
    assert whole.prose.other_matters == "没有收取信息处理费。"
    assert [text for _, text in (*whole.furniture, *whole.unplaced)] == end
    without_six = read(*end)
    assert without_six.prose.problems == "更新不够及时，已改。"


@pytest.mark.parametrize(
    "words",
    [
        ["历年年报", "往年的报告都能在网站上查到。"],
        [OLD[0], "上面这份报告有一处更正，已在网站说明。"],
        [f"附件：{OLD[0]}"],
        [f"（二）{OLD[0]}中提出的问题都已整改"],
        ["相关信息"],
        ["其他内容", "无"],
        ["2023/1/16 10:21 收到申请", "2023/1/18 09:30 已经答复"],
        ["打印材料按件收费，关闭窗口2个"],
        ["承办代表建议3件，均在网上答复。"],
        ["主办政协提案2件、会办5件"],
        ["主办 培训2期"],
        ["承办：镇党政办牵头，站所配合，全部办结。"],
        ["承办单位办结的事项另行公布；"],
        ["扫码查看的群众有300人次。"],
        ["手机扫一扫就能看到公开栏，已有300人用过。"],
        ["您对年报的意见请寄党政办。"],
        ["责任编辑由党政办2人兼任。"],
        ["来源不明的数字没有写进报告"],
        ["编辑公开手册1本，审核公开事项12项"],
        ["网站的上一页、下一页按钮已经修好"],
        ["大厅的屏幕2023/1/16 10:21:07修好"],
    ],
    ids=lambda lines: lines[0],
)
def test_sentences_that_speak_of_such_things_stay(words: list[str]) -> None:
    assert read(*SIX, *words).prose.other_matters == "\n".join((SIX[1], *words))


def test_what_a_browser_prints_over_and_under_each_page_is_no_word() -> None:
    head = "2023/1/16 10:21      柳溪镇年报"
    pages = (head, "https://www.example.gov.cn/a.html      1/2", f"\f{head}", "about:blank  2/2")
    reading = read_report(
        "\n".join((pages[0], TITLE, *REST[:2], pages[1], pages[2], *REST[2:], *SIX, pages[3]))
    )
    assert reading.prose.overview.parts[0].text == "全年公开信息20条。"
    assert reading.prose.other_matters == "没有收取信息处理费。"
    assert len(reading.furniture) == 4
    american = "1/16/23, 10:21 AM   Report"
    reading = read_report("\n".join((american, TITLE, *REST, american, *SIX)))
    assert reading.prose.problems == "更新不够及时，已改。"
    alone = "2023/1/16 10:21 收到第一件申请"
    assert read(*SIX, alone).prose.other_matters.endswith(alone)


def test_many_ends_before_a_paragraph_take_no_time() -> None:
    words = [*["版权所有"] * 9000, *OLD * 900, "全年没有收取信息处理费，" * 12 + "已公布。"]
    assert read(*SIX, *words).prose.other_matters.endswith("已公布。")


@pytest.mark.parametrize(
    "pager", ["上一页 1 2 3 下一页", "< 上页 1 ... 5 下页 > 跳转", "第1页 下一页 尾页"]
)
def test_a_line_of_a_page_s_pages_is_no_word_wherever_it_stands(pager: str) -> None:
    lines = (TITLE, pager, *REST[:2], pager, *REST[2:], pager, *SIX[:1], pager, SIX[1], pager)
    reading = read_report("\n".join(lines))
    assert reading.prose.preface == ""
    assert reading.prose.overview.parts[0].text == "全年公开信息20条。"
    assert reading.prose.problems == "更新不够及时，已改。"
    assert reading.prose.other_matters == "没有收取信息处理费。"
    assert len(reading.furniture) == 5


@pytest.mark.parametrize(
    "line",
    [
        "原创 柳溪发布 2023年01月20日 09:31 四川",
        "柳溪发布 2023年1月20日 09:31",
        "（2023年1月17日发布）",
        "A+A-",
        "A+ A- 打印 收藏",
    ],
)
def test_what_a_page_says_of_itself_under_a_title_is_no_lead_in(line: str) -> None:
    reading = read_report("\n".join((TITLE, line, "现将本年度情况报告如下。", *REST, *SIX)))
    assert reading.prose.preface == "现将本年度情况报告如下。"


@pytest.mark.parametrize(
    "line", ["2023年1月20日发布的数据有更正。", "数据截至2022年12月31日24:00，全镇共12个村"]
)
def test_words_with_a_day_under_a_title_stay(line: str) -> None:
    reading = read_report("\n".join((TITLE, line, *REST, *SIX)))
    assert reading.prose.preface == line


def test_pictures_to_fetch_are_no_words_of_the_last_section() -> None:
    files = ("附件：1.2022年主动公开目录.xlsx", "2.2022年年报图解.jpg")
    reading = read(*SIX, *files)
    assert reading.prose.other_matters == SIX[1]
    assert tuple(text for _, text in reading.furniture) == files


@pytest.mark.parametrize(
    "rows",
    [
        ["序号\t事项\t件数", "1\t户外广告设置\t61", "2\t临时占道\t62"],
        ["附：2021年主动公开情况", "项目\t数量", "会议公开\t12"],
    ],
)
def test_a_table_in_the_last_section_is_told(rows: list[str]) -> None:
    reading = read(*SIX, *rows)
    (finding,) = (one for one in reading.findings if "放进了第六部分" in one.message)
    assert f"（{sum(chr(9) in row for row in rows)}行）" in finding.message
    assert "12" in reading.prose.other_matters or "62" in reading.prose.other_matters


@pytest.mark.parametrize("line", ["联系人\t周某", "（一）收费\t没有收取。"])
def test_one_line_of_cells_in_the_last_section_is_no_table(line: str) -> None:
    assert "放进了第六部分" not in "".join(one.message for one in read(*SIX, line).findings)

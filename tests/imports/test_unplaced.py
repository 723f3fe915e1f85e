"""S16: the lines of a source that are in no field, figure or note are kept, and told."""

import pytest

from nianbao.imports import Reading, read_report

TITLE = "柳溪镇人民政府2022年政府信息公开工作年度报告"
TWO, THREE, FOUR = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
)
BARE = (TITLE, "一、总体情况", "全年公开信息20条。", TWO, THREE, FOUR)
END = (
    "五、存在的主要问题及改进情况",
    "更新不及时。",
    "六、其他需要报告的事项",
    "未收取信息处理费。",
)

SENTENCES = (
    (TWO, "本年制发规范性文件2件，依托县政府门户网站公开。"),
    (THREE, "我镇收到政府信息公开申请3件，均已答复。"),
    (FOUR, "全年没有发生行政复议和行政诉讼。"),
    (FOUR, "1.行政复议：没有。"),
)
LOST = (
    (FOUR, "无"),
    (TWO, "（表格见附件）"),
    (THREE, "详见下图"),
    (TWO, "详见附表一"),
    (THREE, "（另附）"),
    (FOUR, "见下页"),
)
HELD = (
    (TWO, "第二十条第（一）项"),
    (TWO, "信息内容\t本年制发件数\t本年废止件数\t现行有效件数"),
    (THREE, "三、本年度办理结果"),
    (FOUR, "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"),
    (END[0], "一是更新不及时。"),
    ("一、总体情况", "（一）主动公开情况"),
    (FOUR, "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n注：本表由党政办填报。"),
)


def read_with(head: str, line: str) -> Reading:
    """A report without tables that has a line more behind a head."""
    text = "\n".join((*BARE, *END))
    return read_report(text.replace(head, f"{head}\n{line}"))


def told(reading: Reading) -> list[str]:
    return [finding.message for finding in reading.findings if finding.rule == "S16"]


@pytest.mark.parametrize(("head", "line"), SENTENCES)
def test_a_sentence_where_no_table_was_is_its_note(head: str, line: str) -> None:
    reading = read_with(head, line)
    assert list(reading.notes.values()) == [line]
    assert (reading.unplaced, told(reading)) == ((), [])


@pytest.mark.parametrize(("head", "line"), LOST)
def test_s16_finds_words_where_no_table_was(head: str, line: str) -> None:
    reading = read_with(head, line)
    number = {text: number for number, text in reading.source}[line]
    assert reading.unplaced == ((number, line),)
    quoted = line if len(line) <= 24 else line[:24] + "…"
    (message,) = told(reading)
    assert message.startswith(f"原文有1行没有放进报告：第{number}行“{quoted}”；")
    assert "再按 F4，看得到全文" in message


@pytest.mark.parametrize(("head", "line"), HELD)
def test_s16_leaves_what_is_placed(head: str, line: str) -> None:
    reading = read_with(head, line)
    assert (reading.unplaced, told(reading)) == ((), [])


def test_many_lines_are_told_in_one_finding() -> None:
    reading = read_with(THREE, "\n".join(f"第{place}句话" for place in range(1, 11)))
    assert len(reading.unplaced) == 10
    (message,) = told(reading)
    assert "原文有10行没有放进报告" in message
    assert "还有4行：第12—15行" in message


def test_a_sentence_above_the_title_is_told_and_a_menu_is_listed() -> None:
    text = "\n".join(("政务公开", "现将我镇的年度报告予以公布，欢迎社会各界监督。", *BARE, *END))
    reading = read_report(text)
    assert reading.furniture == ((1, "政务公开"),)
    assert reading.unplaced == ((2, "现将我镇的年度报告予以公布，欢迎社会各界监督。"),)


@pytest.mark.parametrize(
    "line",
    [
        "索 引 号 | 青石/2026-00035 | 成文日期 | 2026-01-15 | 发布机构 | 青石县柳溪镇人民政府 |",
        "索引号：1133082477/2023-122331　公开方式：主动公开　发布机构：青石县柳溪镇　有效性：有效",
        "当前位置：首页 > 政务公开 > 法定主动公开内容 > 公开年报 > 乡镇（街道） > 柳溪镇",
    ],
)
def test_s16_leaves_the_index_box_of_a_page_alone(line: str) -> None:
    reading = read_report(f"{line}\n{TITLE}\n一、总体情况\n公开20条。")
    assert told(reading) == []
    assert [text for _, text in reading.furniture] == [line]

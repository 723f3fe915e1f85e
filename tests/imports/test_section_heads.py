"""Heads of sections as they are worded and numbered; none of them costs a word or opens twice."""

import pytest

from nianbao.imports import Reading, read_report
from nianbao.imports.heads import numbered_head
from nianbao.report.form.form_2021 import FORM_2021
from tests.samples.whole import FOLDER

CLEAN = (FOLDER / "linxi_2022.txt").read_text(encoding="utf-8")
ONE, TWO, THREE, FOUR, FIVE, SIX = (section.title.text for section in FORM_2021.sections)
RIGHT = read_report(CLEAN)

PRINTED = (
    (ONE, "一 、总体情况"),
    (ONE, "一、2022年政务公开总体情况"),
    (ONE, "一、政府信息公开工作的基本概况"),
    (ONE, "一、2022年度政府信息公开工作总体情况"),
    (TWO, "二、主动公开政府政府情况"),
    (TWO, "二、2022年主动公开政府信息情况"),
    (THREE, "三、收到和处理政府信息公开申青情况"),
    (THREE, "三、收到和办理政府信息公开申请的情况"),
    (FOUR, "四、政府信息公开行政复议行政诉公情况"),
    (FOUR, "四、因政府信息公开被提起行政复议、行政诉讼情况"),
    (FIVE, "五、政府信息公开工作存在的主要问题及改进情况"),
    (FIVE, "五、存在的主要问题及整改措施"),
    (FIVE, "五、存在的不足和下一步打算"),
    (FIVE, "五、问题与改进"),
    (SIX, "六、其他需要报告的有关事项"),
    (SIX, "六、其它需要说明的事项"),
    (ONE, "一、年度工作开展情况"),
    (TWO, "二、政府信息主动公开情况"),
    (TWO, "（二）主动公开政府信息情况"),
    (THREE, "三、政府信息公开申请办理情况"),
    (THREE, "三、依申请公开工作"),
    (FOUR, "四、复议诉讼"),
    (FIVE, "五、存在的短板及改进举措"),
    (FIVE, "五、不足与努力方向"),
    (FIVE, "五、明年怎么做"),
    (FIVE, "存在的主要问题及改进方向"),
    (FIVE, "5.存在的主要问题及改进情况"),
    (FIVE, "◆五、存在的主要问题及改进情况"),
    (FIVE, "第五部分\n存在不足及下一步打算"),
    (FIVE, "五、存在的主要问题及改进情况。"),
    (SIX, "六、其他"),
    (SIX, "六、有关问题的说明"),
    (SIX, "其他有关情况"),
    (TWO, "⼆、主动公开政府信息情况"),
    (THREE, "三、收到和处理政府信息公开申请情况 "),
    (TWO, "二、主动公开政府信息情况（单位：件）"),
    (THREE, "三、收到和处理政府信息公开申请情况 单位:件"),
    (ONE, f"**{ONE}**"),
)
SENTENCES = (
    "五、存在的主要问题及改进情况。",
    "二、主动公开政府信息情况，共公开信息120条，其中网站公开80条，公众号公开40条。",
    "（一）主动公开情况",
)


def differs(reading: Reading) -> list[str]:
    pairs = {
        "prose": (reading.prose, RIGHT.prose),
        "figures": (reading.printed, RIGHT.printed),
        "found": (reading.found, RIGHT.found),
        "unplaced": (reading.unplaced, RIGHT.unplaced),
    }
    return [name for name, (read, right) in pairs.items() if read != right]


@pytest.mark.parametrize(("official", "printed"), PRINTED)
def test_a_head_is_known_by_words_number_and_place(official: str, printed: str) -> None:
    reading = read_report(CLEAN.replace(official, printed, 1))
    assert differs(reading) == []


@pytest.mark.parametrize("printed", [printed for _, printed in PRINTED[1:4] + PRINTED[9:15]])
def test_another_wording_is_told(printed: str) -> None:
    official = next(official for official, other in PRINTED if other == printed)
    reading = read_report(CLEAN.replace(official, printed, 1))
    assert "S03" in {finding.rule for finding in reading.findings}


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("三、收到和处里政府信息公开申青情况", "requests"),
        ("三、收倒和处里政府信息公开申青情况", None),
        ("四、政府信息公开行政复意、行政诉公情况", "challenges"),
        ("四、政俯信息公开行政复意、行政诉公情况", None),
        ("二、主动公开政府信息清况", "disclosure"),
        ("一、总休情况", None),
    ],
)
def test_a_title_has_two_characters_misprinted_at_most(line: str, key: str | None) -> None:
    """A short one none: 总休情况 may be anything of four characters."""
    head = numbered_head(FORM_2021, line)
    assert (head.key if head else None) == key


@pytest.mark.parametrize("line", SENTENCES)
def test_a_line_of_section_one_opens_no_other(line: str) -> None:
    reading = read_report(CLEAN.replace(f"{ONE}\n", f"{ONE}\n{line}\n", 1))
    assert (reading.found, reading.printed) == (RIGHT.found, RIGHT.printed)
    assert reading.prose.problems == RIGHT.prose.problems


@pytest.mark.parametrize("mark", ["1、", "1．", "1. "])
def test_heads_numbered_in_digits(mark: str) -> None:
    text = CLEAN
    for place, title in enumerate((ONE, TWO, THREE, FOUR, FIVE, SIX), start=1):
        text = text.replace(title, f"{place}{mark[1:]}{title[2:]}", 1)
    assert differs(read_report(text)) == []


@pytest.mark.parametrize(
    ("everyday", "printed"),
    [("工", "⼯"), ("行", "⾏"), ("人", "⼈"), ("长", "⻓"), ("（", "﹙"), ("理", "\uf9e4")],
)
def test_characters_that_only_look_alike_are_folded_and_told_once(
    everyday: str, printed: str
) -> None:
    reading = read_report(CLEAN.replace(everyday, printed))
    assert differs(reading) == []
    told = [finding for finding in reading.findings if finding.rule == "T01"]
    assert len(told) == (everyday in CLEAN)


def test_a_character_that_fonts_draw_as_another_is_the_one_of_the_mainland() -> None:
    """As a browser's PDF has them: one shape of Noto Serif stands for both."""
    text = CLEAN.replace("工作动态", "⼾籍、\u3b35州、⻣干、⻤、⻧、⺒、\u2329甲\u232a动态", 1)
    assert text != CLEAN
    words = read_report(text).prose.overview.parts[0].text
    assert "户籍、胶州、骨干、鬼、卤、巳、〈甲〉动态" in words


def test_numbers_of_one_character_are_numbers() -> None:
    text = CLEAN
    for place, numeral in enumerate("一二三四五"):
        text = text.replace(f"（{numeral}）", chr(ord("㈠") + place))
    assert differs(read_report(text)) == []


OTHER_NUMBERS = (
    *("{digit}、", "（{chinese}）", "({chinese})", "", "第{chinese}部分 ", "第{digit}部分："),
    *("第{chinese}部分\n", "({digit})", "{roman}、", "{circled}", "0{digit} ", "{chinese}，"),
    *("{chinese}", "{formal}、"),
)


@pytest.mark.parametrize("number", OTHER_NUMBERS)
def test_heads_numbered_in_another_make_open_their_sections(number: str) -> None:
    printed = CLEAN
    for place, chinese in enumerate("一二三四五六"):
        title = FORM_2021.sections[place].title.text
        mark = number.format(
            digit=place + 1,
            chinese=chinese,
            roman="ⅠⅡⅢⅣⅤⅥ"[place],
            circled="①②③④⑤⑥"[place],
            formal="壹贰叁肆伍陆"[place],
        )
        printed = printed.replace(title, mark + title[2:], 1)
    reading = read_report(printed)
    assert reading.found == RIGHT.found
    assert (reading.printed, reading.notes) == (RIGHT.printed, RIGHT.notes)
    assert (reading.prose.problems, reading.prose.other_matters) == (
        RIGHT.prose.problems,
        RIGHT.prose.other_matters,
    )
    assert reading.prose.preface == RIGHT.prose.preface


def test_a_head_in_brackets_with_other_words_is_known_by_its_number() -> None:
    printed = CLEAN
    for title, chinese in zip((ONE, TWO, THREE, FOUR, FIVE, SIX), "一二三四五六", strict=True):
        words = "不足和下一步打算" if title == FIVE else title[2:]
        printed = printed.replace(title, f"（{chinese}）{words}", 1)
    assert read_report(printed).prose.problems == RIGHT.prose.problems


def test_words_whose_head_is_missing_are_told() -> None:
    for title, section in ((ONE, "overview"), (FIVE, "problems")):
        findings = read_report(CLEAN.replace(f"{title}\n", "", 1)).findings
        told = [one.message for one in findings if (one.rule, one.section) == ("S01", section)]
        assert any(f"没有“{title}”这个标题，有" in message for message in told)


def test_the_last_head_missing_alone_is_told_with_the_line_where_its_words_may_begin() -> None:
    def told(text: str) -> list[str]:
        return [
            f.message for f in read_report(text).findings if f"没有“{SIX}”这个标题" in f.message
        ]

    before, behind = CLEAN.split(f"{SIX}\n", 1)
    first = behind.strip().split("\n")[0]
    assert f"行“{first[:20]}”像是这一部分的" in "".join(told(before + behind))
    assert "这一部分空着" in "".join(told(before))
    assert not told(CLEAN)
    assert not told(before.replace(FIVE, f"{FIVE}，{SIX[2:]}"))  # told as two titles in one
    assert not told(before[before.index(FOUR) :])  # a piece of a report


@pytest.mark.parametrize("missing", ["", FIVE, SIX])
def test_a_second_report_is_told_and_not_read(missing: str) -> None:
    first = CLEAN.replace(missing, "", 1) if missing else CLEAN
    alone = read_report(first)
    both = read_report(f"{first}\n{CLEAN.replace('2022年', '2023年')}")
    assert (both.printed, both.found) == (alone.printed, alone.found)
    assert both.prose.problems == alone.prose.problems
    assert both.prose.other_matters == alone.prose.other_matters
    assert any("是另一份报告，没有读入" in finding.message for finding in both.findings)
    assert len(both.unplaced) > 40


def test_a_table_of_contents_in_a_table_is_furniture() -> None:
    entries = "".join(
        f"{section.title.text}\t{page}\n" for page, section in enumerate(FORM_2021.sections, 1)
    )
    title, rest = CLEAN.split("\n", 1)
    assert read_report(f"{title}\n目　录\n{entries}{rest}").prose == RIGHT.prose


@pytest.mark.parametrize("brackets", ["", "【】"])
@pytest.mark.parametrize("sub_heads", [True, False])
@pytest.mark.parametrize("layout", ["\t", " ", "\n"])
def test_heads_whose_numbers_were_left_behind(brackets: str, sub_heads: bool, layout: str) -> None:
    text = CLEAN
    for title in (ONE, TWO, THREE, FOUR, FIVE, SIX):
        text = text.replace(title, f"{brackets[:1]}{title[2:]}{brackets[1:]}", 1)
    if sub_heads:  # a sub-head with the words of section two, and no number either
        text = text.replace("（一）", "主动公开政府信息情况\n（一）", 1)
    reading = read_report(text.replace("\t", layout))
    assert [key for key in differs(reading) if key in ("figures", "found", "unplaced")] == []
    assert reading.prose.problems == RIGHT.prose.problems
    assert reading.prose.other_matters == RIGHT.prose.other_matters


def test_words_of_a_section_within_another_open_none() -> None:
    text = CLEAN.replace(FIVE, f"{THREE[2:]}\n{FIVE}", 1).replace(SIX, f"{TWO[2:]}\n{SIX}", 1)
    assert read_report(text).found == RIGHT.found
    assert read_report(text).printed == RIGHT.printed


@pytest.mark.parametrize("layout", ["\t", " ", "\n", "|"])
def test_a_report_before_another_is_no_table_of_contents(layout: str) -> None:
    text = CLEAN.replace("\t", layout)
    reading = read_report(f"{text}\n\n{text.replace('2022', '2021')}")
    assert (reading.printed, reading.prose.problems) == (RIGHT.printed, RIGHT.prose.problems)
    assert (reading.year, reading.prose.other_matters) == (2022, RIGHT.prose.other_matters)


def test_heads_that_all_end_as_sentences_are_heads() -> None:
    text = CLEAN
    for title in (ONE, TWO, THREE, FOUR, FIVE, SIX):
        text = text.replace(f"{title}\n", f"{title}。\n", 1)
    assert differs(read_report(text)) == []


@pytest.mark.parametrize(
    "line", ["（五）存在的主要问题", "5、存在问题", "五、怎么办", "六、其他", "其他情况"]
)
def test_a_line_before_the_tables_is_no_head_behind_them(line: str) -> None:
    reading = read_report(CLEAN.replace(f"{TWO}\n", f"{line}\n{TWO}\n", 1))
    assert (reading.found, reading.printed) == (RIGHT.found, RIGHT.printed)
    assert reading.prose.problems == RIGHT.prose.problems
    assert reading.prose.other_matters == RIGHT.prose.other_matters


@pytest.mark.parametrize("make", ["第{}部分 ", "第{}章 "])
@pytest.mark.parametrize("first", ["主动公开情况", "主动公开政府信息情况", "依申请公开情况"])
def test_sub_heads_within_parts_are_no_heads_of_sections(make: str, first: str) -> None:
    """Sections of another make with 一、 within them, whose words are like a later section's."""
    before, _, behind = CLEAN.partition(ONE)
    _, _, behind = behind.partition(TWO)
    text = f"{before}{ONE}\n一、{first}\n全年公开31条。\n二、监督保障情况\n开会3次。\n{TWO}{behind}"
    for number, title in zip("一二三四五六", (ONE, TWO, THREE, FOUR, FIVE, SIX), strict=True):
        text = text.replace(title, make.format(number) + title.partition("、")[2], 1)
    reading = read_report(text)
    assert reading.printed == RIGHT.printed
    words = "".join(part.heading + part.text for part in reading.prose.overview.parts)
    assert all(one in words for one in (first, "全年公开31条。", "监督保障情况", "开会3次。"))
    assert reading.notes == RIGHT.notes

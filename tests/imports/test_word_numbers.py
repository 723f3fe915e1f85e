"""The numbers Word puts in front of paragraphs by itself are words, at every level and style."""

import pytest

from nianbao.imports.word.counting import print_count
from tests.imports.test_word_words import para, run, words_of
from tests.samples.word import word_style

COUNTS = {
    "decimal": (1, 10, "1 10"),
    "chineseCounting": (1, 20, "一 二十"),
    "chineseCountingThousand": (10, 101, "十 一百零一"),
    "japaneseCounting": (11, 111, "十一 一百一十一"),
    "taiwaneseCountingThousand": (4, 30, "四 三十"),
    "ideographDigital": (3, 10, "三 一〇"),
    "ideographTraditional": (1, 10, "甲 癸"),
    "ideographZodiac": (1, 12, "子 亥"),
    "chineseLegalSimplified": (1, 10, "壹 壹拾"),
    "decimalEnclosedCircle": (1, 21, "① ㉑"),
    "decimalEnclosedCircleChinese": (10, 20, "⑩ ⑳"),
    "decimalEnclosedParen": (1, 20, "⑴ ⒇"),
    "decimalEnclosedFullstop": (1, 2, "⒈ ⒉"),
    "ideographEnclosedCircle": (1, 10, "㊀ ㊉"),
    "decimalFullWidth": (1, 12, "１ １２"),
    "decimalZero": (1, 12, "01 12"),
    "upperRoman": (3, 4, "III IV"),
    "lowerRoman": (9, 1990, "ix mcmxc"),
    "upperLetter": (1, 27, "A AA"),
    "lowerLetter": (2, 28, "b bb"),
    "none": (1, 2, " "),
    "a style of tomorrow": (1, 12, "1 12"),
}


@pytest.mark.parametrize("style", COUNTS)
def test_styles_of_counting(style: str) -> None:
    one, other, printed = COUNTS[style]
    assert f"{print_count(style, one)} {print_count(style, other)}" == printed


def level(place: int, text: str, style: str = "chineseCountingThousand", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def pattern(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def listed(place: int, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'


def lines(numbering: str, *places: str, styles: str = "") -> list[str]:
    """The lines of paragraphs with one word, each with its list."""
    body = "".join(para(run("项"), one) for one in places)
    return words_of(body, numbering=numbering, styles=styles)


HEADS = level(0, "%1、")
SUBS = level(1, "（%2）")
ITEMS = level(2, "%3.", "decimal")
OFFICIAL = pattern(0, HEADS, SUBS, ITEMS)


def test_three_levels_begin_anew_below_one_another() -> None:
    places = map(listed, (0, 1, 1, 2, 2, 1, 2, 0, 1, 2))
    assert lines(OFFICIAL + num(1, 0), *places) == [
        *("一、项", "（一）项", "（二）项", "1. 项", "2. 项", "（三）项", "1. 项"),
        *("二、项", "（一）项", "1. 项"),
    ]


def test_a_number_of_several_levels() -> None:
    legal = level(1, "%1.%2", "decimal", "<w:isLgl/>")
    numbering = pattern(0, HEADS, legal, level(2, "%1.%2.%3", "decimal")) + num(1, 0)
    read = lines(numbering, *map(listed, (0, 1, 1, 2)))
    assert read == ["一、项", "1.1 项", "1.2 项", "一.2.1 项"]


def test_levels_above_that_were_never_counted_show_where_they_begin() -> None:
    numbering = pattern(0, HEADS, level(1, "%1.%2", "decimal", "<w:isLgl/>")) + num(1, 0)
    assert lines(numbering, listed(1), listed(0)) == ["1.1 项", "一、项"]


STARTS = {
    "a list that begins at three": (
        pattern(0, HEADS.replace('start w:val="1"', 'start w:val="3"')) + num(1, 0),
        [listed(0), listed(0)],
        ["三、项", "四、项"],
    ),
    "without a start": (
        pattern(0, HEADS.replace('<w:start w:val="1"/>', "")) + num(1, 0),
        [listed(0)],
        ["一、项"],
    ),
    "lists of one pattern count together": (
        OFFICIAL + num(1, 0) + num(2, 0),
        [listed(0), listed(0, 2), listed(0)],
        ["一、项", "二、项", "三、项"],
    ),
    "lists of two patterns do not": (
        OFFICIAL + pattern(5, HEADS) + num(1, 0) + num(2, 5),
        [listed(0), listed(0, 2), listed(0)],
        ["一、项", "一、项", "二、项"],
    ),
    "a list that begins anew": (
        OFFICIAL
        + num(1, 0)
        + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        [listed(0), listed(0), listed(0, 2), listed(0, 2)],
        ["一、项", "二、项", "一、项", "二、项"],
    ),
    "a level of its own": (
        OFFICIAL + num(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "第%1项：")}</w:lvlOverride>'),
        [listed(0), listed(0)],
        ["第一项：项", "第二项：项"],
    ),
    "a level that never begins anew": (
        pattern(0, HEADS, level(1, "（%2）", more='<w:lvlRestart w:val="0"/>')) + num(1, 0),
        [listed(0), listed(1), listed(0), listed(1)],
        ["一、项", "（一）项", "二、项", "（二）项"],
    ),
    "no list": (OFFICIAL + num(1, 0), [listed(0, 0), listed(0, 9)], ["项", "项"]),
    "a level that is not there": (OFFICIAL + num(1, 0), [listed(7)], ["项"]),
    "points": (pattern(0, level(0, "\uf06c", "bullet")) + num(1, 0), [listed(0)], ["项"]),
    "a number that is hidden": (
        pattern(0, level(0, "%1、", more="<w:rPr><w:vanish/></w:rPr>")) + num(1, 0),
        [listed(0)],
        ["项"],
    ),
    "glued": (
        pattern(0, level(0, "%1", "decimal", '<w:suff w:val="nothing"/>')) + num(1, 0),
        [listed(0)],
        ["1项"],
    ),
    "a pattern without end": (
        pattern(0, level(0, "%1、" * 99_999)) + num(1, 0),
        [listed(0)],
        ["一、" * 20 + "项"],
    ),
}


@pytest.mark.parametrize("name", STARTS)
def test_where_lists_begin(name: str) -> None:
    numbering, places, read = STARTS[name]
    assert lines(numbering, *places) == read


IN_LIST = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
LOWER = "<w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr>"
BY_STYLE = (
    word_style("2", "heading 1", f"<w:pPr>{listed(0)}</w:pPr>")
    + word_style("3", "heading 2", f'<w:basedOn w:val="2"/>{LOWER}')
    + word_style("4", "正文编号", IN_LIST.format(1))
    + word_style("5", "列表", IN_LIST.format(2), kind="numbering")
)
LINKED = pattern(0, HEADS, SUBS, level(2, "%3.", "decimal", '<w:pStyle w:val="4"/>')) + num(1, 0)


def test_numbers_by_style() -> None:
    places = ['<w:pStyle w:val="2"/>', '<w:pStyle w:val="4"/>', '<w:pStyle w:val="4"/>']
    assert lines(LINKED, *places, styles=BY_STYLE) == ["一、项", "1. 项", "2. 项"]
    none = '<w:pStyle w:val="2"/>' + listed(0, 0)
    assert lines(LINKED, none, styles=BY_STYLE) == ["项"]
    lower = '<w:pStyle w:val="2"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'
    assert lines(LINKED, lower, styles=BY_STYLE) == ["（一）项"]


def test_a_level_of_a_style_based_on_a_numbered_one() -> None:
    assert lines(LINKED, '<w:pStyle w:val="3"/>', styles=BY_STYLE) == ["（一）项"]


def test_a_level_of_its_own_goes_before_one_made_for_the_style_below() -> None:
    linked = pattern(0, level(0, "%1、", more='<w:pStyle w:val="2"/>'), SUBS) + num(1, 0)
    places = ['<w:pStyle w:val="2"/>', '<w:pStyle w:val="3"/>']
    assert lines(linked, *places, styles=BY_STYLE) == ["一、项", "（一）项"]


def test_a_pattern_that_stands_for_a_style_of_lists() -> None:
    link = '<w:numStyleLink w:val="5"/>'
    numbering = pattern(0, more=link) + pattern(7, HEADS) + num(1, 0) + num(2, 7)
    assert lines(numbering, listed(0), listed(0, 2), styles=BY_STYLE) == ["一、项", "二、项"]
    loop = pattern(0, more=link) + num(1, 0) + num(2, 0)
    assert lines(loop, listed(0), styles=BY_STYLE) == ["项"]


def test_what_counts() -> None:
    empty = para("", listed(0))
    typed = para(run("二、项"), listed(0))
    indented = para(run("　　项"), listed(0))
    gone = para(f"<w:del>{run('项')}</w:del>", listed(0) + "<w:rPr><w:del/></w:rPr>")
    hidden = para(run("项", "<w:vanish/>"), listed(0) + "<w:rPr><w:vanish/></w:rPr>")
    one = para(run("项"), listed(0))
    numbering = OFFICIAL + num(1, 0)
    assert words_of(one + typed + one, numbering=numbering) == ["一、项", "二、项", "三、项"]
    assert words_of(indented, numbering=numbering) == ["一、项"]
    assert words_of(one + empty + one, numbering=numbering) == ["一、项", "三、项"]
    assert words_of(one + gone + hidden + one, numbering=numbering) == ["一、项", "二、项"]

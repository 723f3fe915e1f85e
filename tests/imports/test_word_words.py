"""What of a Word file are words: what it shows on paper, and nothing else."""

import pytest

from nianbao.imports import Reading, read_report
from tests.samples.word import NAMESPACE, STRICT, paragraph, word_style, zipped

FRONT = paragraph("六、其他需要报告的事项")


def run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def field(code: str, result: str) -> str:
    """A field in its parts."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin, middle, end = (char.format(kind) for kind in ("begin", "separate", "end"))
    middle = middle + result if result else ""
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{middle}{end}"


def read_word(body: str, **parts: str) -> Reading:
    return read_report(zipped(FRONT + body, parts=parts), ".docx")


def words_of(body: str, **parts: str) -> list[str]:
    """The lines that were read behind the head."""
    return [text for _, text in read_word(body, **parts).source[1:]]


def told(reading: Reading, rule: str) -> list[str]:
    return [finding.message for finding in reading.findings if finding.rule == rule]


RAISED = '<w:vertAlign w:val="superscript"/>'
RUNS = {
    "a field's result": (field(" PAGE ", run("8")), "8"),
    "a field without a result": (run("甲") + field(" TC 乙 ", ""), "甲"),
    "a field in a field's code": (field(f"IF {field('PAGE', run('9'))} = 1", run("甲")), "甲"),
    "a field in a field's result": (
        field("HYPERLINK", run("见") + field("REF", run("表三"))),
        "见表三",
    ),
    "a field that was not closed": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("共8件"),
        "共8件",
    ),
    "an end without a beginning": (
        run("共") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("8件"),
        "共8件",
    ),
    "a simple field": (f'<w:fldSimple w:instr="DATE">{run("2024年")}</w:fldSimple>', "2024年"),
    "a number in a circle": (field(r"EQ \o\ac(○,3)", "") + run("甲"), "③甲"),
    "a reading as a field": (
        run("在") + field(r"EQ \* jc2 \o\ad(\s\up 9(máo),峁)", "") + run("村"),
        "在峁村",
    ),
    "a number in a square": (field(r"eq \o\ac(□,丙)", ""), "丙"),
    "a box around words": (field(r"EQ \x(密件)", "") + run("甲"), "密件甲"),
    "a fraction": (field(r"EQ \f(1,2)", ""), "1/2"),
    "a mark drawn above": (run("公开316") + field(r"EQ \s\up5(1)", "") + run("条"), "公开316条"),
    "a base that is not hidden itself": (
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:ruby><w:rubyBase>{run('暗')}</w:rubyBase></w:ruby></w:r>"
        + run("明"),
        "明",
    ),
    "a reading": (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('máo')}</w:rt>"
        f"<w:rubyBase>{run('峁')}</w:rubyBase></w:ruby></w:r>" + run("村"),
        "峁村",
    ),
    "a line end in a run": ("<w:r><w:t>全年\n  公开</w:t></w:r>", "全年公开"),
    "a line end between letters": ("<w:r><w:t>in\nall</w:t></w:r>", "in all"),
    "spaces that do not count": ("<w:r><w:t>\n 8 \n</w:t></w:r>" + run("件"), "8件"),
    "a hyphen": (run("0370") + "<w:r><w:noBreakHyphen/></w:r>" + run("851"), "0370-851"),
    "a soft hyphen": (run("公开") + "<w:r><w:softHyphen/></w:r>" + run("平台"), "公开平台"),
    "a tab": (run("甲") + "<w:r><w:tab/></w:r>" + run("乙"), "甲 乙"),
    "a symbol": ('<w:r><w:sym w:font="Symbol" w:char="F038"/></w:r>' + run("件"), "8件"),
    "a circled symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F081"/></w:r>', "①"),
    "an everyday symbol": ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>', "①"),
    "hidden": (run("9", "<w:vanish/>") + run("8"), "8"),
    "not hidden": (run("9", '<w:vanish w:val="0"/>') + run("8"), "98"),
    "struck": (run("9", "<w:strike/>") + run("8"), "8"),
    "struck twice": (run("9", '<w:dstrike w:val="true"/>') + run("8"), "8"),
    "deleted": (
        "<w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins>" + run("8") + "</w:ins>",
        "8",
    ),
    "moved": (f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>", "新"),
    "a link": (f"<w:hyperlink>{run('县政府网站')}</w:hyperlink>", "县政府网站"),
    "a tag": (f"<w:smartTag><w:smartTagPr/>{run('3月')}</w:smartTag>", "3月"),
    "a content control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>",
        "甲",
    ),
    "what was a hint": (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{run('86条')}</w:sdtContent></w:sdt>",
        "86条",
    ),
    "a mark of a note": (
        run("公开316") + run("1", '<w:vertAlign w:val="superscript"/>'),
        "公开316",
    ),
    "a power": (run("100m") + run("2", '<w:vertAlign w:val="superscript"/>'), "100m²"),
    "raised words": (run("甲") + run("注：略", '<w:vertAlign w:val="superscript"/>'), "甲注：略"),
    "lifted behind a digit": (run("50") + run("1", '<w:position w:val="10"/>'), "50"),
    "lifted behind a word": (run("公开") + run("316", '<w:position w:val="10"/>'), "公开316"),
    "set level": (run("3") + run("16", '<w:position w:val="2"/>'), "316"),
    "raised alone": (run("8", '<w:vertAlign w:val="superscript"/>'), "8"),
    "lowered": (run("H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O"), "H2O"),
    "words of an equation": ("<m:oMath xmlns:m='m'><m:r><m:t>a=1</m:t></m:r></m:oMath>", "a=1"),
}


@pytest.mark.parametrize("name", RUNS)
def test_runs(name: str) -> None:
    inside, words = RUNS[name]
    assert words_of(para(inside)) == [words]


BREAKS = ("<w:br/>", "<w:cr/>", '<w:br w:type="page"/>')


@pytest.mark.parametrize("mark", BREAKS)
def test_breaks_end_a_line(mark: str) -> None:
    assert words_of(para(run("甲") + f"<w:r>{mark}</w:r>" + run("乙"))) == ["甲", "乙"]


MERGED = {
    "deleted": ("<w:rPr><w:del/></w:rPr>", ["甲乙", "丙"]),
    "moved away": ("<w:rPr><w:moveFrom/></w:rPr>", ["甲乙", "丙"]),
    "not seen": ("<w:rPr><w:vanish/><w:specVanish/></w:rPr>", ["甲乙", "丙"]),
    "put in": ("<w:rPr><w:ins/></w:rPr>", ["甲", "乙", "丙"]),
    "a large first letter": ('<w:framePr w:dropCap="drop"/>', ["甲乙", "丙"]),
    "in a frame": ('<w:framePr w:wrap="around"/>', ["甲", "乙", "丙"]),
}


@pytest.mark.parametrize("name", MERGED)
def test_a_paragraph_whose_end_was_deleted_goes_on(name: str) -> None:
    properties, lines = MERGED[name]
    assert words_of(para(run("甲"), properties) + para(run("乙")) + para(run("丙"))) == lines


@pytest.mark.parametrize("mark", ["moveFromRangeStart", "commentRangeEnd", "permStart"])
def test_marks_between_paragraphs_keep_none_apart(mark: str) -> None:
    gone = para(run("甲"), "<w:rPr><w:del/></w:rPr>")
    assert words_of(gone + f'<w:{mark} w:id="1"/>' + para(run("乙"))) == ["甲乙"]


def test_a_field_that_ends_where_nothing_is_read_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = begin.replace("begin", "end")
    hint = HINTS.format(para(run("请填写") + end))
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{para(end)}</w:tc></w:tr>"
    for over in (hint, f"<w:tbl>{row}</w:tbl>"):
        assert words_of(para(begin + run("甲")) + over + para(run("乙"))) == ["甲", "乙"]
        assert words_of(over.replace("end", "begin") + para(end + run("乙"))) == ["乙"]


def test_the_last_paragraph_may_have_lost_its_end() -> None:
    table = f"<w:tbl><w:tr><w:tc>{para(run('乙'))}</w:tc></w:tr></w:tbl>"
    gone = "<w:rPr><w:del/></w:rPr>"
    assert words_of(para(run("甲"), gone) + table + para(run("丙"), gone)) == ["甲", "乙", "丙"]


HIDING = (
    word_style("1", "Normal").replace("w:styleId", 'w:default="1" w:styleId')
    + word_style("5", "暗", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    + word_style("6", "更暗", '<w:basedOn w:val="5"/>', kind="character")
    + word_style("7", "作废", "<w:rPr><w:strike/></w:rPr>")
    + word_style("8", "上标", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', kind="character")
    + word_style("10", "圈", '<w:basedOn w:val="11"/>')
    + word_style("11", "圈", '<w:basedOn w:val="10"/>')
)
STYLED = {
    "hidden by its style": (para(run("9", '<w:rStyle w:val="5"/>') + run("8")), "8"),
    "hidden by what its style is based on": (
        para(run("9", '<w:rStyle w:val="6"/>') + run("8")),
        "8",
    ),
    "shown against its style": (para(run("9", '<w:rStyle w:val="5"/><w:vanish w:val="0"/>')), "9"),
    "struck by its paragraph": (
        para(run("9") + run("8", '<w:strike w:val="0"/>'), '<w:pStyle w:val="7"/>'),
        "8",
    ),
    "raised by its style": (para(run("8") + run("1", '<w:rStyle w:val="8"/>')), "8"),
    "a style that goes round": (para(run("8"), '<w:pStyle w:val="10"/>'), "8"),
    "a style that is not there": (para(run("8", '<w:rStyle w:val="x"/>')), "8"),
}


@pytest.mark.parametrize("name", STYLED)
def test_looks_by_style(name: str) -> None:
    body, words = STYLED[name]
    assert words_of(body, styles=HIDING) == [words]


def box(inside: str) -> str:
    """A text box as it is drawn today, and once more for old programs."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><wps:txbx>'
        f"{content}</wps:txbx></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


BOXES = {
    "alone": (para(box(para(run("甲")))), ["甲"]),
    "before the words": (para(box(para(run("甲"))) + run("乙")), ["甲", "乙"]),
    "behind the words": (para(run("乙") + box(para(run("甲")))), ["乙", "甲"]),
    "two paragraphs": (para(box(para(run("甲")) + para(run("乙")))), ["甲", "乙"]),
    "one in another": (para(box(para(box(para(run("甲")))))), ["甲"]),
    "for old programs alone": (
        f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{para(run('甲'))}"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        ["甲"],
    ),
    "words in the old drawing alone": (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback>"
        "<w:t>甲</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ["甲"],
    ),
    "letters of art": (
        "<w:p><w:r><w:pict><v:shape><v:textpath string='甲镇年报'/></v:shape></w:pict></w:r></w:p>",
        ["甲镇年报"],
    ),
    "a table": (
        para(box(f"<w:tbl><w:tr><w:tc>{para(run('甲'))}</w:tc></w:tr></w:tbl>" + para(""))),
        ["甲"],
    ),
}


@pytest.mark.parametrize("name", BOXES)
def test_text_boxes_stand_where_they_are_anchored(name: str) -> None:
    body, lines = BOXES[name]
    assert words_of(body) == lines


WRAPPED = {
    "a content control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "an insertion": "<w:ins>{}</w:ins>",
    "one of two": "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
    "own XML": "<w:customXml>{}</w:customXml>",
    "what nobody knows": "<w:unknown>{}</w:unknown>",
}


@pytest.mark.parametrize("name", WRAPPED)
def test_paragraphs_within_something(name: str) -> None:
    assert words_of(WRAPPED[name].format(para(run("甲")) + para(run("乙")))) == ["甲", "乙"]


def test_runs_outside_of_any_paragraph_are_words() -> None:
    assert words_of(run("甲") + para(run("乙"))) == ["甲", "乙"]


@pytest.mark.parametrize("namespace", [NAMESPACE, STRICT])
def test_the_strict_kind_reads_the_same(namespace: str) -> None:
    data = zipped(
        FRONT + para(run("9", "<w:vanish/>") + run("8")), namespace=namespace, parts={"styles": ""}
    )
    assert read_report(data, ".docx").prose.other_matters == "8"


LEFT = {
    "picture": ('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>', "图片1张"),
    "two old pictures": ('<w:r><w:pict><v:imagedata r:id="x"/></w:pict></w:r>' * 2, "图片2张"),
    "chart": ('<w:r><w:drawing><c:chart xmlns:c="c" r:id="x"/></w:drawing></w:r>', "图表1个"),
    "file": ("<w:r><w:object/></w:r>", "嵌入的文件1个"),
    "comment": ('<w:r><w:commentReference w:id="0"/></w:r>', "批注1条"),
    "symbol": ('<w:r><w:sym w:font="Webdings" w:char="F0AA"/></w:r>', "认不出的符号1个"),
    "hidden": (run("9", "<w:vanish/>"), "隐藏的文字1处"),
    "struck": (run("9", "<w:strike/>"), "划掉的文字1处"),
    "deleted": ("<w:del><w:r><w:delText>9</w:delText></w:r></w:del>", "修订里删去的文字1处"),
}


@pytest.mark.parametrize("name", LEFT)
def test_s16_finds_what_of_a_file_was_not_read(name: str) -> None:
    inside, words = LEFT[name]
    reading = read_word(para(run("甲。") + inside))
    assert reading.prose.other_matters == "甲。"
    [message] = told(reading, "S16")
    assert message.startswith(f"这个文件里还有{words}，没有读入")


def test_s16_tells_all_in_one() -> None:
    inside = "".join(inside for inside, _ in LEFT.values())
    [message] = told(read_word(para(run("甲。") + inside)), "S16")
    assert "图片3张、图表1个、嵌入的文件1个、批注1条" in message


def test_s16_tells_nothing_of_page_numbers() -> None:
    page = para(run("— ") + field("PAGE", run("3")) + run(" —"))
    assert not told(read_word(para(run("甲。")), header=para(""), footer=page), "S16")
    [message] = told(read_word(para(run("甲。")), header=para(run("甲镇年报"))), "S16")
    assert message == "这个文件里还有页眉页脚的文字1处，没有读入。"


HINTS = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
GREY = word_style("5", "Placeholder Text", kind="character")


@pytest.mark.parametrize("words", ["单击或点击此处输入文字。", "请填写本年度情况", "选择一项。"])
def test_s13_finds_hints_that_nobody_has_filled_in(words: str) -> None:
    for body in (HINTS.format(para(run(words))), para(run("甲") + HINTS.format(run(words)))):
        reading = read_word(body)
        assert words not in reading.prose.other_matters
        [message] = told(reading, "S13")
        assert f"“{words}”" in message
        assert [one.section for one in reading.findings if one.rule == "S13"] == ["other_matters"]


def test_a_hint_is_known_by_its_style() -> None:
    reading = read_word(HINTS.format(para(run("本单位名", '<w:rStyle w:val="5"/>'))), styles=GREY)
    assert not reading.prose.other_matters
    assert told(reading, "S13")
    assert read_word(HINTS.format(para(run("本单位名")))).prose.other_matters == "本单位名"

"""Another year's report or table behind a report: told, and none of it among this year's."""

import pytest

from nianbao.imports import Reading, read_report
from nianbao.report.form.form_2021 import FORM_2021
from tests.samples.whole import FOLDER

CLEAN = (FOLDER / "linxi_2022.txt").read_text(encoding="utf-8").rstrip()
RIGHT = read_report(CLEAN)
TITLE, _, WORDS = CLEAN.partition("\n")
HEADS = [section.title.text for section in FORM_2021.sections]
LAST = WORDS.replace("2022", "2021")
CAPTIONS = ("附：上年度报告", TITLE.replace("2022", "2021"), "附件1：2021年政府信息公开情况统计表")


def _tables(text: str) -> list[str]:
    """The rows of the three tables, by the heads around them."""
    parts = [text.partition(f"{head}\n")[2] for head in HEADS[1:4]]
    ends = HEADS[2:5]
    return [part.partition(end)[0].strip() for part, end in zip(parts, ends, strict=True)]


def _without_tables(text: str, put: str = "") -> str:
    for rows in _tables(text):
        text = text.replace(rows, put)
    return text


def _told(reading: Reading) -> str:
    return "".join(one.message for one in reading.findings if one.rule == "S01")


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("between", ["\t", " ", " | ", "\n"])
def test_what_comes_a_second_time_is_another_year(caption: str, between: str) -> None:
    tables = [rows.replace("\t", between) for rows in _tables(LAST)]
    for behind in (LAST, "\n".join(tables), tables[1], tables[2], f"{HEADS[2]}\n{tables[1]}"):
        reading = read_report(f"{CLEAN}\n{caption}\n{behind}")
        assert (reading.prose, reading.printed, reading.notes) == (
            (RIGHT.prose, RIGHT.printed, RIGHT.notes)
        )
        assert any(caption in text for _, text in reading.unplaced)
        assert "像是另一年的" in _told(reading) or "另一份报告" in _told(reading)


def test_tables_of_another_year_fill_no_picture() -> None:
    for caption in CAPTIONS:
        for behind in (LAST, "\n".join(_tables(LAST))):
            reading = read_report(f"{_without_tables(CLEAN)}\n{caption}\n{behind}")
            assert not reading.printed
            assert reading.prose.other_matters == RIGHT.prose.other_matters


def test_tables_of_this_year_may_stand_behind_the_words() -> None:
    for caption in ("附表", "附表：2022年政府信息公开情况统计表"):
        behind = "\n".join(_tables(CLEAN))
        reading = read_report(f"{_without_tables(CLEAN, '详见附表。')}\n{caption}\n{behind}")
        assert reading.printed == RIGHT.printed
        assert _told(reading).count("下面没有表") == 3


def test_a_section_six_in_points_is_one_report() -> None:
    points = "（一）收费情况\n无。\n（二）主动公开政府信息情况\n见第二部分。\n1.申请情况\n无。"
    reading = read_report(f"{CLEAN}\n{points}")
    assert reading.prose.other_matters.endswith(points)


@pytest.mark.parametrize("piece", ["（六）其他", "（6）其他", "6.其他"])
def test_a_label_cut_in_two_is_no_head_of_the_last_section(piece: str) -> None:
    row = _tables(CLEAN)[1].splitlines()[-4]
    reading = read_report(CLEAN.replace(row, f"{piece}\n{row}"))
    assert "像是另一年的" not in _told(reading)
    assert reading.prose.problems == RIGHT.prose.problems
    assert reading.prose.other_matters == RIGHT.prose.other_matters

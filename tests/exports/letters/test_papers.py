"""Documents of a request: the right words, articles and remedies, gaps where nothing is known."""

import re
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from nianbao.exports.letters.answers import ANSWERS, fitting_answers
from nianbao.exports.letters.forms import year_list
from nianbao.exports.letters.letter import GAP, Letter, Paper, PrintedList, open_gaps
from nianbao.exports.letters.papers import PAPERS, papers_of, write_paper
from nianbao.exports.letters.sender import Occasion, Sender
from nianbao.exports.letters.text_letters import attachment_lines, write_text_paper
from nianbao.exports.letters.word_letters import write_word_paper
from nianbao.report.registers.fields import REGISTERS, RESULT_ROWS
from nianbao.report.registers.record import Record, SubRecord
from tests.exports.letters.cases import (
    APPLICANT,
    CONTACT,
    FULL,
    OCCASION,
    PARTY,
    SENDER,
    ended,
)

_FIRST, _EITHER = "应当先自收到本答复书之日起60日内", "也可以自收到本答复书之日起6个月内"
_FIFTEEN = "自收到行政复议决定书之日起15日内"
_REFUSED = RESULT_ROWS[2:9]
_OPEN = ("granted_in_part", "withheld_inquiry_matter")


def text(key: str, record: Record = FULL, sender: Sender = SENDER) -> str:
    return write_text_paper(write_paper(key, record, sender, OCCASION))


def answer(outcome: str, sender: Sender = SENDER, **values: str) -> str:
    record = ended(outcome, **values)
    return text(fitting_answers(record)[0], record, sender)


def word_text(paper: Paper) -> str:
    file = Document(BytesIO(write_word_paper(paper)))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in file.paragraphs), *cells])


def test_every_document_is_written_both_ways_with_the_same_words() -> None:
    for key in PAPERS:
        outcome = next((o for o in RESULT_ROWS if key in fitting_answers(ended(o))), "granted")
        paper = write_paper(key, ended(outcome), SENDER, OCCASION)
        word, plain = word_text(paper), write_text_paper(paper)
        for words in paper.texts():
            for line in words.split("\n"):
                assert line in word, key
                assert line.strip() in plain, key
        assert write_word_paper(paper) == write_word_paper(paper)
        assert SENDER.office in plain
        assert "第〔" not in plain
        assert "None" not in plain


def test_what_is_asked_for_at_length_goes_over_the_page() -> None:
    long = FULL.with_values({"summary": "很长的申请内容，" * 80})
    for record, whole in ((FULL, True), (long, False)):
        data = write_word_paper(write_paper("registration", record, SENDER, OCCASION))
        (table,) = Document(BytesIO(data)).tables
        rows = {row.cells[0].text: "w:cantSplit" in row._tr.xml for row in table.rows}
        assert rows.pop("申请内容") is whole
        assert all(rows.values())


@pytest.mark.parametrize("outcome", RESULT_ROWS)
def test_the_remedy_goes_by_the_outcome(outcome: str) -> None:
    words = answer(outcome)
    if outcome in (*_REFUSED, *_OPEN):
        assert _FIRST in words
        assert _FIFTEEN in words
        assert "6个月" not in words
    elif outcome == "closed_other":
        assert "行政复议" not in words
        assert "行政诉讼" not in words
    else:
        assert _EITHER in words
        assert "应当先" not in words
    if outcome != "closed_other":
        assert "向民权县人民政府申请行政复议" in words


def test_what_the_law_leaves_open_goes_by_the_setting_and_the_record() -> None:
    other = Sender(SENDER.office, SENDER.county, open_is_review_first=False)
    for outcome in _OPEN:
        assert _EITHER in answer(outcome, other)
        assert _FIRST in answer(outcome, other, remedy="review_first")
    assert _FIRST in answer("withheld_third_party", other)
    assert _EITHER in answer("withheld_third_party", remedy="either")


def test_only_an_enquiry_to_a_third_party_is_told_as_one() -> None:
    def told(*enquiries: SubRecord) -> str:
        record = ended("withheld_third_party").with_value("enquiries", enquiries)
        return text("answer_withheld", record)

    organ = SubRecord({"whom": "organ", "says": "refuses"})
    party = SubRecord({"whom": "third_party", "says": "refuses"})
    assert "征求第三方" not in told(organ)
    assert "第三方不同意" not in told(organ)
    assert "已书面征求第三方的意见。第三方不同意公开。" in told(party, organ)


def test_who_reviews_is_a_gap_until_the_county_is_known() -> None:
    assert f"向{GAP}申请行政复议" in answer("granted", Sender(SENDER.office))
    street = Sender("商丘市梁园区八八街道办事处", "商丘市梁园区人民政府")
    assert "向商丘市梁园区人民政府申请" in answer("granted", street)


def test_the_articles_of_each_outcome() -> None:
    articles = {
        "granted": "第三十六条第（二）项",
        "granted_in_part": "第三十七条",
        "withheld_state_secret": "第十四条、第三十六条第（三）项",
        "withheld_barred_by_law": "第十四条、第三十六条第（三）项",
        "withheld_security_stability": "第十四条、第三十六条第（三）项",
        "withheld_third_party": "第十五条、第三十二条、第三十六条第（三）项",
        "withheld_internal_affairs": "第十六条第一款、第三十六条第（三）项",
        "withheld_deliberative": "第十六条第二款、第三十六条第（三）项",
        "withheld_enforcement_file": "第十六条第二款、第三十六条第（三）项",
        "withheld_inquiry_matter": "第三十六条第（七）项",
        "unable_not_held": "第三十六条第（四）项",
        "unable_to_be_created": "第三十八条",
        "unable_still_unclear": "第二十九条、第三十条",
        "not_processed_petition": "第三十九条第一款",
        "not_processed_repeated": "第三十六条第（六）项",
        "not_processed_publication": "第三十九条第二款",
        "not_processed_excessive": "第三十五条",
        "closed_correction_overdue": "第三十条",
        "closed_fee_overdue": "第六条",
    }
    for outcome, article in articles.items():
        assert f"{article}，" in answer(outcome), outcome
    assert set(RESULT_ROWS) - set(articles) == {"not_processed_reissue", "closed_other"}


def test_two_bodies_where_the_outcome_alone_does_not_tell() -> None:
    def first(outcome: str, articles: str) -> str:
        return fitting_answers(ended(outcome, articles=articles))[0]

    assert first("granted", "") == "answer_provided"
    assert first("granted", "《条例》第三十六条第（一）项") == "answer_public"
    assert first("granted", "第三十六条第二项") == "answer_provided"
    assert first("unable_not_held", "") == "answer_absent"
    assert first("unable_not_held", "第三十六条第（五）项") == "answer_not_ours"
    assert fitting_answers(FULL.with_value("outcome", None)) == ()
    shown = {key for outcome in RESULT_ROWS for key in fitting_answers(ended(outcome))}
    assert shown == set(ANSWERS)
    assert [kind.key for kind in papers_of(FULL)][-2:] == ["answer_in_part", "service"]


def test_an_enquiry_does_not_say_who_applied() -> None:
    for key in ("third_party", "organ"):
        paper = write_paper(key, FULL, SENDER, OCCASION)
        words = write_text_paper(paper)
        assert APPLICANT not in words
        assert CONTACT not in words
        assert "15个工作日" in words
    assert f"{PARTY}：" in text("third_party")
    assert "视为同意公开" in text("organ")
    assert "视为同意" not in text("third_party")


def test_dates_numbers_and_whom_it_speaks_to() -> None:
    assert "在2026年3月26日前（含当日）补正" in text("correction")
    assert "最迟2026年4月8日" in text("receipt")
    assert "延长10个工作日，最迟2026年4月22日答复" in text("extension")
    assert "420.00元" in text("fee")
    assert "20个工作日内缴纳" in text("fee")
    company = FULL.with_value("applicant_class", "commercial")
    assert "收到贵单位提出的" in text("receipt", company)
    assert "您" not in text("receipt", company)
    given = Occasion(number="北政依补〔2026〕7号")
    letter = write_paper("correction", FULL, SENDER, given)
    assert isinstance(letter, Letter)
    assert letter.number == "北政依补〔2026〕7号"
    assert letter.date_line == "2026年3月12日"


def test_nothing_known_is_a_gap_and_never_a_guess() -> None:
    for key in PAPERS:
        for outcome in ("", *RESULT_ROWS):
            bare = Record({"outcome": outcome} if outcome else {}, "requests", "1")
            if key in ANSWERS and key not in fitting_answers(bare):
                continue
            paper = write_paper(key, bare, Sender("某镇人民政府"), Occasion())
            words = write_text_paper(paper)
            assert open_gaps(paper) >= 1
            assert not re.search(r"\d{4}年\d", words.replace("〔2020〕", "")), key
            assert "None" not in words


def test_a_years_list_has_nobody_in_it() -> None:
    listing = year_list(
        REGISTERS["requests"], (FULL, FULL), SENDER.office, 2026, date(2026, 12, 31)
    )
    words = write_text_paper(listing) + word_text(listing)
    assert "北政依复〔2026〕3号" in words
    assert "共2条" in words
    for personal in (APPLICANT, CONTACT, PARTY):
        assert personal not in words


def test_a_file_names_nobody_in_its_properties() -> None:
    file = Document(BytesIO(write_word_paper(write_paper("receipt", FULL, SENDER, OCCASION))))
    properties = file.core_properties
    assert (properties.author, properties.title) == (SENDER.office, "政府信息公开申请收件回执")


def test_the_paper_of_the_standard() -> None:
    def paper(written: Paper) -> tuple[int, ...]:
        (section,) = Document(BytesIO(write_word_paper(written))).sections
        sizes = (section.page_width, section.page_height, section.left_margin, section.top_margin)
        return tuple(round((size or 0) / 36_000) for size in sizes)

    listing = year_list(REGISTERS["requests"], (FULL,), SENDER.office, 2026, date(2026, 12, 31))
    assert paper(write_paper("answer_in_part", FULL, SENDER, OCCASION)) == (210, 297, 28, 37)
    assert paper(listing) == (297, 210, 35, 28)


def test_a_list_as_text_is_one_line_a_row_and_no_formula_for_a_sheet() -> None:
    row = ("2026-1", "=1+1", "第一行\n第二行", "予以公开")
    listing = PrintedList(
        "甲镇", "申请台账", ("编号", "内容", "备注", "结果"), (1, 1, 1, 1), (row,)
    )
    lines = write_text_paper(listing).splitlines()
    assert lines == [
        "甲镇申请台账",
        "",
        "编号\t内容\t备注\t结果",
        "2026-1\t'=1+1\t第一行 第二行\t予以公开",
    ]


def test_attachments_are_numbered_where_there_are_several() -> None:
    assert attachment_lines(("目录",)) == ["附件：目录"]
    assert attachment_lines(("目录", "清单")) == ["附件：1. 目录", "　　　2. 清单"]

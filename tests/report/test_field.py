"""The address of words: its text is what files hold, and only its shape is read from one."""

import pytest
from hypothesis import given

from nianbao.report.document import Report
from nianbao.report.errors import FormError
from nianbao.report.field import PREFACE, TITLE, FieldRef
from tests.reports import reports


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("title", TITLE),
        ("preface", PREFACE),
        ("problems", FieldRef("problems")),
        ("overview.parts.3.text", FieldRef("overview", 3)),
        ("overview.parts.12.heading", FieldRef("overview", 12, is_heading=True)),
    ],
)
def test_its_text_is_read_back(text: str, ref: FieldRef) -> None:
    assert str(ref) == f"{ref}" == text
    assert FieldRef.parse(text) == FieldRef.of(text) == FieldRef.of(ref) == ref


@pytest.mark.parametrize(
    "text",
    ["", ".", "overview.parts", "overview.parts.-1.text", "overview.parts.1.words", "a.b.1.text"],
)
def test_what_is_no_address(text: str) -> None:
    assert FieldRef.parse(text) is None
    with pytest.raises(FormError, match="这一栏"):
        FieldRef.of(text)


def test_a_sub_head_and_the_text_under_it() -> None:
    text = FieldRef("overview", 3)
    assert text.heading == FieldRef("overview", 3, is_heading=True)
    assert text.heading.text == text.text == text
    assert FieldRef("problems").heading is None
    assert TITLE.text == TITLE


@given(reports())
def test_every_field_of_a_report_is_one(report: Report) -> None:
    for field in report.prose.all_fields():
        assert FieldRef.parse(str(field)) == field
        assert report.prose.text(field) == report.prose.text(str(field))

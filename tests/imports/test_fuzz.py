"""Content never makes a reader fail: whatever the text, a report or one sentence."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.exports import WRITERS
from nianbao.exports.json_export import write_json
from nianbao.exports.markdown import write_markdown
from tests.examples import of_whole
from tests.imports.anything import read_anything, read_soundly
from tests.imports.portal import SEED
from tests.reports import full_report

SUFFIXES = ("", ".txt", ".md", ".json", ".html", ".mht", ".docx")
MARKDOWN, JSON = write_markdown(full_report()), write_json(full_report())


MARKS = st.sampled_from(
    [
        *"\t\n|│#-0１件（）一二、\0\x1b\ufeff\u202e😀",
        "## ",
        "\n\n",
        "规章",
        "总计",
        "3.其他",
        "{",
        "```\n",
        "\ud800",
    ]
)
TEXTS = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from("\t\n|│#0一、")))


@given(TEXTS, st.sampled_from(SUFFIXES))
def test_any_text(text: str, suffix: str) -> None:
    read_anything(text, suffix)


@given(st.binary(max_size=300), st.sampled_from(SUFFIXES))
def test_any_bytes(data: bytes, suffix: str) -> None:
    read_anything(data, suffix)


@of_whole(40)
@given(st.sampled_from((SEED, MARKDOWN, JSON)), st.data())
def test_mutated_reports(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 400)))
        middle = data.draw(st.one_of(MARKS, st.just(text[start:end] * 2), TEXTS))
        text = text[:start] + middle + text[end:]
    report = read_anything(text)
    if report:
        for write in WRITERS.values():
            write(report)


PLAIN: Any = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner)
    ),
    max_leaves=6,
)
KEYS = ("form", "office", "year", "figures", "stated", "prose", "notes")


@of_whole(80)
@given(st.dictionaries(st.sampled_from(KEYS), PLAIN), st.dictionaries(st.text(max_size=9), PLAIN))
def test_any_json(values: dict[str, Any], figures: dict[str, Any]) -> None:
    full = json.loads(JSON)
    read_anything(json.dumps({**full, **values}))
    read_anything(json.dumps({**full, "figures": {**full["figures"], **figures}}))
    prose = {**full["prose"], **dict(zip(full["prose"], values.values(), strict=False))}
    read_anything(json.dumps({**full, "prose": prose, "notes": figures}))


FIGURES: tuple[object, ...] = ("1.5", 1.5, -1, True, "x", [], {}, 1e400, "9" * 20, 10**30, "[" * 50)


@pytest.mark.parametrize("value", FIGURES, ids=str)
def test_odd_figures_in_json_stay_blank_and_are_told(value: object) -> None:
    plain = json.loads(JSON)
    plain["figures"]["requests.granted.other"] = value
    report = read_soundly(json.dumps(plain))
    assert [finding.rule for finding in report.import_findings] == ["N01"]
    assert [str(cell) for cell in report.import_findings[0].cells] == ["requests.granted.other"]
    assert not set(report.import_findings[0].cells) & set(report.figures)


def test_json_can_not_change_a_typed_figure_by_stating_it() -> None:
    plain = json.loads(JSON) | {
        "stated": {"requests.granted.other": 1, "requests.granted.total": 1}
    }
    report = read_soundly(json.dumps(plain))
    assert report.figures == full_report().figures
    assert list(map(str, report.stated)) == ["requests.granted.total"]


def test_json_without_some_cells_and_with_others() -> None:
    plain = json.loads(JSON)
    del plain["figures"]["requests.granted.other"]
    plain["figures"]["requests.granted.\x1b[31mnobody"] = 3
    report = read_soundly(json.dumps(plain))
    assert [finding.rule for finding in report.import_findings] == ["S04", "S04"]


@pytest.mark.parametrize("depth", [100, 900, 990, 100_000])
def test_nested_deeply(depth: int) -> None:
    nest = "[" * depth + "]" * depth
    for key in KEYS:
        read_anything(f'{{"figures": {{}}, "{key}": {nest}}}', ".json")
    read_anything(f'{{"figures": {{"requests.granted.other": {nest}}}}}')
    read_anything('{"a":' * depth + "1" + "}" * depth)
    read_anything("> " * depth + "## 一、总体情况", ".md")
    read_anything("- " * min(depth, 1000) + "## 一、总体情况", ".md")

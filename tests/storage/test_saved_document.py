"""A file as it was saved is read without decoding its documents, and says the same."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.desk.open_report import OpenReport
from nianbao.storage import saved_document
from nianbao.storage.bounded import load_json
from nianbao.storage.data_file import (
    checksum,
    encode,
    layout,
    line_key,
    line_of,
    parse,
    parse_saved,
    whole_file,
)
from nianbao.storage.errors import BrokenFileError
from nianbao.storage.library import Library
from nianbao.storage.saved_document import SavedDocument
from nianbao.storage.schema import SCHEMA
from tests.storage.samples import OFFICE, sample

NAMES = st.sampled_from(["office", "year", "figures", "", "甲", 'b", "figures": {"c'])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.just(', "figures": {'),
    lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(NAMES, VALUES)
TABLES = st.dictionaries(
    st.sampled_from(["reports", "office", "registers"]),
    st.dictionaries(st.integers(0, 99).map(str), DOCUMENTS),
)
PATH = Path("nianbao.json")


def plain(tables: Any) -> dict[str, dict[str, Any]]:
    return {
        name: {number: dict(document) for number, document in table.items()}
        for name, table in tables.items()
    }


@given(DOCUMENTS)
def test_it_has_what_the_line_has_whatever_is_asked_first(document: dict[str, Any]) -> None:
    for name in (*document, "nothing"):
        assert SavedDocument(encode(document)).get(name) == document.get(name)
    read = SavedDocument(encode(document))
    assert read == document
    assert (dict(read), len(read), bool(read)) == (document, len(document), bool(document))
    assert bool(SavedDocument(encode(document))) == bool(document)
    assert line_of(read) == line_of(document) == encode(document)


def test_a_head_is_read_without_what_stands_behind_it() -> None:
    line = encode({"office": ', "figures": {', "year": 2025, "figures": {"a": 1}, "stated": {}})
    torn = SavedDocument(line[:-9])
    assert (torn["office"], torn.get("year")) == (', "figures": {', 2025)
    assert dict(torn) == {}


@pytest.mark.parametrize("line", [b"", b"[1]", b"{", b"\xff", b"[" * 5000, b'"text"'])
def test_what_is_no_object_is_empty(line: bytes) -> None:
    assert dict(SavedDocument(line)) == {}


@given(TABLES)
def test_a_file_as_it_was_saved_is_read_as_if_decoded(tables: dict[str, dict[str, Any]]) -> None:
    content = whole_file(tables)
    found, decoded = parse_saved(content), parse(content, PATH)
    assert found is not None
    assert plain(found.tables) == plain(decoded.tables) == tables
    assert found[1:] == decoded[1:]


@given(TABLES, st.data())
def test_any_other_file_is_left_to_be_decoded(
    tables: dict[str, dict[str, Any]], data: st.DataObject
) -> None:
    whole = whole_file(tables)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.sampled_from([b"", b" ", b"0", b"\n", b'"', b"}"]))
    content = whole[:at] + other + whole[at + 1 :]
    if content == whole:
        return
    found = parse_saved(content)
    if found is not None:  # an empty table of another name, which holds nothing, is as saved, too
        kept = {name: table for name, table in plain(found.tables).items() if table}
        assert kept == {name: table for name, table in tables.items() if table}
        assert plain(found.tables) == plain(parse(content, PATH).tables)


def test_lines_that_stand_twice_or_before_every_table_are_left_to_be_decoded() -> None:
    whole = whole_file({"reports": {"1": {"year": 2025}}})
    line = b'"1": {"year": 2025}'
    assert line in whole
    for other in (line + b",\n" + line, b'"meta": {\n' + line):
        assert parse_saved(whole.replace(line, other, 1)) is None
    assert parse_saved(line + b"\n" + whole) is None


@pytest.mark.parametrize(
    ("number", "document"), [("first", {}), ("01", {}), ("1", []), ("1", 5), ("1", "text")]
)
def test_what_no_library_holds_is_left_to_be_refused(
    tmp_path: Path, number: str, document: Any
) -> None:
    lines = {"meta": {"1": encode({"schema": SCHEMA})}, "reports": {number: encode(document)}}
    sums = {
        line_key(name, key): checksum(line)
        for name, table in lines.items()
        for key, line in table.items()
    }
    path = tmp_path / "nianbao.json"
    path.write_bytes(b"".join(layout(lines, sums)))
    assert parse_saved(path.read_bytes()) is None
    with pytest.raises(BrokenFileError, match="不是本程序的数据文件"):
        Library(path).summaries()


def test_laid_out_anew_it_is_read_as_before(tmp_path: Path) -> None:
    path = tmp_path / "nianbao.json"
    Library(path).save(sample(2025, received=12), ())
    path.write_text(json.dumps(json.loads(path.read_bytes())), encoding="utf-8")
    assert parse_saved(path.read_bytes()) is None
    assert Library(path).load(OFFICE, 2025) == sample(2025, received=12)
    path.write_bytes(path.read_bytes()[:-2])
    with pytest.raises(BrokenFileError):
        Library(path).summaries()


def test_the_list_of_reports_decodes_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nianbao.json"
    library = Library(path)
    lines = [library.save(sample(year, received=12), ()) for year in (2025, 2024)]
    decoded: list[bytes] = []

    def read(line: bytes) -> Any:
        decoded.append(line)
        return load_json(line)

    monkeypatch.setattr(saved_document, "load_json", read)
    assert list(Library(path).summaries()) == lines
    assert decoded
    assert not [line for line in decoded if b"prose" in line]


def test_a_report_that_is_saved_again_and_again_is_decoded_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nianbao.json"
    library = Library(path)
    for year in range(2020, 2026):
        library.save(sample(year, received=12), ())
    held = OpenReport.load(library, OFFICE, 2025)
    decoded: list[bytes] = []

    def read(line: bytes) -> Any:
        decoded.append(line)
        return load_json(line)

    held.set_prose("preface", "一个字。")
    assert held.settle(30).kind == "saved"
    monkeypatch.setattr(saved_document, "load_json", read)
    for words in ("两个字。", "三个字。"):
        held.set_prose("preface", words)
        assert held.settle(30).kind == "saved"
    held.close()
    assert not [line for line in decoded if b"prose" in line]
    assert Library(path).load(OFFICE, 2025).prose.preface == "三个字。"

"""Whatever a reader raises is the refusal of one file, in one sentence."""

import pytest

from nianbao.imports import ImportRefusedError, read_report
from tests.imports.anything import is_unforeseen, read_anything
from tests.imports.portal import SEED

READERS = (
    ("nianbao.imports.page.reading_page.page_source", b"<html><p>\xe7\x94\xb2", ".html"),
    (
        "nianbao.imports.markdown.reading_markdown.markdown_source",
        "## 一、总体情况".encode(),
        ".md",
    ),
    ("nianbao.imports.plain_text.plain_text_blocks", b"a", ".txt"),
    ("nianbao.imports.json_reader.read_json", b'{"a": 1}', ".json"),
)


@pytest.mark.parametrize(("reader", "data", "suffix"), READERS)
@pytest.mark.parametrize("error", [ValueError, KeyError, RecursionError, MemoryError])
def test_what_a_reader_raises(
    monkeypatch: pytest.MonkeyPatch,
    reader: str,
    data: bytes,
    suffix: str,
    error: type[Exception],
) -> None:
    def fail(*_: object) -> None:
        raise error("Traceback")

    monkeypatch.setattr(reader, fail)
    with pytest.raises(ImportRefusedError) as caught:
        read_report(data, suffix)
    assert is_unforeseen(caught.value)
    assert "Traceback" not in str(caught.value)


def test_ctrl_c_is_no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("nianbao.imports.plain_text.plain_text_blocks", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read_report(b"a", ".txt")


@pytest.mark.parametrize(
    "number", ["1" * 4301, "1" * 90_000, "x" + "f" * 9000, "x110000", "0"], ids=range(5)
)
@pytest.mark.parametrize("end", [";", "", "<p>"])
def test_numbered_characters_that_do_not_exist(number: str, end: str) -> None:
    for suffix in (".html", ".md", ".txt"):
        for text in (f"<p>甲&#{number}{end}乙", f"{SEED}\n<p>&#{number}{end}</p>"):
            read_anything(text, suffix)

"""A text of which one byte is damaged is read, and the damage is told."""

import pytest

from nianbao.imports import ImportRefusedError, read_report
from nianbao.imports.decoding import UNREAD
from tests.samples.whole import FOLDER

CLEAN = (FOLDER / "linxi_2022.txt").read_text(encoding="utf-8")
PLACES = ("全年", "公开", "情况", "培训")


@pytest.mark.parametrize("words", [words for words in PLACES if words in CLEAN])
def test_one_bad_byte_is_told(words: str) -> None:
    data = CLEAN.encode()
    place = data.index(words.encode(), len(CLEAN.partition("一、总体情况")[0].encode()) + 20)
    reading = read_report(data[: place + 1] + b"\xff" + data[place + 2 :])
    told = [finding.message for finding in reading.findings if finding.rule == "T01"]
    assert len(told) == 1
    assert UNREAD in told[0]
    assert reading.printed == read_report(CLEAN).printed


def test_an_office_that_could_not_be_read_is_asked() -> None:
    data = CLEAN.encode()
    assert read_report(data[:1] + b"\xff" + data[2:]).office is None


@pytest.mark.parametrize("data", [bytes(range(128, 256)) * 40, b"\xff", b"\x80abc"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ImportRefusedError):
        read_report(data)

"""A zip of files: the one report in it is read and named; where there are more, all are named."""

import io
import zipfile

import pytest

from nianbao.imports import ImportRefusedError, read_report
from nianbao.report.finding import Severity
from tests.samples.sheets import archive
from tests.samples.word import paragraph, zipped

TITLE = "安源县马家渡镇人民政府2024年政府信息公开工作年度报告"
WORDS = "没有其他需要报告的事项。"
REPORT = f"{TITLE}\n六、其他需要报告的事项\n{WORDS}\n".encode()
OTHER = REPORT.replace(b"2024", b"2023")
WORD = zipped(paragraph(TITLE) + paragraph("六、其他需要报告的事项") + paragraph(WORDS))


def marked(names: dict[bytes, bytes]) -> bytes:
    """A zip whose names are these bytes, which it does not mark as UTF-8."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, content in names.items():
            file.writestr("x" * len(name), content)
    whole = data.getvalue()
    for name in names:
        whole = whole.replace(b"x" * len(name), name)
    return whole


@pytest.mark.parametrize(
    ("parts", "name", "left"),
    [
        ({"年报.docx": WORD}, "年报.docx", ""),
        ({"报送/": b"", "报送/年报.TXT": REPORT}, "报送/年报.TXT", ""),
        ({"年报.docx": WORD, "盖章页.jpg": b"\xff\xd8"}, "年报.docx", "别的文件（“盖章页.jpg”）"),
        ({"a.txt": REPORT, "__MACOSX/._a.txt": b"\0\5", "~$年报.docx": b"\0"}, "a.txt", ""),
        ({"通知.txt": "请于月底前报送。".encode(), "b.txt": REPORT}, "b.txt", "“通知.txt”"),
    ],
)  # fmt: skip
def test_the_one_report_is_read_and_named(parts: dict[str, bytes], name: str, left: str) -> None:
    reading = read_report(archive(parts), ".zip")
    assert (reading.year, reading.prose.other_matters) == (2024, WORDS)
    told = reading.findings[0]
    assert f"“{name}”" in told.message
    assert left in told.message
    assert left or "别的" not in told.message
    assert told.severity is Severity.INFO


def test_one_that_can_not_be_read_beside_it_is_a_warning() -> None:
    reading = read_report(archive({"去年.txt": REPORT, "今年.docx": b"PK\3\4"}), ".zip")
    assert "“今年.docx”读不了" in reading.findings[0].message
    assert reading.findings[0].severity is Severity.WARNING


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_are_told_as_they_were_given(encoding: str) -> None:
    reading = read_report(marked({"石桥镇年报.txt".encode(encoding): REPORT}), ".zip")
    assert "“石桥镇年报.txt”" in reading.findings[0].message


LOCKED = bytearray(archive({"密.txt": REPORT}))
for beginning, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
    LOCKED[LOCKED.index(beginning) + place] |= 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (archive({"甲.txt": REPORT, "乙.docx": WORD}), "2份报告（“甲.txt”、“乙.docx”），请先解压"),
        (archive({"甲.txt": REPORT, "乙.txt": OTHER}), "2份报告"),
        (archive({"甲.txt": b"1", "乙.txt": b"2"}), "“甲.txt”、“乙.txt”）都没有读出报告"),
        (archive({"甲.pdf": b"\x89PNG"}), "压缩包里的“甲.pdf”：这是图片"),
        (archive({f"{n}.txt": REPORT for n in range(30)}), "有30个文件（“0.txt”.*等）"),
        (archive({"内.docx": archive({"甲.txt": REPORT})}), "压缩包里的“内.docx”：这是压缩包"),
        (archive({"大.txt": b" " * (25 * 1024 * 1024)}), "“大.txt”：.*超过.*MB"),
        (bytes(LOCKED), "“密.txt”：这个压缩包加了密码"),
    ],
    ids=["two", "two years", "none", "picture", "many", "nested", "bomb", "locked"],
)  # fmt: skip
def test_where_there_is_not_one_report_the_files_are_named(data: bytes, words: str) -> None:
    with pytest.raises(ImportRefusedError, match=words) as caught:
        read_report(data, ".zip")
    assert str(caught.value).endswith("。")

"""Pages saved in one file and letters: parts by type, frames, encodings, what goes with them."""

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from html import escape

import pytest

from nianbao.exports.plain_text import write_plain_text
from nianbao.imports import ImportRefusedError, Reading, read_report
from tests.imports.anything import read_anything
from tests.imports.pages import page
from tests.imports.plain import tamed
from tests.reports import full_report

REPORT = tamed(full_report())
PAGE = page(REPORT)
OUTER = "<html><title>某县</title><p>首页</p><iframe src='cid:frame-1'></iframe></html>"


def assert_whole(reading: Reading) -> None:
    report = reading.report()
    assert (report.figures, report.prose) == (REPORT.figures, REPORT.prose)


def letter(text: str, encoding: str, charset: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "年报"
    message.set_content(text, subtype="html", charset=charset, cte=encoding)
    return message


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "gb2312"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\r\n\r\n"])
def test_letters_in_every_encoding(encoding: str, charset: str, mark: bytes) -> None:
    real = "gb18030" if charset == "gb2312" else charset
    data = letter(PAGE, encoding, real).as_bytes()
    assert_whole(read_report(mark + data.replace(real.encode(), charset.encode()), ".eml"))


def related(*parts: tuple[str, dict[str, str]], kind: str = "related") -> bytes:
    message = MIMEMultipart(kind, boundary="----=_Part 1")
    message.preamble = "This is a multi-part message in MIME format."
    for text, heads in parts:
        part = MIMEText(text, heads.pop("subtype", "html"), "utf-8")
        for name, value in heads.items():
            part[name] = value
        message.attach(part)
    return message.as_bytes()


def frame(address: str) -> str:
    return OUTER.replace("cid:frame-1", address)


SAVED = {
    "one page": lambda: related((PAGE, {"Content-Location": "http://a/"})),
    "by mark": lambda: related((OUTER, {}), (PAGE, {"Content-ID": "<frame-1>"})),
    "by address": lambda: related(
        (frame("http://a/b.html?x=1&amp;y=2"), {}),
        (PAGE, {"Content-Location": "http://a/b.html?x=1&y=2"}),
    ),
    "by the end of an address": lambda: related(
        (frame("年报.files/a.htm"), {}), (PAGE, {"Content-Location": "file:///C:/年报.files/a.htm"})
    ),
    "the page first": lambda: related((PAGE, {"Content-ID": "<frame-1>"}), (OUTER, {})),
    "without a name": lambda: related((OUTER, {}), (PAGE, {})),
    "a frame in a frame": lambda: related(
        (frame("cid:a"), {}), (OUTER, {"Content-ID": "<a>"}), (PAGE, {"Content-ID": "<frame-1>"})
    ),
    "frames around one another": lambda: related(
        (frame("cid:b"), {"Content-ID": "<a>"}),
        (frame("cid:a"), {"Content-ID": "<b>"}),
        (PAGE, {"Content-ID": "<c>"}),
    ),
    "a page within": lambda: related((f'<iframe srcdoc="{escape(PAGE)}"></iframe>', {})),
    "a text beside": lambda: related(
        ("见网页", {"subtype": "plain"}), (PAGE, {}), kind="alternative"
    ),
    "a text alone": lambda: related(
        (write_plain_text(REPORT), {"subtype": "plain"}), ("<p>请看</p>", {}), kind="alternative"
    ),
}


@pytest.mark.parametrize("kind", SAVED)
def test_saved_pages(kind: str) -> None:
    data = SAVED[kind]()
    for form in (data, data.replace(b"\r\n", b"\n"), data.replace(b"\n", b"\r\n")):
        reading = read_report(form, ".mht")
        assert_whole(reading)
        assert kind == "one page" or not reading.unplaced


def test_what_other_pages_show_is_around_the_report() -> None:
    reading = read_report(related((OUTER, {}), (PAGE, {})), ".mht")
    assert "首页" in {text for _, text in reading.furniture}


def attached(body: str) -> bytes:
    message = EmailMessage()
    message.set_content(body, subtype="html")
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="年报.docx")
    return message.as_bytes()


def test_files_that_go_with_a_letter() -> None:
    reading = read_report(attached(PAGE), ".eml")
    assert_whole(reading)
    assert any("年报.docx" in finding.message for finding in reading.findings)
    with pytest.raises(ImportRefusedError, match=r"附件“年报.docx”"):
        read_report(attached("<p>请查收。</p>"), ".eml")


def test_a_letter_passed_on_many_times() -> None:
    passed_on = b"Received: from a by b\r\n" * 500
    assert_whole(read_report(passed_on + letter(PAGE, "base64", "utf-8").as_bytes(), ".eml"))


NESTED = b"--a\nContent-Type: multipart/mixed; boundary=a\n\n"
HEAD = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
PART = b"--a\nContent-Type: text/html\n\n<p>1\n"
DAMAGED = (
    HEAD + NESTED * 3000,
    HEAD + PART * 3000,
    HEAD.replace(b"=a", b'="'),
    HEAD.replace(b"=a", b"=" + b"a" * 3000),
    HEAD + b"--a\n" * 3000,
    HEAD + b"--a--\n" + PART,
    HEAD + b"--a\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!!=A",
    b"MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 200,
    b"Content-Type: text/html; name==?x?b?!?=\n\n<p>1",
)


@pytest.mark.parametrize("data", DAMAGED, ids=range(len(DAMAGED)))
def test_damaged_letters(data: bytes) -> None:
    read_anything(data, ".mht")

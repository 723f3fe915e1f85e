"""A web page saved in one file (.mht) -> its HTML, by the standard library's mail parser."""

import email
import email.policy
from email.message import Message

from imports.decoding import decode
from imports.reading import ImportRefusedError


def mail_page_html(data: bytes) -> str:
    """The HTML in a .mht file; raises ImportRefusedError when there is none."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    except RecursionError as error:
        raise ImportRefusedError(
            "这个 .mht 文件套得太深，读不出来，", "请复制报告的正文，粘贴读入。"
        ) from error
    for page in pages:
        if content := _content(page):
            return decode(content)
    raise ImportRefusedError("这个 .mht 文件里没有网页，", "请复制报告的正文，粘贴读入。")


def _content(page: Message) -> bytes:
    content = page.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""

"""Plain text for old Notepads: GB18030, CRLF at line ends.

The rule: nothing is lost silently. GB18030 has every character, but a system that reads it as
GBK shows those beyond GBK as others; they are told.
"""


def encode_old(text: str) -> bytes:
    """The bytes of a text; a lone surrogate, which is no character, becomes `?`."""
    return text.replace("\n", "\r\n").encode("gb18030", "replace")


def beyond_gbk(text: str) -> str:
    """The characters that a system which knows GBK only can't show, each once, in order."""
    return "".join(dict.fromkeys(character for character in text if not _in_gbk(character)))


def _in_gbk(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True

"""What a command prints. The rule: nothing unseen or active in a text reaches the terminal."""

import json
import sys
from collections.abc import Sequence
from typing import TextIO

from nianbao.report.errors import ReportError
from nianbao.report.text import clean_marks


def say(words: str, stream: TextIO | None = None) -> None:
    """Print a line, to standard output unless told otherwise."""
    print(clean_marks(words), file=stream or sys.stdout)


def one_line(words: str) -> str:
    """The words as one line, whatever a file name or a report holds."""
    return clean_marks(words).replace("\n", " ")


def print_lines_left(lines: Sequence[tuple[int, str]], file: str = "") -> None:
    """Tell on standard error which lines of a source are in no place of the report, word by word.

    `lines` are their numbers and words, `file` is the source where there are several.
    """
    if lines:
        say(one_line(f"{file}原文有{len(lines)}行没有放进报告："), sys.stderr)
    for number, words in lines:
        say(one_line(f"  第{number}行  {words}"), sys.stderr)


def plain_lines(lines: Sequence[tuple[int, str]]) -> list[dict[str, object]]:
    """The same in the shape of the JSON output."""
    return [{"line": number, "text": words} for number, words in lines]


def print_export(export: str | bytes) -> None:
    """Print an export as it is; raises ReportError where bytes would go to a terminal."""
    if isinstance(export, str):
        sys.stdout.write(export)
        return
    if sys.stdout.isatty():
        raise ReportError("这种文件不能显示在屏幕上；", "请用 --output 写明文件名。")
    sys.stdout.flush()
    sys.stdout.buffer.write(export)


def print_json(value: object) -> None:
    """Print JSON."""
    print(json_text(value))


def json_text(value: object) -> str:
    """JSON; what is unseen or active in a value stands there as an escape (`\\u009b`)."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if clean_marks(text) != text:
        text = "".join(
            mark if mark == "\n" or clean_marks(mark) == mark else json.dumps(mark)[1:-1]
            for mark in text
        )
    return text

"""Tidy columns: cells that no spreadsheet takes for a formula, one line a row."""

import csv
import json
from io import StringIO

from nianbao.exports.tidy import csv_text, json_line


def test_a_cell_is_words_on_one_line_and_never_a_formula() -> None:
    cells = {
        "12": "12",
        "甲镇": "甲镇",
        "": "",
        "=1+1": "'=1+1",
        "@SUM(A1)": "'@SUM(A1)",
        "甲\n乙": "甲 乙",
        '甲,“乙”"丙"': '甲,“乙”"丙"',
        "零\u200b宽": "零宽",
    }
    text = csv_text([list(cells), ["末"]])
    assert text.endswith("\r\n末\r\n")
    assert next(csv.reader(StringIO(text))) == list(cells.values())


def test_a_line_of_json_is_utf8_whatever_a_file_is_called() -> None:
    line = json_line({"file": "坏\udcff名\n.txt", "number": 3})
    assert line.count("\n") == 1
    assert json.loads(line.encode("utf-8")) == {"file": "坏?名\n.txt", "number": 3}

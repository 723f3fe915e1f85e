"""Names of offices that are broken over lines, the last of them in the title's line."""

import re

_ENDS = (
    ("人民政府", "[省市县区旗镇乡]"), ("民政府", "人"), ("政府", "人民"), ("府", "人民政"),
    ("办事处", "街道"), ("事处", "街道办"),
)  # fmt: skip
"""Ends of offices' names that are none alone, and how the line above them then ends."""
_SHORT = 20
"""Characters that a line above such an end may have and be no more than it."""
_FULL = re.compile(r"[一-龥、（）()·]{16,45}")
"""Lines of a title with no room for more: it is of type of 22 points, twenty a line."""
_PLACE = re.compile("(?:中国|中共|[一-龥]{2,12}?(?:省|自治区|[市县区州旗盟]|兵团)).")
"""How a name begins that is too long for one line."""
_WHOLE = re.compile(".*(?:政府|办事处|委员会|办公室|中心|[局厅院处所站])")
_NO_NAME = re.compile(
    "网|栏|平台|公开|信息|首页|导航|目录|索引|报告|通知|文件|办法|主办|承办|版权|当前|位置|年"
)
"""What stands on a page above a title, and in no office's name."""
_TAIL = 16
"""Characters of a name that stand in the last line, at most."""


def begins_name(above: str, end: str) -> bool:
    """Whether a line is the beginning of the office's name whose end stands in the line below.

    `end` is empty where that line is the middle of a name, and not its end.
    It breaks off within the words that the names of offices end in, or behind one of several
    offices, or it is a full line that begins with a place and ends with no office: the name of the
    office below alone would then be that of another one.
    """
    beginning = next((known for words, known in _ENDS if words == end), None)
    if beginning and re.fullmatch(rf"[一-龥]{{1,{_SHORT}}}{beginning}", above):
        return True
    if above.endswith("、") and _PLACE.match(above) and _WHOLE.fullmatch(above[:-1]):
        return True
    return bool(
        _FULL.fullmatch(above)
        and _PLACE.match(above)
        and len(end) <= _TAIL
        and not _WHOLE.fullmatch(above)
        and not _NO_NAME.search(above)
    )

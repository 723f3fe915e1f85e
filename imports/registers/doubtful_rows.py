"""Rows of a register's sheet that are no request, or more than one, by what is written in them."""

import re
from collections.abc import Collection, Iterator, Mapping

from nianbao.imports.registers.sheet_file import RowCell
from nianbao.imports.registers.sheet_heads import bare_head
from nianbao.imports.registers.sheet_tables import NumberedRow
from nianbao.report.text import late

CANCELLED = "写着作废或误登，没有当作一条"
CANCELLED_IN_PART = "写着作废，还是当作一条读入了，请核对"
NONE_CAME = "写着没有申请，没有当作一条"
SEVERAL_IN_ONE = "写着不止一件，这一行只当作一条，请核对"
ENDED_BESIDE = "写着撤回或者办完了，没有办理结果，当作还没办完，请核对"

_COUNT_HEADS = frozenset({"件数", "申请件数", "申请数量", "件"})
_WORD = "作废"
_LONGEST = 40
"""Characters of a cell that may say of its row that it was cancelled."""
_BEFORE = (
    r"(?:\d{1,4}(?:号|件)?|[本此该](?:件|条|号|单|编号)|已|申请|登记|录入|重号|编号|重复|错误|有误|误登"
    "|[，,、；;（(：: ])*"
)
_RENEWED = "(?:重发|重新|换发|更正|改正)"
_CANCELLED = (
    rf"{_BEFORE}作废(?:[，,；;（(。）) ](?!.*{_RENEWED}).*)?"
    rf"|{_BEFORE}(?:误登|误录|错登|登记错误|登记有误|重复登记|取消登记|登记取消)"
    "(?:[，,；; ]*已?(?:作废|取消|删除|不计|不算))?[。）)]?"
)
"""A whole cell that says it: 作废, 5（作废）, 登记错误，作废, 误登."""
_NONE_CAME = (
    r"(?!(?:未|没有?)申请)"
    r"(?:20\d\d *年?)?(?:[本当上下该]|第?[\d一二三四]{1,2})?(?:个?月份?|季度?|半年|年度?)?"
    r"(?:均|暂|尚|也)?(?:没有|没|未|无|零)(?:收到)?(?:新增|新收)?(?:依申请)?(?:政府信息|信息)?(?:公开)?"
    r"(?:的)?申请(?:公开|事项|件)?(?:情况)?[。）)]?"
)
"""A whole cell of a month in which nothing came; 未申请 is of a review, or of more time."""
_ENDED = (
    r"(?<![未拟欲若如])(?<!是否)(?:撤回|撤销)(?:了|其|该|此|本次|本件|全部|上述|政府信息公开)*(?:的)?申请"
    r"|(?:申请人?|本人|申请已|已)(?:自愿|主动|书面|当场|电话|自行|要求)*(?:撤回|撤件|撤销|放弃)(?![前后时])"
    r"|视为放弃|不再(?:处理|办理)(?:其|该)?|终止(?:办理|处理|审查)"
    r"|(?<!去年)(?<!上年)(?<!往年)(?<!此前)(?<!曾)已(?:按期|按时|依法|书面|当面|当场|电话|邮寄|全部|经)*(?:办结|答复|回复|办理完毕|办完)"
)
"""What is written beside a request of its end: 申请人3月20日撤回申请, 已当面答复."""
_SEVERAL_NUMBERS = r"(\d{1,4})(?:号)?(?: *[-—–－~～至到、,，/] *(\d{1,4})(?:号)?)+"
_SEVERAL_ASKED = (
    r"[（(](?:共|合计) *(?:[2-9]|[1-9]\d{1,2}|[二三四五六七八九十两]{1,3}) *件[）)]$"
    r"|[（(](?:共|合计)? *(?:[2-9]|[1-9]\d|[二三四五六七八九十两]{1,2}) *[件份个]申请[）)]$"
)


def cancelled_words(row: Mapping[int, RowCell], asked: int) -> str:
    """CANCELLED where a row says of itself that it was cancelled, or CANCELLED_IN_PART.

    The second where only something in it was (a number, an answer). `asked` is the column (from 0)
    of what was asked for, which may be about anything.
    """
    texts = ["".join(cell.text.split()) for at, cell in row.items() if at != asked]
    short = [text for text in texts if len(text) <= _LONGEST]
    if any(late(_CANCELLED).fullmatch(text) for text in short):
        return CANCELLED
    return CANCELLED_IN_PART if any(_WORD in text for text in texts) else ""


def says_none_came(row: Mapping[int, RowCell], asked: int) -> bool:
    """Whether a row says that in its month nobody asked for anything.

    `asked` is the column (from 0) of what was asked for: where something stands there, it is that.
    """
    told = [row[asked]] if asked in row else row.values()
    return any(late(_NONE_CAME).fullmatch("".join(cell.text.split())) for cell in told)


def ended_beside(row: Mapping[int, RowCell], asked: int) -> int | None:
    """The column (from 0) of a row without an outcome that says it has ended; None where none does.

    `asked` is the column of what was asked for, which may be about anything.
    """
    told = (
        at
        for at, cell in sorted(row.items())
        if at != asked and late(_ENDED).search("".join(cell.text.split()))
    )
    return next(told, None)


def count_columns(heads: Mapping[int, str]) -> frozenset[int]:
    """The columns (from 0) that say how many requests a row stands for, by their heads."""
    return frozenset(at for at, head in heads.items() if bare_head(head) in _COUNT_HEADS)


def rows_of_several(
    rows: Collection[NumberedRow], counting: Collection[int], counts: Collection[int], asked: int
) -> frozenset[int]:
    """The rows, as the sheet numbers them, that stand for several requests.

    `counting` are the columns of numbers: 1-3 is a range where it goes on from the last one, or
    most others are plain.
    """
    ranges = {number for at in counting for number in _ranges(rows, at)}
    counted = {
        number
        for number, row in rows
        if any(_is_more_than_one(row[at].text) for at in counts if at in row)
        or (asked in row and late(_SEVERAL_ASKED).search(row[asked].text.strip()))
    }
    return frozenset(ranges | counted)


def _ranges(rows: Collection[NumberedRow], at: int) -> Iterator[int]:
    """The rows whose number goes on from the last one to another: 4-6 behind 3."""
    texts = [(number, row[at].text.strip()) for number, row in rows if at in row]
    plain = sum(text.isdecimal() for _, text in texts) * 2 > len(texts) > 1
    last = 0
    for number, text in texts:
        found = late(_SEVERAL_NUMBERS).fullmatch(text)
        if found and int(found[1]) < int(found[2]) and (plain or int(found[1]) == last + 1):
            yield number
        digits = found[2] if found else text
        last = int(digits) if digits.isdecimal() else last


def _is_more_than_one(text: str) -> bool:
    found = re.fullmatch(r"(\d{1,3})(?:\.0+)?\s*件?", text.strip())
    return found is not None and int(found[1]) > 1

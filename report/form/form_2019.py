"""The trial form of 国办公开办函〔2019〕60号, report years 2019 and 2020, as data.

What it shares with the form of 2021 is taken from there: the sections of prose, table four, and
table three but for its one row （六）. A cell has the key of 2021 where it counts the same thing;
`as_2021` in conversion.py goes by that.
"""

from dataclasses import replace

from nianbao.report.form.figures import Unit
from nianbao.report.form.form_2021 import (
    CHALLENGES,
    DISCLOSURE,
    FORM_2021,
    OTHER_MATTERS,
    OVERVIEW,
    PROBLEMS,
)
from nianbao.report.form.form_2021 import REQUESTS as REQUESTS_2021
from nianbao.report.form.shape import Block, Column, FigureTable, Form, Label, Row, RowTotal

_CORNER = "信息内容"
_LAST_YEAR = Column("last_year_items", Label("上一年项目数量", ("上年项目数量",), "上一年"))
_CHANGE = Column(
    "change",
    Label("本年增/减", ("本年增减", "本年增（+）/减（-）", "本年增（减）"), "本年增减"),
    Unit.CHANGE,
)
_DECISIONS = Column("decisions", Label("处理决定数量", ("本年处理决定数量",), "处理决定"))
_FILES, _LICENSING, _SANCTIONS, _FEES = DISCLOSURE.blocks

DISCLOSURE_2019 = FigureTable(
    key=DISCLOSURE.key,
    title=DISCLOSURE.title,
    help="2019、2020年的表式。按《条例》第二十条填写，本年增/减可以带正负号。",
    blocks=(
        Block(
            caption=_FILES.caption,
            corner=_CORNER,
            columns=(
                Column("issued", Label("本年新制作数量", ("本年新制作",), "本年新制作")),
                Column("published", Label("本年新公开数量", ("本年新公开",), "本年新公开")),
                Column(
                    "published_in_all",
                    Label("对外公开总数量", ("对外公开总数",), "对外公开"),
                ),
            ),
            rows=(
                replace(_FILES.rows[0], note="本年新制作、新公开的规章，和公开着的总数。"),
                Row(
                    "normative_documents",
                    Label("规范性文件", ("行政规范性文件",)),
                    "1.2",
                    "本年新制作、新公开的规范性文件，和公开着的总数。",
                ),
            ),
        ),
        Block(
            caption=_LICENSING.caption,
            corner=_CORNER,
            columns=(_LAST_YEAR, _CHANGE, _DECISIONS),
            rows=(
                *_LICENSING.rows,
                Row(
                    "other_services",
                    Label("其他对外管理服务事项"),
                    "5.2",
                    "行政许可以外的对外管理服务事项，2021年起不再填。",
                ),
            ),
        ),
        Block(
            caption=_SANCTIONS.caption,
            corner=_CORNER,
            columns=(_LAST_YEAR, _CHANGE, _DECISIONS),
            rows=_SANCTIONS.rows,
        ),
        Block(
            caption=_FEES.caption,
            corner=_CORNER,
            columns=(_LAST_YEAR, _CHANGE),
            rows=(replace(_FEES.rows[0], note="收费项目的个数和增减，没有金额。"),),
        ),
        Block(
            caption=Label("第二十条第（九）项"),
            corner=_CORNER,
            columns=(
                Column("purchases", Label("采购项目数量", short="采购项目")),
                Column(
                    "amount",
                    Label("采购总金额", ("采购总金额（单位：万元）", "采购总金额（万元）")),
                    Unit.MONEY,
                ),
            ),
            rows=(
                Row(
                    "procurement",
                    Label("政府集中采购"),
                    "9.1",
                    "集中采购的项目数和总金额，单位万元；2021年起不再填。",
                ),
            ),
        ),
    ),
)

_CLOSED = Row(
    "closed_other",
    Label("（六）其他处理"),
    "3.6",
    "以上都不是的处理结果；2021年起分成三行。",
    REQUESTS_2021.rows["closed_other"].under[:1],
)
_GONE = ("closed_correction_overdue", "closed_fee_overdue")
_ROWS = tuple(
    _CLOSED if row.key == _CLOSED.key else row
    for row in REQUESTS_2021.blocks[0].rows
    if row.key not in _GONE
)

REQUESTS_2019 = replace(
    REQUESTS_2021,
    blocks=(replace(REQUESTS_2021.blocks[0], rows=_ROWS),),
    row_totals=tuple(
        RowTotal(total.key, tuple(part for part in total.parts if part not in _GONE), total.rule)
        for total in REQUESTS_2021.row_totals
    ),
)

FORM_2019 = Form(
    version="2019",
    title_pattern=FORM_2021.title_pattern,
    title_words=FORM_2021.title_words,
    sections=(OVERVIEW, DISCLOSURE_2019, REQUESTS_2019, CHALLENGES, PROBLEMS, OTHER_MATTERS),
)

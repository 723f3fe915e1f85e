"""What a sheet has filled in above its tables: 填报单位, 年度, 填报日期; no lines of the report.

The day on which a sheet was filled in is in the year after the report's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nianbao.imports.source import CellRow, SourceBlock
from nianbao.imports.titles import names_office

_ABOVE = 8
"""Lines of a sheet among which such fields stand."""
_SEAL = r"(?:[（(](?:盖章|公章|签章|章)[)）])?"
_OFFICE = re.compile(
    rf"(?P<by>填报|报送|编制|填表|报告|制表|上报)?(?:单位|机关)(?:名称|全称)?{_SEAL}\s*[:：]?\s*(?P<value>.*)"
)
_YEAR = re.compile(
    r"(?:报告|统计|所属|填报|数据)?(?:年度|年份)\s*[:：]?\s*(?P<value>(?:20\d\d)?)\s*年?度?"
)
_OTHER = re.compile(
    r"(?:(?:填报|报送|填表|制表|上报|编制|报出|报表)(?:日期|时间)"
    r"|(?:单位|统计|部门)?(?:负责人|联系人|填表人|审核人|填报人|制表人)|联系电话|电话)"
    r"(?:\s*[:：]\s*(?P<value>.*))?"
)
_UNITS = re.compile(r"[件万元个、，,/（）()\s]*")
_APART = re.compile(r"[\s　]{2,}")


@dataclass(slots=True)
class SheetFields:
    """The office and the year that a sheet names in its fields, and the rows of fields alone."""

    office: str | None = None
    year: int | None = None
    rows: list[SourceBlock] = field(default_factory=list)


def fields_of(blocks: Sequence[SourceBlock]) -> SheetFields:
    """The fields among the first lines of a sheet."""
    found = SheetFields()
    for block in blocks[:_ABOVE]:
        texts = block.own_cells if isinstance(block, CellRow) else _APART.split(block.text)
        read = list(_read([text.strip() for text in texts if text.strip()]))
        if not read or None in read:
            continue
        found.rows.append(block)
        for one in read:
            if one and one[0] == "office":
                found.office = found.office or one[1] or None
            elif one and one[0] == "year" and one[1]:
                found.year = found.year or int(one[1])
    return found


def _read(texts: list[str]) -> Iterator[tuple[str, str] | None]:
    """What each field says, one in two cells too; None for what is no field."""
    while texts:
        text = texts.pop(0)
        kind, value = _field(text)
        if kind and not value and texts and not _field(texts[0])[0]:
            value = texts.pop(0)
            kind, value = _field(f"{text.rstrip(':：')}：{value}")
        yield (kind, value) if kind else None


def _field(text: str) -> tuple[str, str]:
    """The kind of field that a text is, "" for none, and its value, "" where it has none."""
    if match := _OTHER.fullmatch(text):
        return "other", match["value"] or ""
    if match := _YEAR.fullmatch(text):
        return "year", match["value"]
    match = _OFFICE.fullmatch(text)
    if match and (not match["value"] or names_office(match["value"].strip())):
        return "office", match["value"].strip()
    if match and match["by"] and not _UNITS.fullmatch(match["value"]):
        return "office", match["value"].strip()
    return "", ""

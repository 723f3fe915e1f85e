"""A made-up county of sixty offices, of which everything a roll-up tells is known.

Twenty townships and forty departments. Five are missing, two have handed in two reports each, one
goes by its old name, one has copied another's words, one file is damaged, two are of a wrong year.
The county's own combined report and a stranger's lie in the folder too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from nianbao.exports import write_file
from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef, Figure, zero
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.prose import Part, Prose, overview

YEAR = 2025
COUNTY = "清河县"
_TOWNS = (
    "东岗镇 西岗镇 南沟镇 北沟镇 柳林镇 枣园镇 石桥镇 泉水镇 大营镇 古城镇 "
    "白庙乡 青山乡 沙河乡 双塔乡 龙潭乡 平川乡 梨花乡 秋水乡"
)
_OTHERS = (
    "教育局 科学技术局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 生态环境局 "
    "住房和城乡建设局 交通运输局 水利局 农业农村局 商务局 文化广电和旅游局 卫生健康委员会 "
    "退役军人事务局 应急管理局 审计局 市场监督管理局 统计局 林业局 医疗保障局 信访局 粮食局 档案局 "
    "地震局 气象局 体育局 城市管理局 行政审批局 大数据局 乡村振兴局 供销社 残疾人联合会 "
    "住房公积金管理中心 公路事务中心 土地储备中心 招商服务中心 园林服务中心"
)
TOWNSHIPS = (
    *(f"{COUNTY}{name}人民政府" for name in _TOWNS.split()),
    f"{COUNTY}城关街道办事处",
    f"{COUNTY}新华街道办事处",
)
DEPARTMENTS = tuple(f"{COUNTY}{name}" for name in _OTHERS.split())
OFFICES = (*TOWNSHIPS, *DEPARTMENTS)
MISSING = (TOWNSHIPS[3], DEPARTMENTS[4], DEPARTMENTS[11], DEPARTMENTS[20], DEPARTMENTS[39])
TWICE = (TOWNSHIPS[7], DEPARTMENTS[9])
RENAMED, OLD_NAME = TOWNSHIPS[19], f"{COUNTY}新华乡人民政府"
COPIED, COPIED_FROM = TOWNSHIPS[12], TOWNSHIPS[5]
DAMAGED = DEPARTMENTS[14]
WRONG_YEAR = (TOWNSHIPS[15], DEPARTMENTS[30])
SAME_TABLE = (DEPARTMENTS[1], DEPARTMENTS[2])
"""Departments whose table three is the same."""
FAR, ZERO = TOWNSHIPS[0], TOWNSHIPS[1]
"""Townships with eleven times what the others have in force, and with none."""
NAMES_ANOTHER, NAMED = DEPARTMENTS[6], TOWNSHIPS[8]
STRANGER, NEARLY = "邻水县高桥镇人民政府", "邻水县东岗镇人民政府"
"""A report of another county, and one whose name is nearly that of an office here."""
COMBINED = f"{COUNTY}人民政府"
NOT_COUNTED = {*MISSING, *TWICE, DAMAGED, *WRONG_YEAR}
COUNTED = tuple(name for name in OFFICES if name not in NOT_COUNTED)
ENDINGS = (
    ("text", ".txt"),
    ("markdown", ".md"),
    ("html", ".html"),
    ("docx", ".docx"),
    ("json", ".json"),
)
_THINGS = ("惠民政策", "财政资金", "危房改造", "医保缴费", "征地补偿", "秸秆禁烧", "防汛物资")
_PLACES = ("服务大厅", "村口公开栏", "便民窗口", "公众号", "网站专栏", "文化广场", "电子屏")
_DEEDS = ("逐项公布明细", "张贴办理流程", "当面答复疑问", "晒出每月账目", "说明申请材料")
_ENDS = ("群众当场就能看到", "让跑腿的人少走一趟", "年底回头看效果", "错漏当天改正", "每周查一遍")


@dataclass(frozen=True)
class County:
    """Its folder on a disk, last year's, and its roster."""

    folder: Path
    previous: Path
    roster: Path


def words(seed: str, number: int = 14) -> str:
    """Sentences that no other seed gives."""
    chance = Random(seed)
    marks = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
    said = []
    for _ in range(number):
        name = "".join(chance.sample(marks, 4))
        said.append(
            f"围绕{name}的{chance.choice(_THINGS)}，在{name}{chance.choice(_PLACES)}"
            f"{chance.choice(_DEEDS)}，{name}一带{chance.choice(_ENDS)}。"
        )
    return "".join(said)


@cache
def report_of(office: str, year: int = YEAR) -> Report:
    """An office's report: its tables close, its words are its own."""
    number = OFFICES.index(office) if office in OFFICES else len(office)
    began = new_report(office, year)
    figures: dict[CellRef, Figure] = {
        ref: zero(FORM_2021.columns[ref].unit)
        for ref in FORM_2021.cells
        if ref not in FORM_2021.derived_cells
    }
    figures |= {
        _cell("received", "natural_person"): number + 3,
        _cell("brought_forward", "natural_person"): 1,
        _cell("granted", "natural_person"): number + 2,
        _cell("carried_forward", "natural_person"): 2 if year == YEAR else 1,
        CellRef("disclosure", "normative_documents", "in_force"): 10 + number % 5,
        CellRef("disclosure", "licensing", "decisions"): 40 + number,
        CellRef("disclosure", "fees", "amount"): Decimal(number) / 4 + 1,
    }
    parts = tuple(
        Part(part.heading, words(f"{office}{year}{part.heading}", 5))
        for part in began.prose.overview.parts
    )
    prose = Prose(
        overview=overview("1、", parts),
        problems=words(f"{office}{year}问题", 4),
        other_matters="本年度没有收取信息处理费。",
    )
    report = replace(began, figures=figures, prose=prose)
    return _odd(report) if year == YEAR else report


def last_years_report(office: str) -> Report:
    """The same a year before; one office there is gone now, one is under its old name."""
    return replace(report_of(office, YEAR - 1), office=OLD_NAME if office == RENAMED else office)


def _cell(row: str, column: str) -> CellRef:
    return CellRef("requests", row, column)


def _odd(report: Report) -> Report:
    """The report with what is known to be odd about its office."""
    in_force = CellRef("disclosure", "normative_documents", "in_force")
    licensing = CellRef("disclosure", "licensing", "decisions")
    match report.office:
        case office if office == FAR:
            return report.with_figure(in_force, 140)
        case office if office == ZERO:
            return report.with_figure(in_force, 0)
        case office if office == COPIED:
            return replace(report, prose=report_of(COPIED_FROM).prose)
        case office if office == SAME_TABLE[1]:
            other = report_of(SAME_TABLE[0])
            table = FORM_2021.table("requests")
            return report.with_figures({ref: other.figures[ref] for ref in table.typed_cells})
        case office if office == NAMES_ANOTHER:
            text = f"{report.prose.problems}今后学习{NAMED}的做法。"
            return replace(report, prose=replace(report.prose, problems=text))
        case office if office == DEPARTMENTS[5]:
            figures = {ref: one for ref, one in report.figures.items() if ref != licensing}
            return replace(report, figures=figures)  # a blank is no 0
    return report


def roster_text() -> str:
    """The roster as a sheet saves it."""
    rows = [
        "清河县政府信息公开年报报送单位名单,,,,,",
        "序号,单位名称,别名,类别,代码,是否应报,承接单位",
    ]
    for number, name in enumerate(OFFICES, start=1):
        kind = "部门"
        if name in TOWNSHIPS:
            kind = next(one for one in ("街道", "镇", "乡") if one in name.removeprefix(COUNTY))
        old = OLD_NAME if name == RENAMED else ""
        rows.append(f"{number},{name},,{kind},C{number:03},是,{old}")
    return "\r\n".join(rows) + "\r\n"


def reports() -> Iterator[tuple[str, Report]]:
    """Every readable report of this year's folder by its file name without the ending."""
    for number, name in enumerate(OFFICES, start=1):
        if name in MISSING or name == DAMAGED:
            continue
        report = report_of(name)
        if name in WRONG_YEAR:
            report = replace(report, year=YEAR - 1)
        if name == RENAMED:
            report = replace(report, office=OLD_NAME)
        yield f"{number:02}-{name}", report
        if name in TWICE:
            changed = report.with_figure(_cell("received", "research"), 7)
            yield f"{number:02}-{name}（改）", changed
    yield "97-邻水", report_of(NEARLY)
    yield "98-邻水", report_of(STRANGER)
    yield "99-汇总", combined()


def combined() -> Report:
    """The county's own report of all that count."""
    figures: dict[CellRef, Figure] = {}
    for name in COUNTED:
        for ref, figure in report_of(name).figures.items():
            figures[ref] = (figures.get(ref) or 0) + (figure or 0)
    return replace(report_of(TOWNSHIPS[0]), office=COMBINED, figures=figures)


def write_county(root: Path) -> County:
    """The county as files in several formats below a new folder."""
    county = County(root / "今年", root / "上年", root / "名单.csv")
    for folder in (county.folder, county.folder / "部门", county.previous):
        folder.mkdir(parents=True)
    for place, (name, report) in enumerate(reports()):
        target, ending = ENDINGS[place % len(ENDINGS)]
        folder = county.folder / "部门" if report.office in DEPARTMENTS else county.folder
        (folder / f"{name}{ending}").write_bytes(write_file(report, target))
    (county.folder / f"{DAMAGED}.docx").write_bytes(b"PK\x03\x04 this is no package")
    for name in OFFICES:
        report = last_years_report(name)
        (county.previous / f"{name}.json").write_bytes(write_file(report, "json"))
    county.roster.write_bytes(roster_text().encode("gb18030"))
    return county

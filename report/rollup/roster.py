"""The roster: which offices hand in a report, and under which names.

A name matches when it is one of the roster's, but for spaces, brackets and full width. What only
looks like one is asked: the roster is the county's word, and gets the name put in.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from nianbao.report.rollup.sheet_text import RosterError, cell_of, headed_rows, name_key
from nianbao.report.text import clean_line, late

TOWNSHIPS_GROUP, DEPARTMENTS_GROUP = "乡镇街道", "部门"
"""The groups a sum is made of; a kind that is neither is a group of its own."""

_TOWNSHIP_KINDS = ("街道", "镇", "乡", "民族乡", "苏木")
_BELOW = (*_TOWNSHIP_KINDS, "乡镇", "乡镇街道", "镇街", "街道办", "街道办事处", "乡镇(街道)")
_HEADS: Mapping[str, tuple[str, ...]] = {
    "name": ("单位名称", "单位", "名称", "单位全称", "全称", "机构名称", "机关名称", "机构", "机关",
             "报送单位", "填报单位", "责任单位", "行政机关", "行政机关名称", "name", "office"),
    "others": ("别名", "其他名称", "其它名称", "其他名字", "其他写法", "简称", "又名", "也叫",
               "曾用名", "单位简称", "othernames", "others", "aliases"),
    "kind": ("类别", "类型", "种类", "性质", "分类", "单位类别", "单位类型", "单位性质", "kind"),
    "code": ("代码", "编码", "单位代码", "机构代码", "单位编码", "组织机构代码",
             "统一社会信用代码", "社会信用代码", "code"),
    "county": ("县", "县区", "区县", "县市区", "县(市、区)", "县(市区)", "所属县区", "所在县",
               "所属县", "所属区县", "county"),
    "expected": ("应报", "是否应报", "应报送", "是否报送", "是否需报", "需报", "要报", "是否要报",
                 "要求报送", "是否需要报送", "expected"),
    "successor_of": ("承接", "承接单位", "前身", "原单位", "原单位名称", "原名", "原名称", "合并自",
                     "更名前", "更名自", "撤并自", "接替", "successorof"),
    "chosen": ("采用文件", "采用", "以哪份为准", "chosen"),
}  # fmt: skip
"""How rosters head their columns, by what stands in them; compared as names are."""
_YES = ("", "是", "应报", "要", "报", "需要", "需", "√", "✓", "y", "yes", "true", "1", "有")
_NO = ("否", "不", "不报", "不应报", "不要", "不需要", "无需", "免报", "×", "✗", "x", "n", "no",
       "false", "0", "无", "撤销", "已撤销", "已撤并")  # fmt: skip
_BETWEEN = re.compile(r"[、，,；;/|｜\n]+")
_NO_OFFICE = re.compile(
    "(?:合计|总计|小计|共计)|(?:备?注|说明|填表|制表|审核|联系|填报)(?:人|单位|日期|时间)?[:：]"
)
"""How rows begin in which no office stands: sums and notes under a list."""
_TAIL = re.compile(r"(?:人民政府|政府|办事处|(?<=街道)办|管理委员会|管委会)+$")
_TAILS = {"街道": "办事处", "镇": "人民政府", "乡": "人民政府", "苏木": "人民政府"}
"""What the whole name of a township ends with, by the end of its short one."""
_COUNTY = re.compile(
    r"^(?:.{1,8}?[市州盟].{1,6}?(?:[县旗](?!域)|(?<![发新园景林范社验税流])区(?!域))"
    r"|.县|.{2,8}?[县市区旗])"
)
"""The county a name begins with, that of a district with its city before it."""
_KIND = re.compile(r"(?:街道|民族乡|镇|乡|苏木|委员会|局|厅|处|委|办公室|办|中心)$")
_HAN = r"[\u3400-\u9fff]{3,}"
_SHORTEST, _LONGEST = 2, 40
"""Characters of what tells an office; in the name of a file it has more than the least."""


@dataclass(frozen=True, slots=True)
class RosterOffice:
    """A line of the roster.

    `others` are further names of it, `kind` is 乡, 镇, 街道, 部门 or what the county writes there,
    `code` and `county` are empty where the roster has none. `expected` tells whether a report
    is due from it. `successor_of` are offices it came from, whose reports of last year were its.
    `chosen` is the file that counts where there are two. `line` counts the roster's rows from 1.
    """

    name: str
    others: tuple[str, ...] = ()
    kind: str = DEPARTMENTS_GROUP
    code: str = ""
    county: str = ""
    expected: bool = True
    successor_of: tuple[str, ...] = ()
    chosen: str = ""
    line: int = 0

    @property
    def group(self) -> str:
        """Which part of the sum it is in: townships and street offices are one."""
        return TOWNSHIPS_GROUP if name_key(self.kind) in _BELOW else self.kind


class NameKind(StrEnum):
    """Which of an office's names a report bears."""

    NAME = "name"
    OTHER = "other"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Matched:
    """An office of the roster, and by which kind of name it was told."""

    office: RosterOffice
    by: NameKind


@dataclass(frozen=True)
class Roster:
    """The offices in the order of the county's list; `remarks` are sentences about the list.

    Made by `read_roster` or `roster_of`, which see that no name stands for two offices.
    """

    offices: tuple[RosterOffice, ...]
    remarks: tuple[str, ...] = ()

    def in_county(self, county: str) -> "Roster":
        """The same with a county for each office that says none, in its name either."""
        offices = (
            one if one.county or county_in(name_key(one.name)) else replace(one, county=county)
            for one in self.offices
        )
        return replace(self, offices=tuple(offices))

    def match(self, name: str) -> Matched | None:
        """The office that bears exactly this name, by any name of it; None where none does."""
        return self._by_name.get(name_key(name))

    def like(self, name: str) -> tuple[RosterOffice, ...]:
        """The offices a name may mean, to be asked about; empty where none is near."""
        core, stem = self._core(name), self._stem(name)
        if len(core) < _SHORTEST:
            return ()
        found = dict.fromkeys((*self._by_core.get(core, ()), *self._by_stem.get(stem, ())))
        for key, offices in self._by_core.items():
            if min(len(key), len(core)) > _SHORTEST and (key in core or core in key):
                found.update(dict.fromkeys(offices))
        for key, offices in self._by_stem.items():
            if _is_short_for(stem, key) or _is_short_for(key, stem):
                found.update(dict.fromkeys(offices))
        return tuple(found)

    def named_in(self, file: str) -> tuple[RosterOffice, ...]:
        """The offices a file is called after, by its own name or else by the folders it lies in.

        A province has many: what can't be a name of theirs is not looked for.
        """
        for part in reversed(file.split("/")):
            if found := dict.fromkeys(_names_in(name_key(part), self.by_file_name)):
                return tuple(found)
        return ()

    def names_file(self, office: RosterOffice, file: str) -> bool:
        """Whether a file is called after an office, by a name that no other has: 31大坝镇.docx."""
        words = name_key(file)
        if any(name_key(name) in words for name in (office.name, *office.others)):
            return True
        cores = map(self._core, _every(office))
        return any(
            len(core) > _SHORTEST and core in words and self._by_core[core] == (office,)
            for core in cores
        )

    @cached_property
    def all_names(self) -> dict[str, RosterOffice]:
        """Every name of every office as the roster writes it, old ones left out."""
        return {name: office for office in self.offices for name in (office.name, *office.others)}

    @cached_property
    def by_file_name(self) -> dict[str, RosterOffice]:
        """What a file may be called after: every name, and what tells one office alone."""
        cores = {core: offices[0] for core, offices in self._by_core.items() if len(offices) == 1}
        short = {core: office for core, office in cores.items() if len(core) > _SHORTEST}
        return short | {key: one.office for key, one in self._by_name.items()}

    @cached_property
    def _by_name(self) -> dict[str, Matched]:
        old: dict[str, set[RosterOffice]] = {}
        for office in self.offices:
            for name in office.successor_of:
                old.setdefault(name_key(name), set()).add(office)
        found = {  # an office that was divided stands for none of its successors
            key: Matched(next(iter(offices)), NameKind.OLD)
            for key, offices in old.items()
            if len(offices) == 1
        }
        built: dict[str, set[RosterOffice]] = {}
        for office in self.offices:
            for name in _whole_names(office):
                built.setdefault(name, set()).add(office)
        found |= {
            key: Matched(next(iter(offices)), NameKind.NAME)
            for key, offices in built.items()
            if len(offices) == 1
        }
        for kind in (NameKind.OTHER, NameKind.NAME):
            for office in self.offices:
                for name in office.others if kind is NameKind.OTHER else (office.name,):
                    found[name_key(name)] = Matched(office, kind)
        return found

    @cached_property
    def _by_core(self) -> dict[str, tuple[RosterOffice, ...]]:
        return _grouped((self._core(name), one) for one in self.offices for name in _every(one))

    @cached_property
    def _by_stem(self) -> dict[str, tuple[RosterOffice, ...]]:
        return _grouped((self._stem(name), one) for one in self.offices for name in _every(one))

    @property
    def county(self) -> str:
        """The one county all the offices that name one are of; empty where there are others."""
        named = {one.county or county_in(name_key(one.name)) for one in self.offices} - {""}
        return named.pop() if len(named) == 1 else ""

    @cached_property
    def _counties(self) -> tuple[str, ...]:
        """What the names of several offices begin with: 民权县."""
        begun: dict[str, int] = {}
        for office in self.offices:
            if county := county_in(name_key(office.name)):
                begun[county] = begun.get(county, 0) + 1
        several = [words for words, times in begun.items() if times > 1]
        return tuple(sorted(several, key=len, reverse=True))

    def _core(self, name: str) -> str:
        """What tells an office within its county: 北关镇 for 民权县北关镇人民政府."""
        plain = name_key(name)
        county = next((one for one in self._counties if plain.startswith(one)), "")
        return _TAIL.sub("", plain.removeprefix(county))

    def _stem(self, name: str) -> str:
        """The same without its kind: 北关. Too short a stem is kept with it."""
        core = self._core(name)
        stem = _KIND.sub("", core)
        return stem if len(stem) >= _SHORTEST else core


def _whole_names(office: RosterOffice) -> Iterator[str]:
    """The whole name that county and short name make: 清河县, 北关镇 → 清河县北关镇人民政府."""
    name, county = name_key(office.name), name_key(office.county)
    if not name.startswith(county):
        name = f"{county}{name}"
    elif not county and not county_in(name):
        return
    core = _TAIL.sub("", name)
    tail = next((tail for end, tail in _TAILS.items() if core.endswith(end)), "")
    yield f"{core}{tail}" if tail else name


def county_in(name: str) -> str:
    """The county, city or district an office's name begins with; empty where it names none."""
    found = _COUNTY.match(name)
    return found[0] if found else ""


def roster_of(offices: Iterable[RosterOffice], remarks: Iterable[str] = ()) -> Roster:
    """A roster; raises RosterError where one name stands for two offices, or it is empty."""
    roster = Roster(tuple(offices), tuple(remarks))
    if not roster.offices:
        raise RosterError("名单里没有单位，", "请在“单位名称”一栏里一行写一个单位。")
    seen: dict[str, RosterOffice] = {}
    for office in roster.offices:
        for name in (office.name, *office.others):
            first = seen.setdefault(name_key(name), office)
            if first is not office:
                raise RosterError(
                    f"名单第{first.line}行和第{office.line}行都有“{name}”这个名称，",
                    "一个名称只能属于一个单位，请改好再汇总。",
                )
    return roster


def read_roster(text: str) -> Roster:
    """The roster in a table saved as text (CSV, or cells between tabs or semicolons).

    The head is looked for in the first rows; a list of names alone needs none. Raises RosterError.
    """
    rows, at, columns = headed_rows(text, _HEADS, "name")
    if "name" not in columns:
        at, columns = _without_head(rows)
    offices = [
        _office(cells, columns, number)
        for number, cells in enumerate(rows, start=1)
        if number > at and _names_office(cells, columns)
    ]
    return roster_of(offices, _remarks(rows, at, columns))


def _without_head(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """A list of names alone, one a row, is one column; raises RosterError for anything else."""
    if all(len([cell for cell in cells if cell.strip()]) <= 1 for cells in rows):
        return 0, {"name": 0}
    raise RosterError(
        "名单里没有找到“单位名称”这一栏，",
        "请在第一行写上各栏的名称：单位名称、别名、类别、代码、应报、承接。",
    )


def _office(cells: Sequence[str], columns: Mapping[str, int], number: int) -> RosterOffice:
    def cell(what: str) -> str:
        return cell_of(cells, columns, what)

    name = clean_line(cell("name"))
    return RosterOffice(
        name,
        tuple(one for one in _listed(cell("others")) if name_key(one) != name_key(name)),
        clean_line(cell("kind")) or _kind_by_name(name),
        clean_line(cell("code")).lstrip("'=").strip('"'),
        clean_line(cell("county")),
        _is_expected(cell("expected"), number),
        tuple(_listed(cell("successor_of"))),
        clean_line(cell("chosen")),
        number,
    )


def _is_expected(words: str, number: int) -> bool:
    plain = name_key(words)
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise RosterError(f"名单第{number}行“应报”一栏写的是“{words[:20]}”，", "请写“是”或“否”。")


def _remarks(rows: Sequence[Sequence[str]], at: int, columns: Mapping[str, int]) -> Iterator[str]:
    """What of the list was passed over: rows without a name that hold something else."""
    for number, cells in enumerate(rows, start=1):
        others = [cell for cell in cells if cell.strip()]
        if at and number > at and others and not _names_office(cells, columns):
            yield f"名单第{number}行不是单位，没有用：{clean_line(others[0])[:20]}"


def _names_office(cells: Sequence[str], columns: Mapping[str, int]) -> bool:
    name = cell_of(cells, columns, "name")
    return bool(name) and not _NO_OFFICE.match(name_key(name))


def _listed(words: str) -> list[str]:
    return [name for one in _BETWEEN.split(words) if (name := clean_line(one))]


def _kind_by_name(name: str) -> str:
    plain = _TAIL.sub("", name_key(name))
    return next((kind for kind in _TOWNSHIP_KINDS if plain.endswith(kind)), DEPARTMENTS_GROUP)


def _is_short_for(short: str, long: str) -> bool:
    """Whether a stem is another without some of its characters: 人社 for 人力资源和社会保障."""
    rest = iter(long)
    return (
        _SHORTEST <= len(short) < len(long)
        and short[0] == long[0]
        and all(mark in rest for mark in short)
    )


def _names_in(words: str, named: Mapping[str, RosterOffice]) -> Iterator[RosterOffice]:
    for run in late(_HAN).finditer(words):
        for start in range(len(run[0])):
            for end in range(start + _SHORTEST + 1, min(len(run[0]), start + _LONGEST) + 1):
                if office := named.get(run[0][start:end]):
                    yield office


def _every(office: RosterOffice) -> tuple[str, ...]:
    return (office.name, *office.others, *office.successor_of)


def _grouped(pairs: Iterable[tuple[str, RosterOffice]]) -> dict[str, tuple[RosterOffice, ...]]:
    found: dict[str, dict[RosterOffice, None]] = {}
    for key, office in pairs:
        found.setdefault(key, {})[office] = None
    return {key: tuple(offices) for key, offices in found.items()}

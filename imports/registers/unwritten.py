"""What a table leaves to its title, its heads, or to the reader: of which kind its rows are, and
that a row without a number is one decision.

What is taken from there is told once for a table; what it leaves open is told by its row.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from nianbao.imports.registers.choice_words import NO_WORDS, chosen_key
from nianbao.imports.registers.kind_words import kind_of_heads, said_kind
from nianbao.imports.registers.sheet_days import is_whole_month
from nianbao.imports.registers.sheet_file import RowCell
from nianbao.imports.registers.sheet_heads import ColumnFound, bare_head
from nianbao.imports.registers.sheet_tables import year_of_words
from nianbao.report.registers.fields import (
    COMPULSION,
    LICENSING,
    NORMATIVE,
    PENALTIES,
    FieldKind,
    Register,
)
from nianbao.report.registers.record import Value
from nianbao.report.text import late

_OTHER_MATTER = "案由不是政府信息公开，没有当作一条"
_NO_NORMATIVE = "写着不是规范性文件，没有当作一条"

_ONE_EACH = frozenset({LICENSING, PENALTIES, COMPULSION, "publication"})
"""Kinds of which a row without a number is one."""
_CLASS, _OUTCOME = "applicant_class", "outcome"
_OFTEN = frozenset(("其他", "其它", "公开", "结果"))
"""Names of sheets that say nothing of their rows, or anything."""
_HOW_MANY = r"申请(?=$|[（(])|[（(]共?\d+件[)）]$"
_COUNTS = "数量|件数|数|.*(?:件|数|宗|起|次|条|数量)|合计|总计"
"""Heads, unknown ones too, under which a row may say how many it stands for."""
_MATTERS = frozenset({"案由", "案件事由", "案件案由", "涉及事项", "涉案事项", "事由", "案件事项"})
_OF_INFORMATION = "公开|答复|告知书"
_STATES = (
    "(?:现行)?(?:效力|有效|时效)(?:状态|性|情况)?|状态|是否(?:现行)?有效|清理(?:结果|意见|情况)"
)
_OFFICES = (
    "(?:所属|承办|受理|责任|填报|报送|办理|申请受理|被申请|主办)?(?:单位|机关|行政机关)(?:名称)?|乡镇|镇街|镇乡|乡镇街道"
    "|镇街道?|乡镇街办|街道"
)
_OFFICE = ".+(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处|街道办)?"
_NO_DECISION = (
    "(?:决定|依法|已|予以|作出)*(?:不予(?:行政)?(?:处罚|许可|受理|强制|立案)(?:决定)?|免予(?:行政)?处罚|免罚|撤案|销案"
    "|撤销(?:立案|案件)|终止(?:调查|办理|审查)|(?:申请人)?撤回(?:申请)?|退件|未通过|移送(?:司法|公安).{0,8})"
)
"""What a cell says of a case in which nothing of the kind that is counted was decided."""
_ENDED = "(?:已|宣布|予以|决定)*(?:废止|失效|无效|停止执行)|否"
_ENDED_BELOW = "(?:废止|失效)(?!.*有效)"


class Unwritten:
    """What the rows of one table leave unwritten.

    `titles` are the name of its sheet and what stands above its head, `name` that of the file.
    `kind` is what the clerk says of rows of which nothing else does.
    """

    def __init__(
        self,
        register: Register,
        columns: Sequence[ColumnFound],
        titles: Sequence[str],
        name: str,
        kind: str = "",
    ) -> None:
        self._register = register
        self._kind_field = register.by_name.get("kind")
        self._at = {
            one.column.name: one.at for one in columns if one.column and not one.column.inner
        }
        heads = {one.at: one.head for one in columns}
        self._heads = heads
        self._said = self._first_said(titles, list(heads.values()), name)
        unknown = [bare_head(one.head) for one in columns if one.column is None]
        self._is_counted = "count" in self._at or any(map(late(_COUNTS).fullmatch, unknown))
        self._kind_by_clerk = kind
        self._matter_at = self._headed(columns, *_MATTERS) if register.id == "reviews" else -1
        self._state_at = next(
            (at for at, head in heads.items() if late(_STATES).fullmatch(bare_head(head))), -1
        )
        unknown_at = (one for one in columns if one.column is None)
        self._office_at = next(
            (one.at for one in unknown_at if late(_OFFICES).fullmatch(bare_head(one.head))), -1
        )
        self._offices = 0
        self._has_ended = False
        self._has_matters = False
        self._is_of_year = register.id == "documents" and register.dated not in self._at
        self._year = year_of_words(titles)
        self._years = 0
        self._kinds: dict[str, None] = {}
        self._ones = 0
        by_title = [_CLASS] if _CLASS in register.by_name else []
        by_title += [_OUTCOME] if by_title and _OUTCOME not in self._at else []
        self._by_title = dict.fromkeys(by_title, "")
        self._told: dict[str, dict[str, None]] = {name: {} for name in by_title}
        for name in by_title:
            said = (self._chosen(name, words) for words in titles if words not in _OFTEN)
            self._by_title[name] = next(filter(None, said), "")

    def _first_said(self, titles: Sequence[str], heads: list[str], name: str) -> str:
        """The kind that titles, else the heads, else the file's name speak of; else empty."""
        if self._kind_field is None:
            return ""
        told = (
            said_kind(self._kind_field, "，".join(titles)),
            kind_of_heads(self._kind_field, heads),
            said_kind(self._kind_field, name),
        )
        return next((kind for kind in told if kind is not None), "")

    @staticmethod
    def _headed(columns: Sequence[ColumnFound], *heads: str) -> int:
        found = (one.at for one in columns if one.column is None and bare_head(one.head) in heads)
        return next(found, -1)

    def look_over(self, rows: Sequence[Mapping[int, RowCell]]) -> None:
        """See whether the rows say what their cases are about."""
        matters = [row[self._matter_at].text for row in rows if self._matter_at in row]
        self._has_matters = any(map(late(_OF_INFORMATION).search, matters))
        offices = {
            "".join(row[self._office_at].text.split()) for row in rows if self._office_at in row
        }
        self._offices = sum(late(_OFFICE).fullmatch(one) is not None for one in offices)

    def take_title(self, words: str) -> None:
        """Take a title among the rows, which may say the kind of those below it."""
        kind = said_kind(self._kind_field, words) if self._kind_field else None
        self._said = self._said if kind is None else kind
        self._has_ended = late(_ENDED_BELOW).search(words) is not None
        for name in self._by_title:
            self._by_title[name] = self._chosen(name, words)

    def _chosen(self, name: str, words: str) -> str:
        """The choice of a field that a title says; empty where it says none, or a family."""
        field = self._register.by_name[name]
        return chosen_key(field, late(_HOW_MANY).sub("", words)) or ""

    def no_record(self, row: Mapping[int, RowCell]) -> str:
        """Why a row is no record of this register, empty where it may be one."""
        matter = row.get(self._matter_at) if self._has_matters else None
        if matter and not late(_OF_INFORMATION).search(matter.text):
            return _OTHER_MATTER
        at = self._at.get("kind", -1)
        if self._register.id == "documents" and at in row and row[at].text.strip() in NO_WORDS:
            return _NO_NORMATIVE
        return ""

    def completed(
        self, values: Mapping[str, Value], row: Mapping[int, RowCell]
    ) -> dict[str, Value]:
        """The values of a row with its kind, and with the number 1 where it is one of a list."""
        whole = dict(values)
        at = self._at.get("kind", -1)
        if self._kind_field and "kind" not in whole and at not in row:
            if self._said:
                self._kinds[self._said] = None
            if said := self._said or self._kind_by_clerk:
                whole["kind"] = said
        for name, key in self._by_title.items():
            if key and name not in whole and self._at.get(name, -1) not in row:
                whole[name] = key
                self._told[name][key] = None
        if whole.get("kind", NORMATIVE) != NORMATIVE:
            whole.pop("ended", None)  # the last day of a licence
        if self._is_of_year and "count" in whole and self._year:
            whole["date"] = date(self._year, 12, 31)
            self._years += 1
        dated = row.get(self._at.get(self._register.dated, -1))
        is_day = dated is not None and not is_whole_month(dated.text)
        if whole.get("kind") in _ONE_EACH and not self._is_counted and is_day:
            whole["count"] = 1
            self._ones += 1
        return whole

    def doubts(
        self, values: Mapping[str, Value], row: Mapping[int, RowCell]
    ) -> Iterator[tuple[str, str]]:
        """What is to be looked at in a record: the head of a column, or nothing, and the words."""
        if self._register.id != "documents":
            return
        state = row.get(self._state_at)
        ended = state is not None and late(_ENDED).fullmatch("".join(state.text.split()))
        if (ended or self._has_ended) and "ended" not in values:
            head = self._heads.get(self._state_at, "") if ended else ""
            yield head, "写着已经废止或失效，没有日期，还当作有效，请补上"
        if values.get("kind") in (LICENSING, PENALTIES, COMPULSION):
            for place, cell in row.items():
                if late(_NO_DECISION).fullmatch("".join(cell.text.split())):
                    yield self._heads.get(place, ""), "写着没有作出决定，还当作一件，请核对"
        for field in self._register.asked(str(values.get("kind", ""))):
            is_figure = field.kind in (FieldKind.WHOLE, FieldKind.MONEY)
            at = self._at.get(field.name)
            if values.get("kind") and is_figure and field.name not in values and at not in row:
                yield "", f"没有{field.label}，暂时当作0，请补上"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was taken of what is not written, a sentence each."""
        told = []
        if self._kind_field and self._kinds:
            labels = "、".join(self._kind_field.labels[kind] for kind in self._kinds)
            told.append(f"{self._kind_field.label}没有写在行里，按标题、表头当作{labels}，请核对。")
        for name, keys in self._told.items():
            field = self._register.by_name[name]
            labels = "、".join(field.labels[key] for key in keys)
            told += [f"{field.label}没有写在行里，按小标题当作{labels}，请核对。"] if keys else []
        if self._offices > 1:
            told.append(
                f"“{self._heads[self._office_at]}”里有{self._offices}个单位，每一行都当作本单位的读入了，"
                "请只留下本单位的再读入。"
            )
        if self._years:
            told.append(f"没有日期这一列，按标题当作{self._year}年全年的数，请核对。")
        if self._ones:
            told.append(f"没有件数这一列，{self._ones}行一行算一件，请核对。")
        if self._matter_at >= 0 and not self._has_matters:
            told.append(
                f"“{self._heads[self._matter_at]}”里没有写政府信息公开，请核对这些是不是信息公开的案件。"
            )
        return tuple(told)

"""The report beside the registers of its office, where there are some: figures and names.

No message repeats a name or a contact: it would carry it to wherever the findings go.
"""

import re
from collections.abc import Iterator, Sequence

from nianbao.report.checks.context import CheckedText, Context
from nianbao.report.checks.keeping import kept
from nianbao.report.checks.rule import PER_TEXT, WARNING, Fault, rule
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.names import cell_name, table_name

_OURS = "本程序的经验规则"
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[ -](?=\d)")
_CELLS_TOLD = 8
"""Cells of one table that are told one by one."""


@rule(
    "Z01",
    WARNING,
    source=_OURS,
    help="报告里填的数和台账里算出来的不一样，审核的人查台账就会问。核对是台账漏记了，还是"
    "报告填错了；报告错了的，按回车“从台账填”，先看再填。",
)
def check_registered_figures(context: Context) -> Iterator[Fault]:
    """Typed cells differ from what the registers give."""
    beside = context.registers
    if beside is None or not beside.figures:
        return
    typed, differing = context.tables.figures, dict[str, list[CellRef]]()
    for ref, figure in beside.figures.items():
        if ref in typed and typed[ref] != figure:
            differing.setdefault(ref.table, []).append(ref)
    for table, refs in differing.items():
        if len(refs) > _CELLS_TOLD:
            yield Fault(
                f"{table_name(context.form, table)}有{len(refs)}格和台账算出来的不一样，"
                "请对照台账核对。",
                tuple(refs),
            )
            continue
        for ref in refs:
            yield Fault(
                f"{cell_name(context.form, ref)}填的是{print_figure(typed[ref])}，"
                f"台账算出来是{print_figure(beside.figures[ref])}，请核对。",
                ref,
                expected=beside.figures[ref],
                actual=typed[ref],
            )


@rule(
    "P04",
    WARNING,
    source="《条例》第十五条；《个人信息保护法》",
    help="年报是公开的，检查的人见到申请人、代理人、第三方的姓名和联系方式会要求撤下，这些只能留在"
    "台账里。文字里有和台账一样的，看一看是不是那个人；是的删去，只是同名的写明理由。",
)
def check_registered_names(context: Context) -> Iterator[Fault]:
    """Names and contacts of the registers stand in the words."""
    if context.registers is None or not context.registers.words:
        return
    for found in context.each(_names_in, (*context.texts, *context.notes)):
        yield from found


def _names_in(context: Context, text: CheckedText) -> Sequence[Fault]:
    owners, joined = _owners(context), _BETWEEN_DIGITS.sub("", text.narrow)
    # Thousands of names are sought by `in`; the few that are there, longest first, are placed.
    there = sorted((word for word in owners if word in joined), key=len, reverse=True)
    if not there:
        return ()
    faults = []
    for match in re.finditer("|".join(map(_pattern, there)), text.narrow):
        number, label = owners[_as_kept(match[0])]
        of = f"{number}号" if number else "一条"
        message = f"{text.called}：这里和台账{of}的“{label}”一样，像是个人信息，公开前请删去。"
        faults.append(Fault(message, text.place(*match.span()), section=text.section))
    return tuple(faults[:PER_TEXT])


@kept
def _owners(context: Context) -> dict[str, tuple[str, str]]:
    """The number and the label of the first record with each word."""
    words = context.registers.words if context.registers else ()
    return {one.word: (one.number, one.label) for one in reversed(words)}


def _pattern(word: str) -> str:
    """What finds a word; a number in groups too, and none within a longer one."""
    return rf"(?<!\d){'[ -]?'.join(word)}(?!\d)" if word.isdigit() else re.escape(word)


def _as_kept(found: str) -> str:
    """The word that was found: a number without what stands between its groups."""
    return _BETWEEN_DIGITS.sub("", found) if found[0].isdigit() else found


RULES = (check_registered_figures, check_registered_names)

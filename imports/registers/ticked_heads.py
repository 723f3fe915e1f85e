"""Columns of a sheet that are for ticks: one a choice (自然人 | 商业企业 | …), √ under the one."""

from collections.abc import Callable, Mapping

from nianbao.imports.registers.choice_words import chosen_key, is_family, without_number
from nianbao.report.registers.fields import Register, RegisterField

_FIELDS = {
    "requests": ("applicant_class", "channel", "outcome"),
    "reviews": ("kind", "result"),
}
_IN_GROUP_ONLY = frozenset({"channel"})
"""What only the name of its group tells from others: 送达方式 has ticks for 当面 and 网络 too."""
_GROUPS_OF_OTHERS = {"applicant_class": frozenset({"applicant"})}
"""Groups called after another field that hold the ticks of this one: 申请人情况."""
_LONGEST = 60
"""Characters of a head: what is longer is no name of a choice."""


def ticked_heads(
    register: Register,
    words: Mapping[int, str],
    group_end: str,
    named: Callable[[str], str],
) -> dict[str, dict[int, str]]:
    """By field, what a tick in a column (from 0) chooses; empty where its head names several.

    `words` are those over the columns, `named` says which field the name of a group means. Columns
    for ticks stand side by side, and at least two of them name a choice, or one and a family.
    """
    found: dict[str, dict[int, str]] = {}
    for field in (register.by_name[name] for name in _FIELDS.get(register.id, ())):
        claimed = {at for run in found.values() for at in run}
        heads = {
            at: key
            for at, head in sorted(words.items())
            if at not in claimed and (key := _key(field, head.split(group_end), named)) is not None
        }
        runs = [run for run in _side_by_side(heads) if _is_choice(run)]
        if len(runs) == 1:
            found[field.name] = runs[0]
    return found


def _key(field: RegisterField, parts: list[str], named: Callable[[str], str]) -> str | None:
    """What a head chooses of a field, empty for a family of it; None where it is none of it."""
    *groups, under = map(without_number, parts)
    if len(under) > _LONGEST or (field.name in _IN_GROUP_ONLY and not groups):
        return None
    others = {named(group) for group in groups} - {"", field.name}
    if others - _GROUPS_OF_OTHERS.get(field.name, frozenset()):
        return None
    of_field = [group for group in groups if named(group) == field.name]
    if field.name in _IN_GROUP_ONLY and not of_field:
        return None
    for more in range(len(groups) + 1):
        if key := chosen_key(field, "：".join((*groups[more:], under))):
            return key
    return "" if is_family(field, under) or (of_field and not named(under)) else None


def _side_by_side(heads: Mapping[int, str]) -> list[dict[int, str]]:
    runs: list[dict[int, str]] = []
    for at, key in heads.items():
        if runs and at - 1 in runs[-1]:
            runs[-1][at] = key
        else:
            runs.append({at: key})
    return runs


def _is_choice(run: Mapping[int, str]) -> bool:
    keys = [key for key in run.values() if key]
    return len(run) > 1 and bool(keys) and len(set(keys)) == len(keys)

"""How backups are told to the clerk: what one holds, and what restoring it would change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import set_cell_size

from nianbao.report.state import STATES
from nianbao.storage.backups import Backup
from nianbao.storage.contents import Changes, Contents, RecordChanges, compare
from nianbao.storage.stored import Summary

if TYPE_CHECKING:
    from nianbao.storage.pack import Pack

_NAMED_AT_MOST = 5
"""Reports named at most for each kind of change."""


def backup_time(backup: Backup) -> str:
    """When a backup was made, by the machine's clock."""
    return f"{backup.time:%Y-%m-%d %H:%M}"


def backup_line(backup: Backup, contents: Contents, present: Contents) -> str:
    """A backup in one line: when, how many reports, and how it differs from the present."""
    if contents.damage:
        return f"{backup_time(backup)}   已损坏，读不出来"
    count = set_cell_size(f"{len(contents.documents)}份报告", 12)
    return f"{backup_time(backup)}   {count}{_difference(compare(present, contents))}"


def restore_words(contents: Contents, present: Contents) -> str:
    """What restoring a backup does to the reports of today, and how it is undone."""
    changes = compare(present, contents)
    lines = [
        *_named("找回", changes.added),
        *_named("变回", changes.changed),
        *_named("去掉", changes.removed),
        *_records_line(changes.records, "找回", "变回", "去掉"),
    ]
    if not lines:
        lines = ["报告都和现在一样。"]
    damaged = "（现在的数据文件已损坏，读不出来）" if present.damage else ""
    return "\n".join(
        (
            *lines,
            "",
            "单位设置也回到那时。",
            f"现在的样子{damaged}先留成一份备份，恢复以后按 Ctrl+Z 撤销。",
        )
    )


def packed_words(pack: "Pack") -> str:
    """What a pack holds, counted."""
    return (
        f"里面有{held_words(pack.contents)}、{len(pack.histories)}份报告的历史、"
        f"{len(pack.copies)}份定稿副本。{persons_words(pack.contents)}"
    )


def held_words(contents: Contents) -> str:
    """How many reports there are, and records where there are some."""
    records = f"、{len(contents.records)}条台账" if contents.records else ""
    return f"{len(contents.documents)}份报告{records}"


def persons_words(contents: Contents) -> str:
    """Whether people are named in a file, where it has records; empty where it has none."""
    if not contents.records:
        return ""
    if contents.names_people:
        return "台账里有申请人的姓名和联系方式，请只交给该看的人。"
    return "台账里的姓名和联系方式没有打进去。"


def coming_words(pack: "Pack", changes: Changes) -> list[str]:
    """What is in a pack, set against the reports that are here."""
    number = len(pack.contents.documents) - len(changes.added) - len(changes.changed)
    return [
        *_named("这里没有", changes.added),
        *_named("不一样", changes.changed),
        *([f"和这里一样的有{number}份。"] if number else []),
        *_records_line(changes.records, "这里没有", "不一样", ""),
        *filter(None, [persons_words(pack.contents)]),
    ]


def taken_words(pack: "Pack", changes: Changes, *, replaced: bool) -> list[str]:
    """What became of each report of a pack that was taken in."""
    left = () if replaced else changes.changed
    number = len(pack.contents.documents) - len(changes.added) - len(changes.changed)
    return [
        *_named("放进来", changes.added),
        *_named("换成", changes.changed if replaced else ()),
        *_named("没有动", left),
        *([f"和这里一样的{number}份没有动。"] if number else []),
        *_records_line(changes.records, "放进来", "换成" if replaced else "没有动", ""),
    ] or ["包里没有报告。"]


def _difference(changes: Changes) -> str:
    if not changes:
        return "和现在一样"
    counts = (
        ("少", changes.removed),
        ("多", changes.added),
        ("不同", changes.changed),
    )
    told = [f"{word}{len(lines)}份" for word, lines in counts if lines]
    return "比现在 " + " ".join([*told, *(["台账不同"] if any(changes.records) else [])])


def _records_line(records: RecordChanges, added: str, changed: str, removed: str) -> list[str]:
    """What becomes of records, counted; a word that is empty is not told of."""
    counts = ((added, records.added), (changed, records.changed), (removed, records.removed))
    told = [f"{word}{count}条" for word, count in counts if word and count]
    return [f"台账  {'，'.join(told)}"] if told else []


def _named(word: str, lines: Sequence[Summary]) -> list[str]:
    """The first reports of one kind of change, and how many more there are."""
    words = [
        f"{word}  {line.year}年  {STATES[line.state]}  "
        f"{line.changed[5:16].replace('T', ' ')}  {line.office}"
        for line in lines[:_NAMED_AT_MOST]
    ]
    if len(lines) > _NAMED_AT_MOST:
        words.append(f"{word}  另外{len(lines) - _NAMED_AT_MOST}份")
    return words

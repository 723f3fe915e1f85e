"""What kind of office reports, told by its name, and what such an office calls itself."""

import re

TOWNSHIPS = ("镇", "乡", "街道", "苏木")
"""Kinds of office below the county."""

_TAIL = re.compile(r"(?:人民政府|政府|办事处|管理委员会|管委会|办公室)+$")
_COMMITTEES = ("管理委员会", "管委会")
"""Of a zone, which calls itself 我委: 某某经济开发区管理委员会."""
_KINDS = ("街道", "镇", "乡", "苏木", "局", "委员会", "委", "县", "区", "市", "厅", "中心")


def kind_of(name: str) -> str:
    """`镇` for 民权县北关镇人民政府 and for 我镇; empty when no kind is told."""
    plain = _TAIL.sub("", name.strip())
    kind = next((kind for kind in _KINDS if plain.endswith(kind)), "")
    if kind not in TOWNSHIPS and name.strip().endswith(_COMMITTEES):
        return "委"
    return kind


def office_without_tail(name: str) -> str:
    """`民权县北关镇` for 民权县北关镇人民政府."""
    return _TAIL.sub("", name.strip())


def is_peoples_government(name: str) -> bool:
    """Whether an office is a people's government; a street office and a department are none."""
    plain = name.strip()
    return plain.endswith("政府") or plain.endswith(("镇", "乡"))


def own_word(name: str) -> str:
    """What an office calls itself by its name: 我街道, 我局; empty where no kind is told."""
    kind = kind_of(name)
    return f"我{kind.removesuffix('员会')}" if kind else ""

"""Traditional characters of labels, heads and titles -> simplified ones, to know them by.

Only characters of the form's own words, and of the names of offices: what a clerk wrote stays.
"""

import re
from collections.abc import Iterator, Sequence

from nianbao.imports.source import SourceBlock
from nianbao.report.finding import Finding, Severity

SIMPLIFIED = str.maketrans(
    "佈係內動務區員問單國執報審將對屬廢廳強後復採據數於會條業構機權決沒況減為無爲獲現當發確祕穩範糾納組結經維縣總織繳繼續罰舉萬"
    "蘇處補製複規計訟訪許訴詢認請議護費購轉辦這進過鄉鎮開關隊項題額類體覆",
    "布系内动务区员问单国执报审将对属废厅强后复采据数于会条业构机权决没况减为无为获现当发确秘稳范纠纳组结经维县总织缴继续罚举万"
    "苏处补制复规计讼访许诉询认请议护费购转办这进过乡镇开关队项题额类体复",
)
"""Each by itself, so that places in a text stay the same."""

_PROOF = re.compile("[總體況動開縣鎮鄉處報請辦訟議問題項費數據關產業務機構審]")
_ENOUGH = 5
"""Such characters that a source must have before it counts as written in them."""


def traditional_finding(blocks: Sequence[SourceBlock]) -> Iterator[Finding]:
    """T01, once for a source in traditional characters."""
    found = [
        (block.number, len(_PROOF.findall(block.text)))
        for block in blocks
        if not block.text.isascii()
    ]
    if sum(count for _, count in found) >= _ENOUGH:
        line = next(number for number, count in found if count)
        yield Finding(
            "T01",
            Severity.INFO,
            f"原文从第{line}行起有繁体字：标题和行名按简体字认，正文照原样读入，请改成简体字。",
            "overview",
        )

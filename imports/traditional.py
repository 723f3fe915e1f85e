"""A source in traditional characters is told of: labels are known by simplified ones."""

import re
from collections.abc import Iterator, Sequence

from nianbao.imports.source import SourceBlock
from nianbao.report.finding import Finding, Severity

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

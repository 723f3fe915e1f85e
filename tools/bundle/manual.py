"""The manual: README, changes and everything in docs/, as pages for any browser."""

import re
import shutil
from pathlib import Path

from markdown_it import MarkdownIt

from tools.bundle.wheels import ROOT

PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ max-width: 46em; margin: 2em auto; padding: 0 1em; font: 16px/1.8 sans-serif; }}
pre, table {{ overflow-x: auto; display: block; }}
pre, code {{ background: #f3f3f3; font-family: monospace; }}
pre {{ padding: .6em 1em; line-height: 1.3; }}
table {{ border-collapse: collapse; }}
img {{ max-width: 100%; }}
th, td {{ border: 1px solid #bbb; padding: .2em .6em; text-align: left; }}
</style>
{body}"""
_LINK = re.compile(r'(href="[^":]+)\.md(?=[#"])')
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


def make(folder: Path) -> None:
    """Write the pages; what is no Markdown is copied as it is."""
    sources = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md"]
    sources += sorted(path for path in (ROOT / "docs").rglob("*") if path.is_file())
    for source in (*sources, ROOT / "LICENSE"):
        target = folder / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".md":
            words = page(source.read_text(encoding="utf-8"))
            target.with_suffix(".html").write_text(words, encoding="utf-8", newline="\n")
        else:
            shutil.copyfile(source, target)


def page(markdown: str) -> str:
    """One page of Markdown as HTML; links to other pages lead to theirs."""
    markdown = _COMMENT.sub("", markdown)
    heading = re.search(r"^# (.+)$", markdown, re.MULTILINE)
    body = MarkdownIt("commonmark").enable("table").render(markdown)
    return PAGE.format(title=heading[1] if heading else "年报", body=_LINK.sub(r"\1.html", body))

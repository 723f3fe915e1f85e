"""S13, S14: what a template or a half-done paste leaves behind."""

import re
from collections.abc import Iterator

from report.checks.rule import Context, Rule
from report.checks.text_rules import Remark, quote, text_rule
from report.finding import Severity
from report.form.numbering import split_number
from report.text import paragraphs
from report.words.codes import CODE, Codes, has_code
from report.words.fields import Field

_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z0-9×✕Ｘｘ])(?<!申请人.)(?<!村民.)(?<!居民.)(?<!当事人.)[×✕XxＸｘ]{2,}(?![A-Za-z×✕Ｘｘ])"
    r"|(?<![A-Za-z0-9])[×✕XＸ](?=[年月日件条镇县乡村次份项个期%％])"
    r"|[（(【\[]\s*(?:具体网址|文字描述|网址|填写|请填写?|此处|待填|待补充?|待定|待核实?|单位(?:名称|全称)"
    r"|数字|数量|年份|联系电话|电话|地址|略)[^）)】\]\n]{0,20}[）)】\]]"
    r"|[_＿]{3,}|【\s*】|（\s{1,10}）|\(\s{1,10}\)"
)
_FILLED = re.compile(
    r"[（(【\[](?:网址|联系电话|电话|地址)(?:[：:]\s*\S{3,}|\s*[\w.:/+-]*\d{3}|\s*[A-Za-z]{3})"
)

_HEADING = 40
"""Characters of a line that may be a heading, and then needs no mark at its end."""
_SHORT_HEADING = 10
_ENDED = tuple("。！？；：…”’）》】」』.!?;:)\"'")
_CUT = re.compile(
    r"(?:[，、,]|但|却|却对|以及|并且|而且|因为|由于|对于|关于|通过|根据|按照|和|与|及|或|将|把|的)$"
)
_LIST_ITEM = re.compile(r"[一二三四五六七八九十]是|第[一二三四五六七八九十]")
_CONTACT = re.compile(r"地址|电话|邮编|邮政编码|邮箱|传真|网址|网站|联系人|https?:|www\.")
_LAST_WORDS = re.compile(r"[^。！？；：，、!?;:,]*[，、,]?$")


@text_rule("S13", notes=True)
def check_placeholders(context: Context, field: Field) -> Iterator[Remark]:
    """S13: no placeholder of a template is left unfilled, and no code without a value."""
    codes = Codes(context.report, context.previous)
    for match in CODE.finditer(field.text) if has_code(field.text) else ():
        if codes.value(match[1]) is None:
            words = f"没有叫“{match[1]}”的数，请改名字，按 Ctrl+D 从列表里选，或删去。"
        else:
            words = f"“{match[0]}”还没有数，请先填上它的数，或改写这句话。"
        yield Remark(match.start(), match.end(), words)
    for match in _PLACEHOLDER.finditer(field.text):
        if not _FILLED.match(match[0]):
            yield Remark(
                match.start(),
                match.end(),
                f"“{quote(match[0])}”是模板里留给填写的地方，请填上，或删去这句话。",
            )


@text_rule("S14", headings=False)
def check_cut_paragraphs(_: Context, field: Field) -> Iterator[Remark]:
    """S14: no paragraph breaks off in mid-sentence; headings and lines of addresses may."""
    start = 0
    lines = paragraphs(field.text)
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else ""
        if _is_cut(line, following):
            last = _LAST_WORDS.search(line[-_HEADING:])
            length = len(last[0]) if last else 0
            end = start + len(line)
            yield Remark(
                end - max(length, 1),
                end,
                f"这一段停在“{quote(line[-12:])}”，句子没有说完就断开了；"
                "请与下一段接上，或补完这句话。",
            )
        start += len(line) + 1


def _is_cut(line: str, following: str) -> bool:
    if line.endswith(_ENDED):
        return False
    if _CUT.search(line) and (len(line) > _SHORT_HEADING or "，" in line):
        return not line.endswith("的") or bool(following)
    if not following or _CONTACT.search(line):
        return False
    if split_number(following.strip())[0] or _LIST_ITEM.match(following.strip()):
        return False
    return len(line) > _HEADING or ("，" in line and not split_number(line.strip())[0])


RULES: tuple[Rule, ...] = (
    Rule(
        "S13",
        Severity.WARNING,
        "县级审核的惯例",
        "模板里的××、（具体网址）、（文字描述）这类字样要换成真实内容。"
        "留着没填，说明报告没有写完，一定会被退回。"
        "花括号里的名字代表一个数，没有这个名字，或者还没有这个数，就原样留着。",
        check_placeholders,
    ),
    Rule(
        "S14",
        Severity.WARNING,
        "县级审核的惯例",
        "有一段没有写到句号就断开了，多半是从网页或旧文件粘贴时多了换行，或漏粘了后半句。"
        "请把它与下一段接上，或补完。",
        check_cut_paragraphs,
    ),
)

"""What a template or a half-done paste leaves behind."""

import re
from collections.abc import Iterator

from report.checks.context import CheckedText, Context
from report.checks.rule import WARNING, each_text, quote, rule
from report.checks.seeking import Remark, Sought, SoughtWords
from report.form.numbering import split_number
from report.text import paragraphs
from report.words.codes import CODE, has_code

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
_PLACEHOLDERS = SoughtWords(
    (
        Sought(
            _PLACEHOLDER,
            lambda spot: f"“{quote(spot.words)}”是模板里留给填写的地方，请填上，或删去这句话。",
            unless=lambda spot: bool(_FILLED.match(spot.words)),
            marks=(
                "«××»镇主动公开政府信息86条。",
                "我镇公开信息«XX»条，开展培训«X»次。",
                "可在县政府网站«（具体网址）»查阅。",
                "联系电话：«____»，«（请填写地址）»。",
                "全年公开信息«（ ）»条，更新栏目«【 】»个。",
                "截至«X»月«X»日，共公开«xx»条。",
                "由«（单位名称）»负责解释，«（待补充）»。",
            ),
            leaves=(
                "申请人李××要求公开，已答复。",
                "电话138××××1234已登记，回访138XXXX5678。",
                "长3×宽5的公示栏，购置X光机1台。",
                "（联系电话：0370-8512345）",
                "做到应公开尽公开（涉密除外），回应……等问题。",
                "型号XXL的宣传衫、MAXX平台。",
                "党政办（电话0370-8581234）负责受理，平台（网址www.lhz.gov.cn）已开通。",
            ),
        ),
    )
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


@rule(
    "S13",
    WARNING,
    source="县级审核的惯例",
    help=(
        "模板里的××、（具体网址）、（文字描述）这类字样要换成真实内容。"
        "留着没填，说明报告没有写完，一定会被退回。"
        "花括号里的名字代表一个数，没有这个名字，或者还没有这个数，就原样留着。"
    ),
    seeks=_PLACEHOLDERS,
)
@each_text(notes=True)
def check_placeholders(context: Context, text: CheckedText) -> Iterator[Remark]:
    """No placeholder of a template is left unfilled, and no code without a value."""
    for match in CODE.finditer(text.text) if has_code(text.text) else ():
        if context.codes.value(match[1]) is None:
            words = f"没有叫“{match[1]}”的数，请改名字，按 Ctrl+D 从列表里选，或删去。"
        else:
            words = f"“{match[0]}”还没有数，请先填上它的数，或改写这句话。"
        yield Remark(match.start(), match.end(), words)
    yield from _PLACEHOLDERS.remarks(context, text)


@rule(
    "S14",
    WARNING,
    source="县级审核的惯例",
    help=(
        "有一段没有写到句号就断开了，多半是从网页或旧文件粘贴时多了换行，或漏粘了后半句。"
        "请把它与下一段接上，或补完。"
    ),
)
@each_text(headings=False)
def check_cut_paragraphs(_: Context, text: CheckedText) -> Iterator[Remark]:
    """No paragraph breaks off in mid-sentence; headings and lines of addresses may."""
    start = 0
    lines = paragraphs(text.text)
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


RULES = (check_placeholders, check_cut_paragraphs)

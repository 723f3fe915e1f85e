"""What a template or a half-done paste leaves behind."""

import re
from collections.abc import Iterator

from nianbao.report.checks.context import CheckedText, Context
from nianbao.report.checks.rule import WARNING, each_text, quote, rule
from nianbao.report.checks.seeking import Remark, Sought, SoughtWords, Spot
from nianbao.report.form.numbering import split_number
from nianbao.report.text import late, paragraphs
from nianbao.report.words.codes import CODE, TO_WRITE, has_code

_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z0-9×✕Ｘｘ])(?<!申请人.)(?<!村民.)(?<!居民.)(?<!当事人.)[×✕XxＸｘ]{2,}(?![A-Za-z×✕Ｘｘ])(?![-－]\d{1,3}(?!\d))"
    r"|(?<![A-Za-z0-9])[×✕XＸ](?=[年月日件条镇县乡村次份项个期%％])"
    r"|[（(【\[]\s*(?:具体(?:网址|地名|地址|名称|单位|数量|数字|时间|日期|内容)|文字描述|网址|填写|请填写?|此处|待填|待补充?|待定|待核实?|单位(?:名称|全称)|(?:网站|栏目|平台|公众号)名称(?=[）)】\]])"
    r"|数字|数量|年份|联系电话|电话|地址|略)[^）)】\]\n]{0,20}[）)】\]]"
    r"|[_＿]{3,}|(?<![A-Za-z0-9])[_＿]{1,2}(?=\s*[件条次个份篇场期人处项万元])|【\s*】|（\s{1,10}）|\(\s{1,10}\)"
    r"|[（(]\s*[）)](?=\s*[件条次个份篇场期人处项])|[□☐]+(?=\s*[件条次个份篇场期人处项])|(?<![\d〇零一二三四五六七八九十*×])[○〇◯]{2,}(?=[镇乡县街市村局年月日件条次])"
    r"|某某(?=[镇乡县市区街村局])|(?<![\d*])\*{2,}(?=[镇乡县街市村局件条次个份])"
    r"|(?:请)?(?:单击|点击|轻点)(?:或(?:点击|单击|点按|轻点))?(?:此处|这里|此)?(?:以|来)?(?:输入|键入|填写)(?:文字|文本|内容|标题|日期)?"
    r"|请(?:在此处?)?(?:输入|键入)(?!法|验证码|密码|关键)[\u4e00-\u9fff]{0,8}|此处(?:填写|输入|插入)[\u4e00-\u9fff]{0,8}"
    r"|#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)"
    r"|(?<![有尚还亟需仍等])待(?:补充|填写|核实|补|定|填)(?=\s*[件条次个份篇场期人处项](?![\u4e00-\u9fff]))"
    r"|(?<=[：:为是])\s*待(?:补充|填写|核实|补|定|填)(?=[，。；、）)\n]|$)"
    r"|(?<=数据|数字|数量|时间|日期|地点|网址|电话|金额|件数|条数|次数)(?:尚)?待(?:补充|填写|核实|补|定|填)(?=[，。；、）)\n]|$)"
)
_LETTER = re.compile(
    r"(?<=[\u4e00-\u9fff\s])(?<!第)(?<!\+)[NnMＮｎ](?=[件条次个份篇场期人处项万](?![a-zA-Z]))"
)
"""A letter where a number is wanted: 培训N次."""
_ASKED = re.compile(r"(?<![^\n。；：是])[（(][^（()）\n]{2,60}[？?][）)]")
"""A question in brackets, as the starter sentences of section five ask it."""
_FILLED = re.compile(
    r"[（(【\[](?:网址|联系电话|电话|地址)(?:[：:]\s*\S{3,}|\s*[\w.:/+-]*\d{3}|\s*[A-Za-z]{3})"
)


def _is_quoted(spot: Spot) -> bool:
    """Whether words stand in a title or in quotation marks."""
    return not spot.text.unquoted[slice(*spot.span)].strip()


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
                "联系电话：«____»，«（请填写地址）»，传真«XXXX»-8581234。",
                "全年公开信息«（ ）»条，更新栏目«【 】»个。",
                "截至«X»月«X»日，共公开«xx»条。",
                "由«（单位名称）»负责解释，«（待补充）»。",
                "全年培训«单击或点击此处输入文字»。",
                "公开信息«#REF!»条，更新«#N/A»条。",
                "收到申请«__»件，办结«_»件，«□»件结转。",
                "开展培训«待补充»次，时间«待定»。",
                "联系电话：«待补»。",
                "«某某»镇、«○○»镇主动公开信息«**»条。",
                "«请输入标题»",
                "«点击此处输入内容»，«此处填写数据»。",
            ),
            leaves=(
                "申请人李××要求公开，已答复。",
                "电话138××××1234已登记，回访138XXXX5678。",
                "长3×宽5的公示栏，购置X光机1台。",
                "推广XX-2号玉米、××-12型农机的信息已公开。",
                "（联系电话：0370-8512345）",
                "做到应公开尽公开（涉密除外），回应……等问题。",
                "型号XXL的宣传衫、MAXX平台。",
                "党政办（电话0370-8581234）负责受理，平台（网址www.lhz.gov.cn）已开通。",
                "公开内容有待补充，制度尚待完善，人员待定期培训。",
                "群众点击此处链接即可查询，输入法切换方便。",
                "二〇〇八年、二○二四年，电话138****1234。",
                "□是 □否（满意度调查表）",
                "对待补贴对象一视同仁，接待补办证件的群众。",
            ),
        ),
        Sought(
            _LETTER,
            "“{words}”是留给填数的地方，请填上数字，或删去这句话。",
            unless=_is_quoted,
            marks=("全年培训«N»次，公开信息«n»条。", "开展活动 «N»场。"),
            leaves=(
                "公布《第N批便民事项清单》、“跑N次”变“跑一次”《N件实事》。",
                "印发第N批目录。",
                "推行“1+N”公开模式，N95口罩12个。",
            ),
        ),
        Sought(
            _ASKED,
            "“{words}”是提示用的问题，请换成回答，或删去。",
            marks=("«（哪一项公开超过了20个工作日？）»", "一是«（上年的问题改了没有？）»。"),
            leaves=(
                "发布解读“怎么申请？”，开设“问政（您问我答）”。",
                "设“您问我答”（怎么申请？）栏。",
            ),
        ),
    )
)

_HEADING = 40
"""Characters of a line that may be a heading, and then needs no mark at its end."""
_SHORT_HEADING = 10
_ENDED = (*"。！？；：…”’）》】」』.!?;:)\"'", "如下")
_CUT = re.compile(
    r"(?:[，、,]|但|却|却对|以及|并且|而且|因为|由于|对于|关于|通过|根据|按照|和|与|及|或|将|把|的)$"
)
_LIST_ITEM = re.compile(r"[一二三四五六七八九十]是|第[一二三四五六七八九十]")
_BULLET = r"\s*(?:[-–—•·●■◆▪○]|\*(?!\*))\s*[^\s\d\W]"
"""An item of a list under marks, which needs none at its end."""
_LABEL = r"\s*[^，。；：:\n]{1,12}[：:]\s*[^\s，。；]"
"""An item that begins with what it is of: 培训：1次，43人."""
_ORDINAL_HEADING = re.compile(
    r"(?:第[一二三四五六七八九十]|其[一二三四五六七八九]|首先|其次|再次|最后)[，,][^，,。；;：:]{2,20}$"
)
"""A heading that counts in words: 第一，主动公开, and its text is the next line."""
_CONTACT = re.compile(r"地址|电话|邮编|邮政编码|邮箱|传真|网址|网站|联系人|https?:|www\.")
_SIGNED = re.compile(
    r"^\s*(?:[\u4e00-\u9fff]{2,30}(?:政府|办事处|办公室|党政办|委员会|局|中心)[\s，,]*)?"
    r"(?:(?:20\d\d|二[〇○零][\u4e00-\u9fff〇○]{2})年.{1,8}日?\s*(?:印发|发布|公布)?)?\s*$|^\s*(?:抄送|主送|附件|印发)"
)
"""A signature, its day, and what a printed document has under it."""
_LAST_WORDS = re.compile(r"[^。！？；：，、!?;:,]*[，、,]?$")


@rule(
    "S13",
    WARNING,
    source="已公布的年报里见过的差错",
    help=(
        "模板里的××、（具体网址）、（文字描述）留着没填，审核的人会要求写完。"
        "花括号里的名字代表一个数，没有这个名字或还没有这个数，就原样留着，"
        "请填上或改写。"
    ),
    seeks=_PLACEHOLDERS,
)
@each_text(notes=True)
def check_placeholders(context: Context, text: CheckedText) -> Iterator[Remark]:
    """No placeholder of a template is left unfilled, and no code without a value."""
    for match in CODE.finditer(text.text) if has_code(text.text) else ():
        if match[1] in TO_WRITE:
            words = f"“{match[0]}”请换成真实的{match[1]}，或删去这句话。"
        elif context.codes.value(match[1]) is None:
            words = f"没有叫“{match[1]}”的数，请改名字，按 Ctrl+D 从列表里选，或删去。"
        else:
            words = f"“{match[0]}”还没有数，请先填上它的数，或改写这句话。"
        yield Remark(match.start(), match.end(), words)
    yield from _PLACEHOLDERS.remarks(context, text)


@rule(
    "S14",
    WARNING,
    source="已公布的年报里见过的差错",
    help=(
        "审核的人看到没有写到句号就断开的一段，会问后面是不是少了字，"
        "多半是粘贴时多了换行。请把它与下一段接上，或补完。"
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
    if line.endswith(_ENDED) or "|" in line or _SIGNED.search(line):
        return False
    if _SIGNED.search(following):
        following = ""
    if _CUT.search(line) and (len(line) > _SHORT_HEADING or "，" in line):
        return not line.endswith("的") or bool(following)
    if not following or _CONTACT.search(line):
        return False
    if split_number(following.strip())[0] or _LIST_ITEM.match(following.strip()):
        return False
    if any(late(item).match(line) and late(item).match(following) for item in (_BULLET, _LABEL)):
        return False
    if split_number(line.strip())[0] or _ORDINAL_HEADING.match(line.strip()):
        return len(line) > _HEADING
    return len(line) > _HEADING or "，" in line


RULES = (check_placeholders, check_cut_paragraphs)

"""What stands around a report on a page and is no part of it: dates, buttons, menus, footers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.text import SIMPLIFIED, late, without_spaces

_WORDS_LIMIT = 120
"""Characters a line of a page's furniture may have."""
_ABOUT = re.compile(
    r"[\s【\[（(]*(?:发布|发文|发表|成文|生成|公开|更新|发稿)?(?:时[间間]|日期)\s*[:：]"
    r"|\s*(?:发布|发表|更新)于\s*[:：]?\s*20\d\d[-/.年]"
    r"|\s*20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*(?:$|\D)"
    r"|\s*[(（]?(?:信息)?(?:来源|作者|浏览|点击|阅读|打印|字[体号])"
    r"|[^。；，]{0,30}?(?:(?:来源|作者|浏览|点击|阅读|访问)(?:次数|量|数)?\s*[:：]"
    r"|\d\s*次?(?:浏览|点击|阅读|访问)))"
    r"|[\s【\[（(]*(?:信息|文章|稿件)?[来來]\s*源\s*[:：]"
    r"|[\s【\[（(]*(?:作者|责任编辑|编辑|审核|供稿|索\s*引\s*号|信息索引|主题分类|发布机构|发布单位|"
    r"信息名称|名\s*称|文\s*号|文章字号|公开方式|公开时限|有\s*效\s*性|浏览次数|浏览量|访问量|点击数|"
    r"点击量|点击率|阅读次数|阅读量|字体|字号|字体大小|(?:您的?|您当前的?|当前)?(?:所在)?位置)"
    r"\s*[:：]"
)
_TOLD = r"(?:时[间間]|日期|[来來]\s*源|作者|编辑|审核|字[体号]|(?:浏览|点击|阅读)[次数量]*)\s*[:：]"
"""What a line about a page tells, each with its label."""
_FILE = re.compile(r".*\.(?:docx?|wps|pdf|ofd)$", re.IGNORECASE)
_DATE_ALONE = re.compile(
    r"\s*[(（]20\d\d年\d{1,2}月\d{1,2}日(?:发布|公布|公开)?[)）]\s*"
    r"|(?:原创\s+)?[^，。；:：\d]{2,24}\s+20\d\d年\d{1,2}月\d{1,2}日\s+\d{1,2}:\d\d(?:\s+[一-龥]{2,8})?\s*"
)
"""A date in brackets; the account, the time and the place over an article of a chat program."""
_BULLET = re.compile(r"^\s*[•·▪■◆●-](?:\s+|$)")
_INDEX = re.compile(
    "索引号|信息索引|发布机构|发布单位|发文机关|发文字号|文号|成文日期|生成日期|发文日期|发布日期|公开日期|"
    "标题|关键词|主题词|主题分类|体裁分类|体裁|服务对象|有效性|是否有效|公开方式|公开形式|公开范围|信息名称|"
    "生效日期|废止日期|责任部门|组配分类"
)
_LABEL_ALONE = re.compile(
    r"(?:(?:发布|发文|成文|生成|公开|更新|撰写|发稿)(?:时间|日期)|(?:信息|文章|稿件)?来\s*源|作\s*者|"
    r"责任编辑|编\s*辑|审\s*核|供\s*稿|索引号|主题分类|发布机构|发布单位|文\s*号|浏览次数|浏览量)[:：]?"
)
_BUTTON = re.compile(
    r"[\s【\[（(]*(?:大|中|小|(?:A\s*[+-]\s*)+|打印|打印本页|打印此页|打印本文|关闭|关闭窗口|关闭本页|分享\s*[:：]?|分享到[:：]?|"
    r"文章分享|点击(?:收听|朗读|下载|查看)[一-龥]{0,10}|信息公开元数据|我要收藏|加入收藏|设为首页|(?:是否)?(?:打开|开启|进入|切换)?(?:到|至)?(?:信息|网站)?无障碍(?:阅读|浏览|模式)?|长者版|关怀版|老年模式|收藏|首页|返回首页|(?:政府)?信息公开年报|"
    r"返回顶部|回到顶部|扫一扫|微信|微博|纠错|目录|字体|字号|字体大小)"
    r"(?:[\s|│、·】\]）)]+|$)"
)
_FOOTER = re.compile(
    r"[\s【\[（(]*(?:上一篇|下一篇|上一条|下一条|打印本页|打印此页|关闭窗口|关闭本页|分享到|分享\s*[:：]|"
    r"版权所有|主办单位|(?:主办|承办)(?:单位|方)?\s*(?:[:：|｜]|\s[^\d，。；]{2,40}$)|网站标识码|"
    r"(?:主办|承办)[一-龥]{2,24}(?:政府|办公室|中心|局|委员会)\s*$|"
    r"(?:请?用?(?:手机|微信))?扫一扫|您对[^。；]{0,12}满意|我要评论|(?:全部|网友)评论|\d+\s*条评论|"
    r"责任编辑|相关链接|相关阅读|相关文章|返回顶部|[-—–=·\s]*END[-—–=·\s]*$|--\s*$|发自我的|"
    r"(?:(?:信息|文章|稿件)?来源|编辑|责编|审核|校对|供稿|监制|编审)\s*[:：]|"
    r"[^，。；:：\d]{1,20}\s+20\d\d[-/]\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d\d(?::\d\d)?\s*$|"
    r"(?:https?|file):/+[!-~]+(?:\s+\d{1,3}/\d{1,3})?\s*$|Copyright\b|©|[一-龥]?ICP备|"
    r"[^。，；：\s【】\[\]]{0,3}(?:打印|关闭|收藏|返回)[^。，；：\s【】\[\]]{0,4}\s*[】\]]|扫码(?:分享|关注|查看|在手机)|"
    r"(?:请)?(?:用|使用|打开)?(?:手机|微信)?(?:扫描|扫一?扫?|识别|长按)[^。，；]{0,8}二维码[^。，；]{0,14}$|"
    r"[^。，；：\s]{0,8}二维码[）)】]?[:：]?\s*$|"
    r"您是(?:本站)?第\s*[:：]?\s*\d|"
    r"第\s*\d{1,3}\s*页[\s/／,，]*共\s*\d{1,3}\s*页\s*$|"
    r"(?:关于我们|网站地图|联系我们|网站声明|隐私声明|设为首页)\s*(?:[|｜]|$))"
)


_SURE = r"版权所有|ICP备|©|Copyright|网站标识码|您是(?:本站)?第"
"""What a footer has that is worded as a sentence: 主办建议8件，均已答复。 is none."""
_PAGE_OF = r"[-—–\s]*第\s*\d{1,3}\s*页[\s,，/／]*共\s*\d{1,3}\s*页[-—–\s]*"
_PAGER = (
    r"(?=.*(?:上一?页|下一?页|尾页|末页))"
    r"(?:[首尾末]页|[上下]一?页|第?\s*\d{1,4}\s*页?|共\s*\d{1,4}\s*[页条]|跳转|到|GO|[.…<>«»‹›|/\s])+"
)
"""The numbers of a page's pages, with the way to the next."""
_PAGE = re.compile(
    r"[-—–·~]+\s*(\d{1,3})\s*[-—–·~]+|第\s*(\d{1,3})\s*页(?:[\s,，/／]*共\s*\d{1,3}\s*页)?"
    r"|[Pp]age\s*(\d{1,3})(?:\s*of\s*\d{1,3})?"
)
_CONTINUED = (
    r"[（(]?\s*(?:续上?[表页]|接上[表页]|(?:附?表\s*[一二三四五六\d]{0,2}\s*)[（(]?续[）)]?|[转续接]下[表页])"
    r"\s*[一二三四五六\d]{0,2}\s*[）)]?\s*[：:]?"
)
"""What stands over the rest of a table that goes on on another page."""
_BARE_PAGE = re.compile(r"(\d{1,3})(?:\s*[/／]\s*\d{1,3})?")
_PRINTED_UNDER = r"(?:(?:https?|file):/+\S+|about:blank)\s+\d{1,3}/\d{1,3}"
_PRINTED_OVER = (
    r"(?:\d{4}/\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4})"
    r",?\s+(?:[上下]午\s*)?\d{1,2}:\d\d(?:\s*[AP]M)?(?:\s.{0,120})?"
)
"""What a browser prints under each page, address and number, and over it, day and title."""
_OPEN = 15
"""Characters from which a line that has no mark at its end is the midst of a sentence."""


def page_numbers(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The lines that number the pages, with marks around: such as rise, or part a sentence.

    And those that a browser printed over and under each page, or that lead to another page.
    """
    printed = _printed(blocks)
    sure = (late(_PAGER), late(_PAGE_OF))
    printed += [one for one in blocks if any(form.fullmatch(one.text.strip()) for form in sure)]
    found = list(_numbering(blocks, _PAGE))
    if _rise(found):
        return [*printed, *(block for _, block in found)]
    before = {id(block): last for last, block in pairwise(blocks)}
    return [*printed, *(block for _, block in found if _is_open(before.get(id(block))))]


def _printed(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The lines that a browser printed: pages of an address, and a day and title said again."""
    under = [one for one in blocks if late(_PRINTED_UNDER).fullmatch(one.text.strip())]
    over = [one for one in blocks if late(_PRINTED_OVER).fullmatch(one.text.strip())]
    times = Counter(without_spaces(one.text) for one in over)
    return [*under, *(one for one in over if times[without_spaces(one.text)] > 1)]


def continuations(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The lines and rows that only say that a table goes on: （续表）, 表2（续）."""
    return [block for block in blocks if late(_CONTINUED).fullmatch(block.text.strip())]


def bare_page_numbers(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The lines among words that are figures alone (3, 3/8), where these count the pages."""
    found = list(_numbering(blocks, _BARE_PAGE))
    return [block for _, block in found] if _rise(found) else []


def _numbering(
    blocks: Sequence[SourceBlock], form: re.Pattern[str]
) -> Iterator[tuple[int, SourceBlock]]:
    for block in blocks:
        if not isinstance(block, TextLine) or block.level:
            continue
        if match := form.fullmatch(block.text.strip()):
            yield int(next(filter(None, match.groups()))), block


def _rise(found: Sequence[tuple[int, SourceBlock]]) -> bool:
    return len(found) > 1 and all(b[0] > a[0] for a, b in pairwise(found))


def _is_open(block: SourceBlock | None) -> bool:
    """Whether a line is a row of a table, or one that goes on."""
    if isinstance(block, CellRow) or block is None:
        return block is not None
    return len(block.text) >= _OPEN and not block.text.rstrip().endswith(("。", "；", "：", "！"))


def is_furniture(text: str) -> bool:
    """Whether a line tells something about the page, or is one of its buttons."""
    text = _BULLET.sub("", text).translate(SIMPLIFIED)
    if not text:
        return True
    if len(text) > _WORDS_LIMIT or text.rstrip().endswith("。"):
        return False
    if text.count("|") + text.count("｜") > 1 and _is_index_box(text):
        return True
    if _FILE.fullmatch(text.strip()) or _DATE_ALONE.fullmatch(text):
        return True
    if _has_labels(text):
        return True
    return bool(_ABOUT.match(text) or _BUTTON.match(text) or re.search(r"首页\s*[>＞»›]", text))


def tells_of_page(text: str) -> bool:
    """Whether a line that its source marks as a paragraph is none: it tells two things of a page.

    Or the way to it, from 首页 on.
    """
    is_way = len(text) <= _WORDS_LIMIT and late(r".{0,12}首页\s*[>＞»›].*[>＞»›]").match(text)
    return bool(is_way) or (is_furniture(text) and len(late(_TOLD).findall(text)) > 1)


def _has_labels(text: str) -> bool:
    """Whether a line begins with a label of the box with a page's index data, and has another."""
    bare = re.sub(r"\s", "", text)
    first = _INDEX.match(bare)
    return first is not None and _INDEX.search(bare, first.end()) is not None


def label_lines(texts: Sequence[str]) -> Iterator[int]:
    """The places of labels that stand alone on a line (来源) and of the values under them."""
    place = 0
    while place + 1 < len(texts):
        value = texts[place + 1].strip()
        if _LABEL_ALONE.fullmatch(texts[place].strip()) and len(value) <= 30 and value[-1:] != "。":
            yield from (place, place + 1)
            place += 1
        place += 1


def begins_footer(text: str) -> bool:
    """Whether a line is one with which only footers of pages begin."""
    if text.rstrip().endswith(("。", "；")) and not late(_SURE).search(text):
        return False
    return len(text) <= _WORDS_LIMIT and bool(_FOOTER.match(text))


def _is_index_box(text: str) -> bool:
    """Whether one of the cells of a row is a label of the box with a page's index data."""
    cells = (re.sub(r"[\s:：]", "", cell) for cell in re.split(r"[|｜]", text))
    return any(map(_INDEX.fullmatch, cells))

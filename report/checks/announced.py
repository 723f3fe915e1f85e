"""X09 for points that are announced and then numbered: 三个方面的不足：一是…；二是….

A point that is told without a number (此外, 同时) may be the one that lacks.
"""

from collections.abc import Iterator

from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Passage
from nianbao.report.claims.word_classes import late
from nianbao.report.finding import Span

_DIGITS = "零一二三四五六七八九"
_ANNOUNCED = (
    r"(?P<number>[二两三四五六七八九2-9])(?P<what>个?(?:大|主要)?(?:方面|问题|不足|短板|困难|点)(?:的|主要|突出)*"
    r"(?:问题|不足|短板|困难|措施|工作|举措|薄弱环节|改进)?(?:[和与、]不足|[和与、]问题)?)[：:，。]\s*(?=一是)"
)
_NUMBERED = r"(?:^|[^\u4e00-\u9fff])(?P<at>[一二三四五六七八九])是"
_ONE_MORE = "此外|另外|同时|最后|还[有存需将]|再[者次]|其[四五六]|四要|以及"


def wrong_announcements(passage: Passage) -> Iterator[Fault]:
    """Every number of points that is not how many are numbered behind it."""
    text = passage.text
    if "一是" not in text:
        return
    for match in late(_ANNOUNCED).finditer(text):
        said, listed = _value(match["number"]), 0
        for found in late(_NUMBERED).finditer(text, match.end() - 1):
            number = _DIGITS.index(found["at"])
            if number != listed + 1:
                break
            listed = number
        rest = text[match.end() :]
        if listed < 2 or said == listed or (listed < said and late(_ONE_MORE).search(rest)):
            continue
        words = f"{match['number']}{match['what']}"
        yield Fault(
            f"{passage.called}写“{words}”，后面用“一是、二是”列出的是{listed}项；请核对项数。",
            Span(passage.field, match.start("number"), match.end("what")),
            expected=listed,
            actual=said,
        )


def _value(number: str) -> int:
    return 2 if number == "两" else int(number) if number.isdigit() else _DIGITS.index(number)

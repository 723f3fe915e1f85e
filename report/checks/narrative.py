"""X01–X03, X05–X08, X10, X13: what the words say against the tables and against themselves.

Tables are usually right, so a finding points at the words and names the cell. A rule is silent
where a cell it needs is blank. A number is told by one rule of those that look at tables.
"""

from collections.abc import Callable, Iterator

from report.checks.breakdowns import check_lists
from report.checks.causes import swapped
from report.checks.closing import check_closing
from report.checks.comparison import COMPARED, accepted, cell_value, differs, sum_name
from report.checks.fees import check_fee_words
from report.checks.percentages import check_shares
from report.checks.rule import Context, Rule
from report.claims.claims import Claim, read_claims
from report.claims.quantities import (
    ACCEPTED,
    ANSWERED,
    BODIES,
    BROUGHT,
    FORWARD,
    HANDLED,
    NATURAL,
    RECEIVED,
    UNFINISHED,
    Quantity,
)
from report.document import Report
from report.finding import Finding, Severity


def check_stated(rule: str) -> Callable[[Context], Iterator[Finding]]:
    """The check of one rule that compares the numbers in the words with the tables."""

    def check(context: Context) -> Iterator[Finding]:
        for claim in read_claims(context.report):
            compared = claim.quantity in COMPARED[rule]
            if compared and differs(context.report, claim) == rule:
                yield _mismatch(context, claim, rule)

    return check


_DECISIONS = check_stated("X08")


def check_decisions(context: Context) -> Iterator[Finding]:
    """X08: decisions, documents and fees."""
    yield from _DECISIONS(context)
    yield from check_fee_words(context)


def check_all_done(context: Context) -> Iterator[Finding]:
    """X06: everything is answered, they say, but the table carries cases forward or has none."""
    report = context.report
    received = cell_value(report, RECEIVED.accepts[1])
    done = cell_value(report, ANSWERED.accepts[0])
    forward = cell_value(report, FORWARD.accepts[0])
    if received is None or done is None or forward is None:
        return
    if forward > 0:
        fact = f"{sum_name(report, FORWARD)}是{forward}件，还没有全部办完"
    elif received > 0 and done == 0:
        fact = f"{sum_name(report, ANSWERED)}是0件，一件也没有办结"
    else:
        return
    told = {(c.span.field, c.sentence) for c in read_claims(report) if c.quantity is FORWARD}
    for claim in read_claims(report):
        place = claim.span.field, claim.sentence
        if claim.quantity is UNFINISHED and place not in told:
            told.add(place)
            yield Finding(
                "X06",
                Severity.WARNING,
                f"{_says(claim)}，{fact}；请核对，改文字，或改表里的数。",
                claim.passage.section,
                span=claim.span,
                expected=forward,
            )


def check_repeated(context: Context) -> Iterator[Finding]:
    """X10: a quantity stated twice, differently, where no table tells which is right."""
    claims = read_claims(context.report)
    carried = {c.value for c in claims if c.quantity is BROUGHT}
    first: dict[Quantity, Claim] = {}
    for claim in claims:
        quantity = claim.quantity
        if quantity in (HANDLED, NATURAL, BODIES) or _known(context.report, quantity):
            continue
        earlier = first.setdefault(quantity, claim)
        gap = abs(earlier.value - claim.value)
        if gap and not (quantity in (RECEIVED, ACCEPTED) and gap in carried):
            yield _finding(
                "X10",
                claim,
                f"{_says(claim)}，{_where(earlier, claim)}写的是“{earlier.words}”，"
                f"两处差{gap}{'件' if quantity.accepts else ''}；"
                "说的是同一个数，请核对后写成一样的。",
                earlier.value,
            )


def _known(report: Report, quantity: Quantity) -> bool:
    values = [cell_value(report, cells) for cells in quantity.accepts]
    return bool(values) and None not in values


def _mismatch(context: Context, claim: Claim, rule: str) -> Finding:
    report, quantity = context.report, claim.quantity
    expected = cell_value(report, quantity.accepts[0]) or 0
    fact = f"{sum_name(report, quantity)}是{expected}件"
    if quantity in (RECEIVED, ACCEPTED) and len(accepted(report, claim)) > 1:
        both = cell_value(report, quantity.accepts[1]) or 0
        if both != expected:
            fact += f"，加上上年结转是{both}件"
            if abs(claim.value - both) < abs(claim.value - expected):
                expected = both
    if not claim.denied:
        gap = claim.value - expected
        fact += f"，文字{'多' if gap > 0 else '少'}{abs(gap)}件"
    return _finding(
        rule,
        claim,
        f"{_says(claim)}，{fact}；{_cause(context, claim, expected)}请核对，改正写错的一处。",
        expected,
    )


def _cause(context: Context, claim: Claim, expected: int) -> str:
    """The most likely cause of a difference, where one is specific."""
    value, quantity = claim.value, claim.quantity
    if not value:
        return ""
    last = context.previous
    if last and value in [cell_value(last, cells) for cells in quantity.accepts]:
        return "这个数和上年年报的一样，可能沿用了上年的文字；"
    if any(swapped(value, cell_value(context.report, cells) or 0) for cells in quantity.accepts):
        return "两个数字的位置可能写反了；"
    if quantity is ANSWERED:
        forward = cell_value(context.report, FORWARD.accepts[0])
        if forward and value - expected == forward:
            return "恰好多出结转下年度的件数，可能把没办完的也算进去了；"
        brought = cell_value(context.report, BROUGHT.accepts[0])
        if brought and expected - value == brought:
            return "恰好少了上年结转的件数，可能没有算进去；"
    return ""


def _where(earlier: Claim, claim: Claim) -> str:
    """How a message names the place of an earlier claim."""
    same = earlier.passage.section == claim.passage.section
    return "前面" if same else f"前面{earlier.passage.called}"


def _says(claim: Claim) -> str:
    return f"{claim.passage.called}写“{claim.words}”"


def _finding(rule: str, claim: Claim, message: str, expected: int) -> Finding:
    return Finding(
        rule,
        Severity.WARNING,
        message,
        claim.passage.section,
        span=claim.span,
        expected=expected,
        actual=claim.value,
    )


def _rule(
    rule: str, source: str, words: str, check: Callable[[Context], Iterator[Finding]] | None = None
) -> Rule:
    return Rule(rule, Severity.WARNING, source, words, check or check_stated(rule))


RULES: tuple[Rule, ...] = (
    _rule(
        "X01",
        "表三第一、二项",
        "文字里写的收到（受理）申请件数，要和表三一致。可以只写本年新收的，也可以写新收加上年结转的，"
        "两种写法都算对。",
    ),
    _rule(
        "X02",
        "表三第三项",
        "文字里写的答复、办结件数，以及予以公开、不予公开等各种结果的件数，要和表三第三项一致。"
        "表格一般是对的，先看文字是不是沿用了上年或草稿的数。",
    ),
    _rule(
        "X03",
        "表三第二、四项",
        "文字里写的上年结转、结转下年度件数，要和表三第二项、第四项一致。"
        "上年结转还要等于上年报告的结转下年度，县里会翻出上年的报告来对。",
    ),
    _rule(
        "X04",
        "表三的勾稽关系",
        "同一段里写的几个数要对得上：新收加上年结转，等于办结加结转下年度。"
        "对不上的，多半是漏写了一项，或有一个数没有跟着表格改。",
        check_closing,
    ),
    _rule(
        "X05",
        "表四",
        "文字里写的行政复议、行政诉讼件数，要和表四的总计一致。行政诉讼把直接起诉和复议后起诉合起来算。",
    ),
    _rule(
        "X06",
        "表三第三、四项",
        "文字说申请全部办结，表三第四项却有结转，或者第三项一件也没有，两处说法矛盾。"
        "还没有办结的，写明结转几件；办结了的，改表格。",
        check_all_done,
    ),
    _rule(
        "X07",
        "表三第一项",
        "文字说没有收到申请，表三却有数；或者文字说收到了，表三全是0。请核对哪一处写错了。",
    ),
    _rule(
        "X08",
        "表二；条例第二十条",
        "文字里写的许可、处罚、强制决定件数和规范性文件件数，要和表二一致。"
        "收费的金额也要一致。"
        "公开了多少条许可、处罚信息是另一回事，不会拿来比。",
        check_decisions,
    ),
    _rule(
        "X09",
        "常见退回原因",
        "写了总数又列出各项的，各项相加要等于总数，项数也要对。只举例的，请写“等”或“其中主要有”。",
        check_lists,
    ),
    _rule(
        "X10",
        "常见退回原因",
        "同一件事的数字在报告里写了两次，两次不一样。请核对后写成一样的。",
        check_repeated,
    ),
    Rule(
        "X11",
        Severity.INFO,
        "常见退回原因",
        "百分比要和同一句里的数对得上，四舍五入的差别不算。数改了，百分比要跟着重算。",
        check_shares,
    ),
    _rule(
        "X13",
        "表二；条例第二十条第一项",
        "文字说没有制发规范性文件，表二的本年制发却不是0。请核对哪一处写错了。",
    ),
)
"""The rules of words against tables, in the order of checks.md."""

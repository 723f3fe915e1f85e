"""Where a report stands on its way: draft, review, final, published, returned by the county.

The rule: a standing only changes by the steps of ALLOWED, and every step is kept with who took
it, when and why. A final or published report is locked; going back to a draft needs a reason.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from nianbao.report.errors import StandingError
from nianbao.report.leaves import text_or_empty
from nianbao.report.state import ALLOWED, LOCKED, State, read_state
from nianbao.report.text import clean_marks, clean_text, one_shape

if TYPE_CHECKING:  # the list of reports needs no findings
    from nianbao.report.finding import Finding

STEPS_KEPT = 100
"""Older steps are forgotten."""
_MONTH_AND_DAY = 2
"""Numbers of a day that is typed without its year."""
RETURN_TITLE = "政府信息公开工作年度报告退回意见"
"""What stands above the county's words on paper, which is no report."""
WHOLE_REPORT = "whole"
"""In place of a page: what the county said about the whole report."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of state: to which, when (ISO 8601 with offset), by whom, and what was said."""

    state: State
    at: str
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PageCheck:
    """The published page beside the report: when and by whom, which page, how much differed.

    `at` is ISO 8601 with offset; `page` names the file or says that it was pasted; `of` is the
    fingerprint of the report it was compared with (record.py).
    """

    at: str
    by: str
    page: str
    differences: int
    of: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a report stands, and how it came there.

    `published_on` is the ISO date of the last publication and `address` its page, both empty
    when not known. `returned` holds the county's words by page, or on all of it (WHOLE_REPORT),
    until it is published again; `sent` is how those pages read when the county wrote that
    (returning.py), `correct_by` the ISO date it set for mending them, empty where it set none.
    """

    state: State = State.DRAFT
    published_on: str = ""
    address: str = ""
    returned: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    checked: PageCheck | None = None
    sent: Mapping[str, str] = field(default_factory=dict)
    correct_by: str = ""

    @property
    def locked(self) -> bool:
        """Whether nothing of the report may change."""
        return self.state in LOCKED


def blocking(findings: Iterable["Finding"]) -> "tuple[Finding, ...]":
    """What stops a report from being final: every error, and what its rule says blocks it."""
    return tuple(found for found in findings if found.severity == "error" or found.blocks)


def hand_on(standing: Standing, state: State, *, at: str, by: str, words: str = "") -> Standing:
    """To review, or back to a draft; `words` say why.

    Raises StandingError where a locked report is handed on without words, or can't be now, and
    ValueError for another state.
    """
    if state not in (State.DRAFT, State.REVIEW):
        raise ValueError(f"{state} is reached in its own way")
    words = clean_text(words)
    if standing.locked and not words:
        raise StandingError("还没有写为什么退回草稿。", "请写一句原因，以后查得到。")
    return _after(standing, Step(state, at, by, words))


def make_final(standing: Standing, findings: Iterable["Finding"], *, at: str, by: str) -> Standing:
    """Make it final; raises StandingError while `findings` hold what blocks that."""
    if number := len(blocking(findings)):
        raise StandingError(f"还有{number}处错误或空格，不能定稿。", "请先改好。")
    return _after(standing, Step(State.FINAL, at, by))


def publish(standing: Standing, published_on: str, address: str, *, at: str, by: str) -> Standing:
    """Note that it stands on a page since a day, both as typed; see `read_day`, `read_address`."""
    day, page = read_day(published_on), read_address(address)
    words = " ".join(filter(None, (day, page)))
    after = _after(standing, Step(State.PUBLISHED, at, by, words))
    return replace(after, published_on=day, address=page)


def send_back(
    standing: Standing,
    returned: Mapping[str, str],
    *,
    at: str,
    by: str,
    words: str = "",
    sent: Mapping[str, str] | None = None,
) -> Standing:
    """Note what the county said, by page; `words` is the same for the log, `sent` as in Standing.

    Raises StandingError without words, or where the report can't be sent back now.
    """
    kept = _said(returned)
    after = _after(standing, Step(State.RETURNED, at, by, clean_text(words)))
    return replace(after, returned=kept, sent=dict(sent or {}), correct_by="")


def take_return(
    standing: Standing,
    returned: Mapping[str, str],
    *,
    at: str,
    by: str,
    words: str,
    sent: Mapping[str, str],
    correct_by: str,
) -> Standing:
    """Take what came from the county in a file; the arguments as in `send_back` and Standing.

    That may come whatever the report is by now: one that was opened again, too. Raises
    StandingError without words.
    """
    kept = _said(returned)
    steps = (*standing.steps, Step(State.RETURNED, at, by, clean_text(words)))[-STEPS_KEPT:]
    return replace(
        standing,
        state=State.RETURNED,
        returned=kept,
        sent=dict(sent),
        correct_by=correct_by,
        steps=steps,
    )


def first_standing(year: int, due: int, *, at: str, by: str) -> Standing:
    """How a report that was read in stands: one of a year before the one due is published."""
    if year >= due:
        return Standing()
    return Standing(State.PUBLISHED, steps=(Step(State.PUBLISHED, at, by, "读入的往年报告"),))


def read_day(words: str, today: date | None = None) -> str:
    """The ISO date a clerk typed: `2026-1-20`, `2026年1月20日`, `20260120`.

    Beside `today` the year may be left out (`1月20日`, `1.20`, `0120`): it is the day nearest to
    it. Raises StandingError.
    """
    typed = one_shape(words).strip().rstrip("日号")
    pieces = [piece for piece in _split(typed) if piece]
    if len(pieces) == 1 and len(typed) in (4, 8):
        pieces = list(filter(None, (typed[:-4], typed[-4:-2], typed[-2:])))
    try:
        numbers = [int(piece) for piece in pieces]
        if len(numbers) == _MONTH_AND_DAY and today is not None:
            return _nearest(numbers[0], numbers[1], today).isoformat()
        year, month, day = numbers
        if year >= 1000:
            return date(year, month, day).isoformat()
    except ValueError:
        pass
    raise StandingError(f"“{words.strip()[:20]}”不是日期，", "请写成 2026-1-20。")


def read_address(words: str) -> str:
    """The address of the page a clerk typed; `无` is none, and gives an empty one.

    Raises StandingError when it is no http(s) address.
    """
    typed = words.strip()
    if typed == "无":
        return ""
    scheme, _, rest = typed.partition("://")
    host = rest.partition("/")[0]
    if scheme.lower() not in ("http", "https") or not host or len(typed.split()) != 1:
        raise StandingError(
            f"“{typed[:40]}”不是网址，" if typed else "还没有写网址，",
            "请从浏览器复制，以 http:// 或 https:// 开头；没有网页的写“无”。",
        )
    return clean_text(typed)


def plain_standing(standing: Standing) -> dict[str, Any]:
    """The standing as plain values; `read_standing` gives the same standing back."""
    return {
        "state": str(standing.state),
        "published_on": standing.published_on,
        "address": standing.address,
        "returned": dict(standing.returned),
        "steps": [
            {"state": str(step.state), "at": step.at, "by": step.by, "words": step.words}
            for step in standing.steps
        ],
        **({"checked": asdict(standing.checked)} if standing.checked else {}),
        **({"sent": dict(standing.sent)} if standing.sent else {}),
        **({"correct_by": standing.correct_by} if standing.correct_by else {}),
    }


def read_standing(plain: Mapping[str, Any]) -> Standing:
    """The standing that plain values hold; what is missing or damaged is left out."""
    returned, steps = plain.get("returned"), plain.get("steps")
    said = returned.items() if isinstance(returned, dict) else ()
    taken = steps if isinstance(steps, list) else []
    published_on, correct_by = _line(plain, "published_on"), _line(plain, "correct_by")
    sent = plain.get("sent")
    return Standing(
        read_state(plain) or State.DRAFT,
        published_on if _is_day(published_on) else "",
        _line(plain, "address"),
        {page: clean_text(words) for page, words in said if isinstance(words, str)},
        tuple(
            Step(state, _line(step, "at"), _line(step, "by"), clean_text(_text(step, "words")))
            for step in taken[-STEPS_KEPT:]
            if isinstance(step, dict) and (state := read_state(step))
        ),
        _page_check(plain.get("checked")),
        {
            page: clean_marks(of)
            for page, of in (sent.items() if isinstance(sent, dict) else ())
            if isinstance(of, str)
        },
        correct_by if _is_day(correct_by) else "",
    )


def _page_check(plain: object) -> PageCheck | None:
    if not isinstance(plain, dict) or type(count := plain.get("differences")) is not int:
        return None
    at, by, page, of = (_text(plain, name) for name in ("at", "by", "page", "of"))
    return PageCheck(at, by, page, count, of)


def _is_day(words: str) -> bool:
    """Whether words are an ISO date as `read_day` gives it."""
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _after(standing: Standing, step: Step) -> Standing:
    if step.state not in ALLOWED[standing.state]:
        raise StandingError("这份报告现在不能这样改状态。", "请按 Ctrl+R 看能改成什么。")
    steps = (*standing.steps, step)[-STEPS_KEPT:]
    after = replace(standing, state=step.state, steps=steps)
    if step.state is State.PUBLISHED:
        return replace(after, returned={}, sent={}, correct_by="")
    return after


def _said(returned: Mapping[str, str]) -> dict[str, str]:
    """The pages of which something is said; raises StandingError where there is none."""
    cleaned = {page: clean_text(said) for page, said in returned.items()}
    kept = {page: said for page, said in cleaned.items() if said}
    if not kept:
        raise StandingError("还没有写县里的意见。", "请至少在一个部分写上县里怎么说。")
    return kept


def _nearest(month: int, day: int, today: date) -> date:
    """The day of a month that is nearest to today; raises ValueError where no near year has it."""
    found = []
    for year in (today.year, today.year + 1, today.year - 1):
        with suppress(ValueError):
            found.append(date(year, month, day))
    return min(found, key=lambda one: abs(one - today))


def _split(typed: str) -> list[str]:
    for mark in "年月/.":
        typed = typed.replace(mark, "-")
    return [piece.strip() for piece in typed.split("-")]


def _text(plain: Mapping[str, Any], name: str) -> str:
    return text_or_empty(plain.get(name))


def _line(plain: Mapping[str, Any], name: str) -> str:
    return clean_marks(_text(plain, name)).replace("\n", " ")

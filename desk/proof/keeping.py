"""What is kept of a comparison with the published page, and how it is told where the state is."""

from nianbao.desk.proof import Proof
from nianbao.report.document import Report
from nianbao.report.record import print_of
from nianbao.report.standing import PageCheck
from nianbao.storage.machine import now, user


def page_check(proof: Proof, printed: Report, page: str) -> PageCheck:
    """The result of a comparison, as of now; `page` names what was compared."""
    return PageCheck(now().isoformat(), user(), page, len(proof.differences), print_of(printed))


def is_stale(check: PageCheck, printed: Report) -> bool:
    """Whether the report was changed since it was compared."""
    return check.of != print_of(printed)


def page_check_words(check: PageCheck, printed: Report) -> str:
    """The last comparison in one line: when, with what, the result, whether it still counts."""
    result = f"{check.differences}处不同" if check.differences else "一致"
    words = f"{check.at[:16].replace('T', ' ')} 发布后核对：{result}（{check.page}）"
    return f"{words}；那以后报告改过，要再核对" if is_stale(check, printed) else words

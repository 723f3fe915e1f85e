"""What every message must be like, whichever test brings it about."""

import re
from collections.abc import Iterator

import pytest

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import Fault, Rule
from nianbao.report.finding import Finding
from nianbao.report.form.shape import Form
from nianbao.report.listing import under_heading

Told = set[tuple[Form, Finding]]
_NAMED = re.compile("第[一二三四五六七八九]部分|表[一二三四五六七八九](?!、)")
_SECRET = re.compile("进程|OSC|登录名|(?i:pid)")


@pytest.fixture(scope="session")
def told() -> Iterator[Told]:
    """The findings that were made since somebody looked."""
    found: Told = set()
    plain = Rule._finding

    def kept(rule: Rule, context: Context, fault: Fault) -> Finding:
        finding = plain(rule, context, fault)
        found.add((context.form, finding))
        return finding

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_finding", kept)
        yield found


@pytest.fixture(autouse=True)
def no_message_repeats_its_heading(told: Told) -> Iterator[None]:
    """Every message, of every rule that a test of the rules makes speak."""
    told.clear()
    yield
    for form, finding in told:
        words = under_heading(form, finding)
        title = next(one.title.text for one in form.sections if one.key == finding.section)
        assert words
        assert not words.startswith((f"“{title}", title)), finding
        assert not _NAMED.match(words), finding
        assert finding.message.endswith("。"), finding
        assert not words.startswith(tuple("：·里的、，。")), finding
        assert not _SECRET.search(words), finding

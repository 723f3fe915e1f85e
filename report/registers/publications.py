"""What the register of publications gives a report: facts with their codes, and sentences.

The same information on several channels is one 条: what channels have adds up to more than the
whole then, and the sentence says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from nianbao.report.document import Report
from nianbao.report.facts import Fact, Facts, Item, with_fact
from nianbao.report.registers.fields import PUBLISHED_ON
from nianbao.report.registers.record import Record

TOTAL, BY_TOPIC, SEVERAL = "公开总条数", "领域公开", "多渠道条数"
"""The names of facts: of all information, of the list by topic, of what several channels have."""


class _Work(NamedTuple):
    """A kind of work that is counted: its name and unit as a fact, and its sentence."""

    name: str
    unit: str
    sentence: str


_WORKS = {
    "training": _Work("业务培训次数", "次", "全年组织政务公开业务培训{业务培训次数}次"),
    "meeting": _Work("工作会议次数", "次", "召开政务公开工作会议{工作会议次数}次"),
    "area": _Work("新建专栏个数", "个", "新建公开专区专栏{新建专栏个数}个"),
    "inspection": _Work("公开检查次数", "次", "开展政务公开检查{公开检查次数}次"),
}


def publications_of(records: Iterable[Record], year: int) -> tuple[Record, ...]:
    """The records of the register of publications in a year."""
    return tuple(
        one
        for one in records
        if one.register == "publications" and not one.removed and one.year == year
    )


def publication_facts(records: Iterable[Record], year: int) -> Facts:
    """The facts of a year; of what nothing is written down there is none.

    Each channel has a number of its own, `{网站公开条数}`; the list of topics has those that name
    one, only where all do: else it would not add up to the whole.
    """
    there = publications_of(records, year)
    published = [one for one in there if one.text("kind") == "publication"]
    return (*_published(published), *_works(there))


def publication_sentences(records: Iterable[Record], year: int) -> tuple[str, ...]:
    """Sentences for section one, each number a code of a fact."""
    facts = {fact.name: fact for fact in publication_facts(records, year)}
    done = [work.sentence for work in _WORKS.values() if work.name in facts]
    sentences = [_published_sentence(facts)] if TOTAL in facts else []
    if BY_TOPIC in facts:
        sentences.append(f"按领域分，{{{BY_TOPIC}明细}}。")
    return (*sentences, *(["，".join(done) + "。"] if done else []))


def _published(published: list[Record]) -> Iterator[Fact]:
    if not published:
        return
    channels, topics, several = Counter[str](), Counter[str](), 0
    for one in published:
        count, chosen = one.whole("count") or 0, one.chosen("channels")
        channels.update(dict.fromkeys(chosen, count))
        topics[one.text("topic")] += count
        several += count if len(chosen) > 1 else 0
    yield Fact(TOTAL, "条", sum(topics.values()))
    named = [(one.label, channels[one.key]) for one in PUBLISHED_ON if channels[one.key]]
    for label, count in named:
        yield Fact(f"{label}公开条数", "条", count)
    if several:
        yield Fact(SEVERAL, "条", several)
    if topics.keys() - {""} and "" not in topics:
        items = (Item(topic, count) for topic, count in topics.most_common())
        yield Fact(BY_TOPIC, "条", items=tuple(items))


def _works(there: Iterable[Record]) -> Iterator[Fact]:
    counts = Counter[str]()
    for one in there:
        counts[one.text("kind")] += one.whole("count") or 0
    for kind, work in _WORKS.items():
        if counts[kind]:
            yield Fact(work.name, work.unit, counts[kind])


def _published_sentence(facts: dict[str, Fact]) -> str:
    channels = [
        f"{one.label}{{{one.label}公开条数}}条"
        for one in PUBLISHED_ON
        if f"{one.label}公开条数" in facts
    ]
    whole = f"全年主动公开政府信息{{{TOTAL}}}条"
    if SEVERAL not in facts:
        return f"{whole}，其中{'、'.join(channels)}。" if len(channels) > 1 else f"{whole}。"
    return f"{whole}，其中{{{SEVERAL}}}条在两个以上渠道发布。各渠道发布：{'、'.join(channels)}。"


def with_publications(report: Report, records: Iterable[Record]) -> Report:
    """The report with the facts of its year put in, and the sentences where there are none yet.

    Facts of the same name take the new numbers. The sentences go under the first sub-head of
    section one, which is about what was published, where nothing stands below it.
    """
    there = tuple(records)
    facts, parts = report.facts, report.prose.overview.parts
    for fact in publication_facts(there, report.year):
        facts = with_fact(facts, fact.name, fact)
    sentences = publication_sentences(there, report.year)
    if sentences and parts and not parts[0].text:
        report = report.with_prose("overview.parts.0.text", "".join(sentences))
    return replace(report, facts=facts)

"""Publications and work become facts, and sentences that no check complains of."""

from dataclasses import replace
from datetime import date

from nianbao.report.checks import run_checks
from nianbao.report.document import Report, new_report
from nianbao.report.registers.publications import (
    publication_facts,
    publication_sentences,
    with_publications,
)
from nianbao.report.registers.record import Record
from nianbao.report.words.codes import fill_report
from tests.report.registers.samples import record

DAY = date(2026, 3, 31)
LAWFUL = {"S09", "S12", "C11"}
"""What is said of the sub-heads that are still empty."""


def published(count: int, *channels: str, topic: str = "") -> Record:
    return record(
        "publications", kind="publication", date=DAY, channels=channels, count=count, topic=topic
    )


def work(kind: str, count: int) -> Record:
    return record("publications", kind=kind, date=DAY, count=count)


def printed(records: list[Record]) -> str:
    report = with_publications(new_report("民权县北关镇人民政府", 2026), records)
    return fill_report(report, None).report.prose.overview.parts[0].text


SEVERAL = [
    published(12, "website", "notice_board", topic="社会救助"),
    published(5, "loudspeaker", topic="涉农补贴"),
    published(7, "website", topic="社会救助"),
    work("training", 2),
    work("inspection", 4),
    replace(published(99, "website"), removed=True),
    published(88, "website").with_value("date", date(2025, 12, 31)),
]


def test_what_is_published_is_counted_once() -> None:
    facts = {fact.name: fact.total for fact in publication_facts(SEVERAL, 2026)}
    assert facts == {
        "公开总条数": 24,
        "网站公开条数": 19,
        "公示栏公开条数": 12,
        "大喇叭公开条数": 5,
        "多渠道条数": 12,
        "领域公开": 24,
        "业务培训次数": 2,
        "公开检查次数": 4,
    }
    assert publication_facts(SEVERAL, 2024) == ()
    mixed = [published(1, "website", topic="社会救助"), published(2, "website")]
    assert "领域公开" not in {fact.name for fact in publication_facts(mixed, 2026)}


def test_the_sentences_say_it() -> None:
    assert printed(SEVERAL) == (
        "全年主动公开政府信息24条，其中12条在两个以上渠道发布。"
        "各渠道发布：网站19条、公示栏12条、大喇叭5条。"
        "按领域分，社会救助19条、涉农补贴5条。全年组织政务公开业务培训2次，开展政务公开检查4次。"
    )
    two = [published(12, "website"), published(30, "official_account")]
    assert printed(two) == "全年主动公开政府信息42条，其中网站12条、公众号30条。"
    assert printed([published(12, "website")]) == "全年主动公开政府信息12条。"
    assert printed([work("meeting", 1)]) == "召开政务公开工作会议1次。"
    assert printed([]) == ""
    assert publication_sentences([], 2026) == ()


def test_no_check_complains_of_them() -> None:
    report = new_report("民权县北关镇人民政府", 2026)
    for records in (SEVERAL, [published(12, "website"), published(30, "chat_group")]):
        filled = with_publications(report, records)
        assert {one.rule for one in run_checks(filled) if one.section == "overview"} <= LAWFUL


def test_what_the_clerk_has_written_stays() -> None:
    def of(report: Report) -> str:
        return report.prose.overview.parts[0].text

    report = new_report("民权县北关镇人民政府", 2026).with_prose(
        "overview.parts.0.text", "已写好。"
    )
    filled = with_publications(report, SEVERAL)
    assert of(filled) == "已写好。"
    again = with_publications(filled, [published(3, "website")])
    facts = {fact.name: fact.total for fact in again.facts}
    assert (facts["公开总条数"], facts["业务培训次数"]) == (3, 2)

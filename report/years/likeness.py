"""How much of a section's words stood in last year's: the repetition meter.

Sentences are compared whole, with numbers, spaces and marks left out, since counties compare
the wording. Titles of documents, official phrases and the form's own words belong to everybody:
they count neither as repeated nor as written.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.finding import Span
from nianbao.report.form.shape import Form, Label
from nianbao.report.prose import Prose
from nianbao.report.words.codes import CODE, Printed, fill_report, filled
from nianbao.report.words.sentences import Stretch, sentences

_OFFICIAL = (
    r"《[^》\n]{0,80}》",
    r"以?习近平新时代中国特色社会主义思想(?:为指导)?",
    r"党的[一二三四五六七八九十]+大(?:和[^，。]{0,20}全会)?精神",
    r"坚?持?以人民为中心(?:的发展思想)?",
    r"以?公开为常态、?不公开为例外(?:的?原则)?",
    r"(?:做到)?应公开尽公开",
    r"(?:本[镇乡县]|我[镇乡县]|本?机关)?(?:未|没有)(?:收到|受理|发生)[^，。；]{0,30}(?:申请|复议|诉讼)",
    r"(?:未|没有)收取[^，。；]{0,20}费用?",
    r"(?:政府)?信息处理费",
    r"行政复议|行政诉讼|责任追究|社会评议|工作考核|政务公开|政府信息公开",
    r"(?:认真)?(?:贯彻)?落实",
)
_NO_WORDS = re.compile(r"[\W\d_]+")
_PLAIN_LABEL = re.compile(r"^(?:（.{1,2}）|[一二三四五六七八九十0-9]+[、.])|（.*）$")
_SHORTEST = 4
"""Characters a sentence must have of its own to be compared at all."""


@dataclass(frozen=True, slots=True)
class ParagraphLikeness:
    """One paragraph: its place, its characters that count, and those that stood in last year's.

    `repeated` are the sentences that stood there, where they stand now.
    """

    place: Span
    counted: int
    alike: int
    repeated: tuple[Span, ...]

    @property
    def percent(self) -> int:
        """The share of the paragraph that stood in last year's, in whole percent."""
        return share(self.alike, self.counted)


def section_likeness(
    form: Form, prose: Prose, last: Prose, section: str
) -> tuple[ParagraphLikeness, ...]:
    """The paragraphs of a prose section, each compared with the whole section of last year."""
    old = {
        words
        for field in last.fields(section)
        for sentence in sentences(last.text(field))
        if (words := own_words(form, sentence.text))
    }
    return tuple(
        paragraph
        for field in prose.fields(section)
        for paragraph in _paragraphs(form, field, prose.text(field), old)
    )


def repetition(report: Report, previous: Report) -> tuple[ParagraphLikeness, ...]:
    """Every paragraph of the prose sections, with what of it stood in last year's same section.

    `previous` is last year's report. Both are compared as printed, as rule Y06 does; the places are
    those of the words as typed. Lead-in and title are not compared: they should be alike.
    """
    printed, last = fill_report(report, previous), filled(previous).prose
    form, prose = report.form, printed.report.prose
    return tuple(
        _as_typed(printed, paragraph)
        for section in form.prose_sections()
        for paragraph in section_likeness(form, prose, last, section.key)
        if paragraph.place.start < paragraph.place.end
    )


def _as_typed(printed: Printed, paragraph: ParagraphLikeness) -> ParagraphLikeness:
    """The same with the places of the words as typed."""
    words = printed.fields.get(paragraph.place.field)
    if words is None:
        return paragraph

    def typed(span: Span) -> Span:
        return Span(span.field, *words.typed_span(span.start, span.end))

    repeated = tuple(map(typed, paragraph.repeated))
    return replace(paragraph, place=typed(paragraph.place), repeated=repeated)


def section_percent(paragraphs: Iterable[ParagraphLikeness]) -> tuple[int, int]:
    """The percent of a section that stood in last year's, and how many characters count."""
    known = list(paragraphs)
    counted = sum(paragraph.counted for paragraph in known)
    return share(sum(paragraph.alike for paragraph in known), counted), counted


def share(part: int, whole: int) -> int:
    """A part in whole percent, rounded down; 0 of nothing."""
    return part * 100 // whole if whole else 0


@lru_cache(maxsize=2048)
def own_words(form: Form, sentence: str) -> str:
    """What a sentence says of its own: no figures and codes, no marks, no words of everybody's."""
    words = _NO_WORDS.sub("", _common(form).sub("", CODE.sub("", sentence)))
    return words if len(words) >= _SHORTEST else ""


def _paragraphs(
    form: Form, field: FieldRef, text: str, old: set[str]
) -> Iterable[ParagraphLikeness]:
    start = 0
    found = sentences(text)
    for line in text.split("\n"):
        end = start + len(line)
        inside = [sentence for sentence in found if start <= sentence.start < end]
        yield _paragraph(form, Span(field, start, end), inside, old)
        start = end + 1


def _paragraph(
    form: Form, place: Span, inside: Iterable[Stretch], old: set[str]
) -> ParagraphLikeness:
    counted = alike = 0
    repeated: list[Span] = []
    for sentence in inside:
        words = own_words(form, sentence.text)
        counted += len(words)
        if words and words in old:
            alike += len(words)
            repeated.append(Span(place.field, sentence.start, sentence.end))
    return ParagraphLikeness(place, counted, alike, tuple(repeated))


@lru_cache(maxsize=4)
def _common(form: Form) -> re.Pattern[str]:
    """Official phrases and the form's own words, the longest first."""
    labels: list[Label | str] = [form.title_words]
    for section in form.prose_sections():
        labels += [section.title, *section.aspects]
    for table in form.tables:
        labels += [table.title, *(row.label for row in table.rows.values())]
    texts = (label.text if isinstance(label, Label) else label for label in labels)
    plain = {_PLAIN_LABEL.sub("", text) for text in texts}
    words = sorted((word for word in plain if len(word) > 3), key=len, reverse=True)
    return re.compile("|".join([*_OFFICIAL, *map(re.escape, words)]))

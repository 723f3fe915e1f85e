"""The county's words about many reports as a sheet: an office, a part of its report, the words."""

from nianbao.desk.address import FRONT
from nianbao.desk.rollup.sending_back import Drafts
from nianbao.report.errors import ReportError
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.numbering import chinese_number
from nianbao.report.rollup.roster import Roster
from nianbao.report.rollup.sheet_text import rows_of_list
from nianbao.report.standing import WHOLE_REPORT
from nianbao.report.text import clean_line, without_spaces

_HEADS = ("单位", "单位名称")


def read_opinion_rows(text: str, roster: Roster) -> tuple[Drafts, tuple[str, ...]]:
    """The words in a sheet saved as text, and the offices it names, words or not.

    A row is office, part (`三`, `表三`, its title, `整份报告`, nothing), words. Several rows on one
    part come one below the other. Raises ReportError, which names the line.
    """
    drafts, named = Drafts(), dict[str, None]()
    for number, row in enumerate(rows_of_list(text, "意见表"), start=1):
        name, part, words = (*map(str.strip, row[:3]), "", "", "")[:3]
        if not any((name, part, words)) or name in _HEADS:
            continue
        matched = roster.match(clean_line(name))
        if matched is None:
            raise ReportError(
                f"意见表第{number}行的单位“{clean_line(name)[:30]}”名单上没有，", "请照名单写。"
            )
        office, page = matched.office.name, _page(part)
        if page is None:
            raise ReportError(
                f"意见表第{number}行的“{clean_line(part)[:20]}”不是报告的哪一部分，",
                "请写 一 到 六、标题和导语，或者整份报告。",
            )
        named[office] = None
        before = drafts.of(office).get(page, "")
        drafts = drafts.with_words(office, page, "\n".join(filter(None, (before, words))))
    return drafts, tuple(named)


def _page(words: str) -> str | None:
    """The page that is meant; None where none is."""
    plain = without_spaces(words)
    if plain in ("", "整份报告", "全文", "整份", WHOLE_REPORT):
        return WHOLE_REPORT
    if plain in ("标题和导语", "标题", "导语", FRONT):
        return FRONT
    for number, section in enumerate(FORM_2021.sections, start=1):
        mark = chinese_number(number)
        title = without_spaces(section.title.text)
        meant = (
            section.key, mark, str(number), f"表{mark}", f"第{mark}部分", title,
            title.partition("、")[2],
        )  # fmt: skip
        if plain in meant:
            return section.key
    return None

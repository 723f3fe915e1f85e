"""What `rollup` writes on demand beside the columns: papers (`--papers`), returns (`--return`)."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from nianbao.desk.rollup.opinion_rows import read_opinion_rows
from nianbao.desk.rollup.papers import Papers, write_papers
from nianbao.desk.rollup.rolling import RolledUp, RollupJob, read_sheet
from nianbao.desk.rollup.sending_back import Drafts, note_of, returned_facts, write_note
from nianbao.report.errors import ReportError
from nianbao.report.returning import ReturnNote
from nianbao.report.rollup.rollup import Rollup
from nianbao.report.standing import read_day


class Demanded:
    """What was demanded, read before the long work: what is wrong with it is told at once."""

    def __init__(self, options: argparse.Namespace, job: RollupJob) -> None:
        """Take the options of the command; raises ReportError."""
        self._job, self._papers = job, options.papers
        self._due = read_day(options.due) if options.due else ""
        self._drafts, self._offices = Drafts(), tuple[str, ...]()
        if options.sent_back is not None:
            text = read_sheet(options.sent_back)
            self._drafts, self._offices = read_opinion_rows(text, job.roster)
        elif options.due:
            raise ReportError("--due 是改好的日期，", "请和 --return 意见表 一起用。")

    def write(self, done: RolledUp) -> Iterator[Path]:
        """Write all of it; gives each file's path. Raises ReportError."""
        job, rollup, today = self._job, done.rollup, date.today()
        for note in tuple(self._notes(rollup, today)):
            yield from write_note(job.output, note)
        if self._papers:
            facts = returned_facts(job.folder, job.output, rollup, today)
            yield from write_papers(
                job.output, Papers(rollup, job.office.county, job.office, facts)
            )

    def _notes(self, rollup: Rollup, today: date) -> Iterator[ReturnNote]:
        drafts = Drafts(self._drafts.words, self._due)
        for line in rollup.lines:
            if line.office.name not in self._offices:
                continue
            county = self._job.office.county
            note = note_of(self._job.folder, rollup, line, drafts, county, today)
            if note is None:
                why = "没有报告可退" if line.handed is None else "没有查出问题，也没有写意见"
                raise ReportError(f"“{line.office.name}”{why}，", "请从意见表里去掉。")
            yield note

"""What is kept stands while all that was asked for it is the same, and no longer."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from nianbao.report.checks import checking
from nianbao.report.checks.keeping import Asker, Memory, given, kept
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from nianbao.report.steps import Steps, finish
from tests.reports import full_report
from tests.samples.whole import last_years, whole_reports

GRANTED = CellRef("requests", "granted", "natural_person")
FIELD = "overview.parts.0.text"


class Run(Asker):
    """One run over a few words: it counts what it does."""

    def __init__(self, memory: Memory | None, words: Sequence[str], number: int = 0) -> None:
        super().__init__(memory)
        self._words, self._number = words, number
        self.done: list[str] = []

    @given
    def words(self) -> Sequence[str]:
        return self._words

    @given
    def number(self) -> int:
        return self._number

    @kept
    def length(self) -> int:
        self.done.append("length")
        return len(self.words())

    @kept
    def parity(self) -> int:
        self.done.append("parity")
        return self.length() % 2

    @kept
    def sum(self) -> int:
        self.done.append("sum")
        return self.parity() + self.number()

    @kept
    def times(self, factor: int) -> int:
        self.done.append(f"times {factor}")
        return self.number() * factor

    @kept
    def marked(self) -> Sequence[str]:
        self.done.append("marked")
        return self.each(mark, self.words())


def mark(run: Run, word: str) -> str:
    run.done.append(word)
    return word + "!" * run.number() if word == "loud" else word


def test_it_stands_while_what_was_given_is_the_same() -> None:
    memory, words = Memory(), ["a", "b"]
    assert (first := Run(memory, words)).sum() == 0
    assert first.done == ["sum", "parity", "length"]
    assert (again := Run(memory, words)).sum() == 0
    assert again.done == []
    assert (other := Run(memory, words, 1)).sum() == 1
    assert other.done == ["sum"]


def test_a_change_goes_no_further_than_the_first_answer_that_stays() -> None:
    memory = Memory()
    assert Run(memory, ["a", "b"]).sum() == 0
    assert (longer := Run(memory, ["a", "b", "c", "d"])).sum() == 0
    assert longer.done == ["length", "parity"]
    assert (odd := Run(memory, ["a"])).sum() == 1
    assert odd.done == ["length", "parity", "sum"]


def test_a_question_is_told_from_others_by_what_it_is_about() -> None:
    memory, words = Memory(), ["a"]
    assert (Run(memory, words, 2).times(3), Run(memory, words, 2).times(5)) == (6, 10)
    run = Run(memory, words, 2)
    assert (run.times(3), run.times(5), run.done) == (6, 10, [])


def test_of_many_items_only_those_that_are_new_or_stand_no_more_are_gone_through() -> None:
    memory = Memory()
    assert Run(memory, ["a", "loud", "a"]).marked() == ["a", "loud", "a"]
    new = Run(memory, ["b", "loud", "a"])
    assert (new.marked(), new.done) == (["b", "loud", "a"], ["marked", "b"])
    words = ["loud", "b"]
    louder = Run(memory, words, 2)
    assert (louder.marked(), louder.done) == (["loud!!", "b"], ["marked", "loud"])
    assert Run(memory, words, 1).marked() == ["loud!", "b"], "what an item asks, its list asks"
    assert list(memory.by_item[mark]) == ["loud", "b"], "no more is kept than is needed"


def test_without_a_memory_every_question_is_answered_once() -> None:
    run = Run(None, ["a"])
    assert (run.sum(), run.parity(), run.marked()) == (1, 1, ["a"])
    assert run.done == ["sum", "parity", "length", "marked", "a"]


def test_samples_have_the_findings_of_a_fresh_check() -> None:
    """One memory for all of them, each after another that is nothing like it."""
    memory = Memory()
    for report in whole_reports().values():
        last = last_years(report)
        fresh = finish(checking(report, last))
        assert finish(checking(report, last, memory=memory)) == fresh
        changed = report.with_figure(GRANTED, 7).with_prose("problems", "无。")
        assert repr(finish(checking(changed, last, memory=memory))) == repr(
            finish(checking(changed, last))
        )


def test_a_figure_reads_no_words_and_a_sentence_no_other_field() -> None:
    """Nor is anything kept that is not needed for the next check."""
    report, memory = full_report(), Memory()
    work = Steps(checking(report, report, memory=memory))
    everything = sum(1 for _ in work)
    before = dict(memory.by_item)
    figure = sum(1 for _ in Steps(checking(report.with_figure(GRANTED, 7), report, memory=memory)))
    assert figure < everything / 2
    texts = [key for key in before if "each_text" in key.__qualname__]
    assert len(texts) > 15
    assert all(memory.by_item[key] is before[key] for key in texts)
    kept_before = {key: dict(memory.by_item[key]) for key in texts}
    sizes = len(memory.answers), sum(map(len, memory.by_item.values()))
    words = report.prose.text(FIELD) + "公开1条。"
    for _ in Steps(checking(report.with_prose(FIELD, words), report, memory=memory)):
        pass
    for key in texts:
        new = [text for text in memory.by_item[key] if text not in kept_before[key]]
        assert [str(text.ref) for text in new] == [FIELD]
    after = len(memory.answers), sum(map(len, memory.by_item.values()))
    assert abs(after[0] - sizes[0]) < 10
    assert abs(after[1] - sizes[1]) < 20


def test_threads_share_one_memory() -> None:
    """Whatever one overwrites for another, each has the findings of its own report."""
    memory, report = Memory(), full_report()
    edits = [
        (report.with_figure(GRANTED, 7), report.with_prose("problems", "无")),
        (report.with_prose(FIELD, "我局公开信息3条"), report.with_note("requests", "13800138000")),
    ]
    fresh = {id(one): finish(checking(one)) for pair in edits for one in pair}

    def check(mine: Sequence[Report]) -> bool:
        turns = [*mine] * 4
        return all(finish(checking(one, memory=memory)) == fresh[id(one)] for one in turns)

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(check, edits)) == [True, True]

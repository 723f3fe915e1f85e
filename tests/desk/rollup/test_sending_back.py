"""The loop of a return: county, township, mended, back at the county; and the papers."""

from datetime import date
from pathlib import Path

import pytest

from nianbao.desk.files import read_file
from nianbao.desk.returns import look_at, take
from nianbao.desk.rollup.papers import WEIGHTS_FILE, Papers, write_papers
from nianbao.desk.rollup.rolling import RollupJob, run_rollup
from nianbao.desk.rollup.sending_back import (
    Drafts,
    came_back,
    came_back_words,
    keep_drafts,
    load_drafts,
    note_of,
    notes_in,
    returned_facts,
    write_note,
)
from nianbao.exports import write_file
from nianbao.imports.reading import ReturnFoundError
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.office import Office
from nianbao.report.rollup.rollup import Rollup
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from tests.county import COUNTY_NAME, COUNTY_YEAR, county_roster, office_report
from tests.desk.rollup.counties import in_one_process

MADE, LATE = date(2025, 1, 12), date(2025, 1, 25)
FIRST = office_report(0).office


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    in_one_process(monkeypatch)


def hand_in(folder: Path, report: Report) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{report.office}.docx").write_bytes(write_file(report, "docx"))


def rolled(folder: Path, output: Path) -> Rollup:
    return run_rollup(RollupJob(folder, county_roster(), COUNTY_YEAR, output)).rollup


def test_a_report_goes_back_is_mended_and_comes_again(tmp_path: Path) -> None:
    folder, output = tmp_path / "报来的", tmp_path / "结果"
    sent = office_report(0)
    for report in (sent, office_report(1)):
        hand_in(folder, report)
    rollup = rolled(folder, output)
    drafts = Drafts(due_on="2025-01-20").with_words(FIRST, "problems", "写自己的问题")
    drafts = drafts.with_words(FIRST, "requests", "表三请核对").with_words(FIRST, "front", " ")
    keep_drafts(output, drafts)
    assert load_drafts(output) == drafts
    note = note_of(folder, rollup, rollup.lines[0], drafts, COUNTY_NAME, MADE)
    assert note is not None
    path, form = write_note(output, note)
    assert (path.name, form.suffix) == (f"退回意见-{FIRST}-2024.json", ".docx")
    assert note_of(folder, rollup, rollup.missing[0], drafts, "", MADE) is None

    library = Library(tmp_path / "镇" / "nianbao.json")
    library.path.parent.mkdir()
    library.save(sent, (), standing=Standing(State.FINAL))
    with pytest.raises(ReturnFoundError) as found:
        read_file(path)
    assert len(look_at(library, found.value.note).doubts) == 1, "只说定稿锁住，版本对得上"
    take(library, found.value.note, sent.key)
    mended = sent.with_prose("problems", "一是培训少。改进：每季度培训一次。")
    hand_in(folder, mended)

    again = rolled(folder, output)
    first = again.lines[0]
    assert first.handed is not None
    back = came_back(folder, first.handed, notes_in(output)[sent.key])
    assert back.mended == ("五、存在的主要问题及改进情况",)
    assert "三、收到和处理政府信息公开申请情况" in back.left
    assert {one.section for one in back.differences} == {"problems"}
    told = came_back_words(back, LATE)
    assert told.startswith("2025-01-12退回，应在2025-01-20以前改好，已过5天；改了1处，没有改的：")
    words, source = returned_facts(folder, output, again, LATE)[FIRST]
    assert "已过5天" in words
    assert source == f"退回意见/{path.name}"


def test_a_report_that_was_sent_back_is_not_forgotten_while_none_or_two_lie_there(
    tmp_path: Path,
) -> None:
    """The scoring sheet said 没有退回过 once the county had taken the old file away."""
    folder, output = tmp_path / "报来的", tmp_path / "结果"
    for place in (0, 1):
        hand_in(folder, office_report(place))
    rollup = rolled(folder, output)
    drafts = Drafts(due_on="2025-01-20").with_words(FIRST, "whole", "请改")
    note = note_of(folder, rollup, rollup.lines[0], drafts, COUNTY_NAME, MADE)
    assert note is not None
    write_note(output, note)

    def told() -> str:
        facts = returned_facts(folder, output, rolled(folder, output), LATE)
        assert facts.keys() == {FIRST}
        return facts[FIRST][0]

    (folder / f"{FIRST}.docx").rename(folder / "别处.docx")
    assert "；没有改的：整份报告" in told()
    other = office_report(0).with_prose("problems", "一是慢。改进：快。")
    (folder / "新的.docx").write_bytes(write_file(other, "docx"))
    sent = "2025-01-12退回，应在2025-01-20以前改好，已过5天；"
    assert told() == f"{sent}现在有2份，还没有选哪一份算数。"
    for name in ("别处.docx", "新的.docx"):
        (folder / name).unlink()
    assert told() == f"{sent}还没有再报来。"


def test_what_was_mended_is_not_told_of_a_file_that_is_gone(tmp_path: Path) -> None:
    folder, output = tmp_path / "报来的", tmp_path / "结果"
    hand_in(folder, office_report(0))
    rollup = rolled(folder, output)
    drafts = Drafts().with_words(FIRST, "whole", "请改")
    note = note_of(folder, rollup, rollup.lines[0], drafts, COUNTY_NAME, MADE)
    assert note is not None
    write_note(output, note)
    hand_in(folder, office_report(0).with_prose("problems", "一是慢。改进：快。"))
    rollup = rolled(folder, output)
    (folder / f"{FIRST}.docx").unlink()
    words, _ = returned_facts(folder, output, rollup, LATE)[FIRST]
    assert words.startswith("2025-01-12退回；改没改没有查：")


def test_the_same_file_again_has_nothing_mended_and_no_note_is_lost(tmp_path: Path) -> None:
    folder, output = tmp_path / "报来的", tmp_path / "结果"
    hand_in(folder, office_report(0))
    rollup = rolled(folder, output)
    first = rollup.lines[0]
    assert first.handed is not None
    note = None
    for words in ("请改", "请再改", "请再改"):
        drafts = Drafts().with_words(FIRST, "whole", words)
        note = note_of(folder, rollup, first, drafts, COUNTY_NAME, MADE)
        assert note is not None
        path, _ = write_note(output, note)
    assert note is not None
    back = came_back(folder, first.handed, note)
    assert (back.mended, back.left[0], back.differences) == ((), "整份报告", ())
    assert came_back_words(back, LATE).startswith("2025-01-12退回；没有改的：整份报告")
    kept = sorted(one.name for one in (path.parent / "以前的").iterdir())
    assert kept == [f"退回意见-{FIRST}-2024-1.docx", f"退回意见-{FIRST}-2024-1.json"]
    path.write_text("{", encoding="utf-8")
    assert notes_in(output) == {}
    (path.parent / "写了还没有发的意见.json").write_text("[", encoding="utf-8")
    assert load_drafts(output) == Drafts()
    plain = '{"due_on": "下个月", "words": {"甲镇": {"whole": "请改", "problems": 7}}}'
    (path.parent / "写了还没有发的意见.json").write_text(plain, encoding="utf-8")
    assert load_drafts(output) == Drafts({"甲镇": {"whole": "请改"}}), "no note has such a day"
    (folder / f"{FIRST}.docx").write_bytes(write_file(office_report(1), "docx"))
    with pytest.raises(Exception, match="请再汇总一次"):
        note_of(folder, rollup, first, Drafts(), "", MADE)


def test_the_papers_go_by_the_countys_own_weights(tmp_path: Path) -> None:
    folder, output = tmp_path / "报来的", tmp_path / "结果"
    for place in range(3):
        hand_in(folder, office_report(place))
    papers = Papers(rolled(folder, output), COUNTY_NAME, Office(), {})
    files = write_papers(output, papers)
    assert {path.name for path in files} == {
        "汇总表.docx", "汇总表.md", "汇总表.html", "汇总表.txt", "汇总表.csv", "缺报名单.docx",
        "缺报名单.csv", "各单位主要数据.csv", "评分表.docx", "评分表.csv",
    }  # fmt: skip
    assert all(path.stat().st_size for path in files)
    weights = output / WEIGHTS_FILE
    assert "退回未及时改,5" in weights.read_text("utf-8-sig")
    weights.write_text("项目,扣分\n雷同,20\n", encoding="gb18030")
    write_papers(output, papers)
    rows = (output / "评分表.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 1 + 6
    assert ",雷同,20," in rows[1]
    weights.write_text("雷同,很多\n", encoding="utf-8")
    with pytest.raises(ReportError, match="第1行“雷同”的扣分是“很多”"):
        write_papers(output, papers)
    assert (output / "评分表.csv").read_text("utf-8-sig").splitlines() == rows

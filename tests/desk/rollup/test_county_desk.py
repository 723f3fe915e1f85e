"""The county's roll-up in hand: what is kept, what is sent once, what comes again."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.rollup.county_desk import (
    ROLLUP,
    CountyDesk,
    RollupPlaces,
    RollupRun,
    StoppedError,
    sheets_near,
    year_called,
)
from nianbao.exports.plain_text import write_plain_text
from nianbao.report.errors import ReportError
from nianbao.report.rollup.across import MAIN_CELLS
from nianbao.report.rollup.handed import handed_report
from nianbao.report.rollup.who import Aside
from nianbao.storage.library import Library
from tests.county import (
    COUNTY_NAME,
    COUNTY_YEAR,
    county_roster,
    hand_in,
    office_report,
    roster_file,
)
from tests.desk.rollup.counties import in_one_process

FIRST, SECOND = (county_roster().offices[place].name for place in (0, 1))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    in_one_process(monkeypatch)


def places(root: Path) -> RollupPlaces:
    return RollupPlaces(
        root / "报来的", root / "名单.csv", COUNTY_YEAR, None, root / "结果", COUNTY_NAME
    )


def desk_of(root: Path) -> CountyDesk:
    return RollupRun(places(root), Library(root / "n.json")).run()


def test_words_are_drafts_until_they_are_sent_and_nothing_is_sent_twice(tmp_path: Path) -> None:
    roster_file(tmp_path / "名单.csv")
    for place in range(3):
        hand_in(tmp_path / "报来的", office_report(place))
    desk = desk_of(tmp_path)
    first, second, *_ = desk.whole.lines
    desk.set_due("2025-01-20")
    desk.say(first, "problems", "写自己的")
    desk = desk_of(tmp_path)
    assert desk.words(first) == {"problems": "写自己的"}
    assert desk.drafts.due_on == "2025-01-20"
    errors = sum(bool(line.handed and line.handed.counts[0]) for line in desk.whole.found)
    with_words = not (first.handed and first.handed.counts[0])
    assert desk.send_back_all() == (errors + with_words, ())
    assert desk.drafts.words == {}
    assert desk.words(first) == {"problems": "写自己的"}, "说的还是这一份"
    assert desk.send_back_all() == (0, ())
    desk.say(first, "whole", "快一点")
    assert desk.words(first) == {"problems": "写自己的", "whole": "快一点"}
    assert desk.send_back_all() == (1, ())
    desk.say(second, "whole", "请改")
    desk.say(second, "whole", "")
    assert desk.words(second) == {}
    hand_in(tmp_path / "报来的", office_report(0).with_prose("problems", "一是慢。改进：快。"))
    (tmp_path / "报来的" / f"退回意见-{FIRST}-2024.json").write_text("{}", encoding="utf-8")
    desk = desk_of(tmp_path)
    first = desk.whole.lines[0]
    assert desk.whole.unread == ()
    assert desk.came_again(first)
    assert not desk.came_again(second)
    assert desk.words(first) == {}, "新的一份，从头说"
    back = desk.came_back(first)
    assert back is not None
    assert back.mended[0] == "整份报告"
    assert desk.came_back(second) is None or not desk.came_again(second)


def test_what_is_decided_counts_from_the_next_run_on(tmp_path: Path) -> None:
    folder = tmp_path / "报来的"
    roster_file(tmp_path / "名单.csv")
    hand_in(folder, office_report(0))
    other = office_report(0).with_prose("problems", "一是慢。改进：快。")
    hand_in(folder / "又一份", other)
    nearly = replace(office_report(1), office="龙塘镇")
    hand_in(folder, nearly)
    desk = desk_of(tmp_path)
    (line,) = desk.whole.twice
    (asked,) = [one for one in desk.whole.aside if one.why is Aside.ASKED]
    assert desk.whole.found == ()
    desk.choose(line, next(one for one in line.choices if "又一份" in one.origin.file))
    desk.take_name(asked, asked.candidates[0].name)
    assert desk.decided.number == 2
    again = desk_of(tmp_path)
    assert [one.office.name for one in again.whole.found] == [FIRST, SECOND]
    assert again.whole.found[0].handed is not None
    assert again.whole.found[0].handed.origin.file.startswith("又一份/")
    again.choose(line, next(one for one in line.choices if "又一份" not in one.origin.file))
    again = desk_of(tmp_path)
    assert again.whole.found[0].handed is not None
    assert again.whole.found[0].handed.origin.file == f"{FIRST}.json", "同名的两个文件分得清"
    kept = tmp_path / "结果" / "定下的.json"
    kept.write_text("{", encoding="utf-8")
    with pytest.raises(ReportError, match="请删掉它"):
        desk_of(tmp_path)
    kept.write_text(
        '{"chosen": [1], "names": {"x": 2, "别的镇": "没有这个单位"}}', encoding="utf-8"
    )
    assert desk_of(tmp_path).whole.found == ()


def test_a_decision_can_be_another_one_and_two_may_meet(tmp_path: Path) -> None:
    folder = tmp_path / "报来的"
    roster_file(tmp_path / "名单.csv")
    hand_in(folder, office_report(1))
    for number, name in enumerate(("龙塘镇", "龙塘镇政府办")):
        report = replace(office_report(1), office=name)
        hand_in(folder / str(number), report.with_prose("problems", f"{number}是慢。改进：快。"))
    desk = desk_of(tmp_path)
    asked = [one for one in desk.whole.aside if one.why is Aside.ASKED]
    first, other = sorted(asked, key=lambda one: one.handed.origin.file)
    (line,) = [one for one in desk.whole.lines if one.office.name == SECOND]
    assert (desk.decided_of(first), desk.decided_of(line)) == ("", "")
    assert desk.others_of(SECOND, first) == 1, "its own"
    desk.take_name(first, SECOND)
    assert desk.decided_of(first) == SECOND
    assert desk.others_of(SECOND, other) == 2
    assert desk.others_of(SECOND, first) == 1
    desk.take_name(other, SECOND)
    desk.take_name(other, "")
    assert (desk.decided_of(other), desk.decided.number) == ("", 1)
    again = desk_of(tmp_path)
    (twice,) = again.whole.twice
    assert len(twice.choices) == 2, "the name that was given up is asked again"
    assert [one.handed.office for one in again.whole.aside] == [other.handed.office]
    again.choose(twice, twice.choices[0])
    assert again.decided_of(twice) == twice.choices[0].origin.place
    again.take_name(other, SECOND)
    last = desk_of(tmp_path)
    (line,) = [one for one in last.whole.lines if one.office.name == SECOND]
    assert line.handed is not None
    assert line.handed.origin.place == twice.choices[0].origin.place
    left = [one.words for one in last.whole.aside]
    assert len(left) == 2
    assert all("没有计入：定下的是" in words for words in left)


def test_last_year_s_report_beside_this_year_s_asks_for_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "报来的"
    roster_file(tmp_path / "名单.csv")
    hand_in(folder, office_report(0))
    for place in (0, 1):
        hand_in(folder / "上年", replace(office_report(place), year=2023))
    words = {one.handed.office: one.words for one in desk_of(tmp_path).whole.aside}
    assert "2024年的它另外报了" in words[FIRST]
    assert "请找该单位要这一年的" in words[SECOND]


def test_a_report_without_an_office_in_its_title_is_that_of_its_signature(tmp_path: Path) -> None:
    folder = tmp_path / "报来的"
    roster_file(tmp_path / "名单.csv")
    folder.mkdir()
    title = "2024年政府信息公开工作年度报告"
    for place, signed in enumerate((f"{FIRST}（盖章）", "外县某某镇人民政府", "")):
        _, *rest = write_plain_text(office_report(0)).splitlines()
        lines = (title, *rest, signed, "2025年1月14日")
        (folder / f"{place}.txt").write_text("\n".join(lines), encoding="utf-8")
    desk = desk_of(tmp_path)
    (line,) = desk.whole.found
    assert line.office.name == FIRST
    assert line.handed is not None
    assert line.handed.figures == handed_report(office_report(0), line.handed.origin).figures
    assert [one.file for one in desk.whole.unread] == ["1.txt", "2.txt"]
    assert all("看不出是哪个单位" in one.sentence for one in desk.whole.unread)
    assert desk.came_back(line) is None
    desk.say(line, "whole", "请写上单位全称。")
    assert desk.send_back(line) is not None


def test_what_is_taken_off_is_told_on_paper(tmp_path: Path) -> None:
    roster_file(tmp_path / "名单.csv")
    for place in (0, 2):
        hand_in(tmp_path / "报来的", office_report(place))
    sheet = tmp_path / "扣减.csv"
    row = f"{FIRST},表二,行政规范性文件,本年制发件数,2,和县里联合发文"
    sheet.write_text(f"单位名称,表,行,列,扣减数,理由\n{row}\n", encoding="utf-8")
    chosen = replace(places(tmp_path), deduct=sheet)
    library = Library(tmp_path / "n.json")
    ROLLUP.keep(library, chosen)
    assert ROLLUP.load(library) == chosen
    desk = RollupRun(chosen, library).run()
    assert desk.rollup.sums.figure(MAIN_CELLS[2]) == 10 + 12 - 2
    desk.write_papers()
    text = (tmp_path / "结果" / "汇总表.txt").read_text("utf-8")
    assert "以上合计已经扣减：" in text
    assert f"{FIRST}：表二“行政规范性文件”行“本年制发件数”列2（和县里联合发文）" in text


def test_groups_are_switched_and_a_part_is_not_compared_with_last_year(tmp_path: Path) -> None:
    roster_file(tmp_path / "名单.csv")
    for place in (0, 4):
        hand_in(tmp_path / "报来的", office_report(place))
    desk = desk_of(tmp_path)
    desk.switch("部门")
    assert desk.rollup.sums.reports == 1
    assert desk.rollup.of_sum == ()
    desk.switch("部门")
    assert desk.rollup.sums.reports == 2
    assert desk.rollup.of_sum == desk.whole.of_sum


def test_places_are_proposed_kept_and_their_lack_is_told(tmp_path: Path) -> None:
    for name in ("甲.csv", "单位名单.csv", "x.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    folder = tmp_path / "报来的"
    folder.mkdir()
    assert [path.name for path in sheets_near(folder)] == ["单位名单.csv", "甲.csv"]
    proposed = RollupPlaces().with_folder(folder)
    assert proposed.roster == tmp_path / "单位名单.csv"
    assert proposed.output == tmp_path / "报来的-汇总结果"
    assert proposed.lacking == "还没有选：哪一年的。"
    library = Library(tmp_path / "n.json")
    ROLLUP.keep(library, places(tmp_path))
    assert ROLLUP.load(library) == places(tmp_path)
    library.set_setting("rollup", {"year": True, "folder": 3, "county": None, "output": "a\0b"})
    assert ROLLUP.load(library) == RollupPlaces()
    library.set_setting("rollup", ["坏"])
    assert ROLLUP.load(library) == RollupPlaces()
    with pytest.raises(ReportError, match="还没有选：各单位的报告在哪个文件夹"):
        RollupRun(RollupPlaces(), library).run()
    roster_file(tmp_path / "名单.csv")
    hand_in(folder, office_report(0))
    run = RollupRun(places(tmp_path), library)
    run.stop()
    with pytest.raises(StoppedError, match="停了：1个文件读过0个。读过的不用再读"):
        run.run()


def test_what_goes_with_a_folder_is_proposed_again_with_another(tmp_path: Path) -> None:
    """The next year's results went into last year's folder, over them."""
    for year in (2023, 2024, 2025):
        (tmp_path / f"{year}年报").mkdir()
    roster_file(tmp_path / "名单.csv")

    def at(year: int) -> Path:
        return tmp_path / f"{year}年报"

    def results(year: int) -> Path:
        return tmp_path / f"{year}年报-汇总结果"

    first = RollupPlaces(year=2030).with_folder(at(2024))
    assert first == RollupPlaces(at(2024), tmp_path / "名单.csv", 2024, at(2023), results(2024))
    second = first.with_folder(at(2025))
    assert (second.year, second.previous, second.output) == (2025, at(2024), results(2025))
    own = replace(first, previous=tmp_path / "旧", output=tmp_path / "放这里")
    second = own.with_folder(at(2025))
    assert (second.previous, second.output) == (own.previous, own.output)
    assert first.with_folder(at(2023)).previous is None
    other = first.with_folder(tmp_path / "别处" / "报来的")
    assert (other.year, other.roster, other.previous) == (2024, first.roster, None)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2025年报", 2025),
        ("报来的", 0),
        ("20251月", 0),
        ("2024-2025", 0),
        ("年报2025（终）", 2025),
        ("2001年", 0),
    ],
)
def test_a_folder_is_called_after_one_year(name: str, year: int) -> None:
    assert year_called(name) == year

"""The habits of letters at the keys: kept at once, used by the next document, asked for no more."""

from pathlib import Path

from nianbao.desk.register_documents import LetterHabits, letter_habits
from nianbao.desk.registers import RegistersInHand
from nianbao.report.office import Office
from nianbao.storage.library import Library
from tests.exports.letters.cases import FULL
from tests.tui.driving import at_desk

OFFICE = "民权县北关镇人民政府"


async def test_habits_are_kept_and_a_notice_keeps_its_number(tmp_path: Path) -> None:
    library = Library(tmp_path / "nianbao.json")
    library.set_office(Office(name=OFFICE, county="民权县"))
    RegistersInHand(library, OFFICE).save(FULL.with_value("document_number", None))
    async with at_desk(library.path) as clerk:
        await clerk.choose("台账")
        await clerk.sees("文书：发文机关代字")
        await clerk.press(*["down"] * 7, "enter")
        await clerk.sees("发文机关代字：还没有写", "先行政复议", "司法局")
        await clerk.press("enter")
        await clerk.type("北政")
        await clerk.press("enter")
        await clerk.sees("发文机关代字：北政")
        await clerk.press("end", "enter")
        await clerk.sees("复议或者诉讼都可以")
        await clerk.press("escape")
        await clerk.press("home", "enter")
        await clerk.press("enter")
        for number in range(2):
            await clerk.press("f5", "down", "down", "enter")
            if number == 0:
                await clerk.sees("编下一个文号")
                await clerk.press("enter")
            await clerk.sees("北政依补〔20", "〕1号")
            await clerk.press("escape")
    assert letter_habits(library, OFFICE) == LetterHabits("北政", "", open_is_review_first=False)

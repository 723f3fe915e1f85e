"""A clerk registers requests by keyboard; what is on the screen is in the file."""

from pathlib import Path

from nianbao.report.office import Office
from nianbao.report.registers.record import Record
from nianbao.storage.library import Library
from nianbao.storage.registers import RegisterStore
from tests.tui.driving import Clerk, at_desk

OFFICE = "民权县北关镇人民政府"


def kept(clerk: Clerk, register: str = "requests") -> tuple[Record, ...]:
    return RegisterStore(Library(clerk.path)).records(OFFICE, register)


async def test_a_request_from_an_empty_form(tmp_path: Path) -> None:
    data = tmp_path / "nianbao.json"
    Library(data).set_office(Office(name=OFFICE))
    async with at_desk(data) as clerk:
        await clerk.press("escape", "escape")
        await clerk.choose("台账")
        print(clerk.screen)
        await clerk.sees("依申请公开台账")
        await clerk.press("enter")
        await clerk.sees("还没有登记")
        print(clerk.screen)
        await clerk.press("insert")
        await clerk.sees("登记新的一件")
        print(clerk.screen)
        await clerk.press("enter")
        print(clerk.screen)
        await clerk.press("4", "enter")
        await clerk.press("1", "enter")
        await clerk.type("征地补偿文件\n")
        print(clerk.screen)
        await clerk.type("张三\n\n13800000000\n")
        print(clerk.screen)
        await clerk.until(lambda: kept(clerk) and kept(clerk)[0].text("contact"))
        record = kept(clerk)[0]
        print(record.values)
        await clerk.press("escape")
        print(clerk.screen)
        raise AssertionError

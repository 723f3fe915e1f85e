"""A clerk keeps the registers by keyboard; what is on the screen is in the file."""

from datetime import date
from pathlib import Path

import pytest

from nianbao.report.checks import run_checks
from nianbao.report.document import new_report
from nianbao.report.office import Office
from nianbao.report.registers.record import Record
from nianbao.storage.library import Library
from nianbao.storage.registers import RegisterStore
from nianbao.tui.registers.places import Slot
from nianbao.tui.registers.record_screen import RecordScreen
from nianbao.tui.registers.register_screen import RegisterScreen
from nianbao.tui.terminal.bursts import gathered, keys_of
from tests.reports import OFFICE
from tests.tui.driving import NARROW, SIZES, Clerk, at_desk


def kept(clerk: Clerk, register: str = "requests") -> tuple[Record, ...]:
    """The records of the file, opened anew."""
    return RegisterStore(Library(clerk.path)).records(OFFICE, register)


def data_file(folder: Path, *records: Record) -> Path:
    library = Library(folder / "nianbao.json")
    library.set_office(Office(name=OFFICE))
    RegisterStore(library).save(OFFICE, *records)
    return library.path


def keep(path: Path, *records: Record) -> None:
    """Put records of the office into a data file."""
    RegisterStore(Library(path)).save(OFFICE, *records)


def request(place: int, year: int = 2025, **values: object) -> Record:
    record = Record(register="requests", id=f"id{place}").with_values(
        {
            "number": f"{year}-{place}",
            "received": date(year, 1, place),
            "channel": "network",
            "applicant_class": "natural_person",
            "summary": f"第{place}件的文件",
        }
    )
    return record.with_values(values)  # type: ignore[arg-type]


async def go_to(clerk: Clerk, name: str) -> None:
    """Move to the line of a field with the arrows."""
    screen = clerk.app.screen
    assert isinstance(screen, RecordScreen)
    form = screen.panel.form
    there = [line.at for line in form.rows.lines if line.at is not None]
    names = [at.name for at in there if isinstance(at, Slot)]
    steps = names.index(name) - there.index(screen.panel.slot)
    await clerk.press(*["down" if steps > 0 else "up"] * abs(steps))
    assert screen.panel.slot is not None
    assert screen.panel.slot.name == name


async def open_requests(clerk: Clerk) -> None:
    await clerk.press("escape")
    await clerk.choose("台账")
    await clerk.sees("依申请公开台账")
    await clerk.press("home", "enter")
    await clerk.until(lambda: isinstance(clerk.app.screen, RegisterScreen))
    await clerk.sees("登记新的一件")


@pytest.mark.parametrize("size", SIZES)
async def test_a_request_is_registered_in_ten_keys_and_its_words(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(data_file(tmp_path), size) as clerk:
        await open_requests(clerk)
        await clerk.sees("还没有登记", "按回车登记第一件", "Esc 返回")
        await clerk.press("insert")
        await clerk.sees("还没有填，什么也没有存", "自动接着编", "2025-01-10", "Esc 返回")
        assert not kept(clerk)
        # keys that come at once are keys: a day and a choice take no paste
        for message in gathered(list(keys_of("\r4\r1\r征地补偿文件"))):
            clerk.app.post_message(message)
        await clerk.settle()
        await clerk.press("enter")
        await clerk.type("张三")
        await clerk.press("enter", "enter")
        await clerk.type("13800000000")
        await clerk.press("enter")
        await clerk.sees("已保存")
        (record,) = kept(clerk)
        assert dict(record.values) == {
            "number": "2025-1",
            "received": date(2025, 1, 10),
            "channel": "network",
            "applicant_class": "natural_person",
            "summary": "征地补偿文件",
            "applicant": "张三",
            "contact": "13800000000",
        }
        await clerk.press("escape")
        await clerk.sees("登记新的一件（Insert）", "征地补偿文件")
        assert "张三" not in clerk.screen


async def test_fields_are_refused_explained_undone_and_kept(tmp_path: Path) -> None:
    async with at_desk(data_file(tmp_path, request(2), request(5))) as clerk:
        await open_requests(clerk)
        await clerk.press("down", "enter")
        await clerk.sees("依申请公开台账：2025-5", "已用5天，还剩15天，2月7日到期")
        screen = clerk.app.screen
        assert isinstance(screen, RecordScreen)
        # words are kept as the hands rest, and told so
        await go_to(clerk, "applicant")
        await clerk.type("李四")
        await clerk.until(lambda: kept(clerk)[1].text("applicant") == "李四")
        # what is no day stays in the field, and nothing is left by it
        await go_to(clerk, "received")
        await clerk.type("0230")
        await clerk.press("enter")
        await clerk.sees("“0230”不是日期")
        await clerk.press("f5")
        await clerk.sees("请先改好这一栏：直接打字就换掉，按退格清空，按 Esc 恢复原来的。")
        await clerk.press("escape")
        await clerk.sees("“0230”不能填在这一栏，恢复成原来的了。再按 Esc 返回。")
        assert screen.panel.form.field.value == str(screen.record.day("received"))
        assert clerk.app.screen is screen
        assert kept(clerk)[1].day("received") == request(5).day("received")
        await clerk.type("2024.4.1")
        await clerk.sees("2024-04-01 周一")
        await clerk.press("enter")
        await clerk.until(lambda: kept(clerk)[1].day("received") == date(2024, 4, 1))
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.until(lambda: kept(clerk)[1] == request(5))
        await clerk.sees("撤销：申请人。")
        await clerk.press("ctrl+y")
        await clerk.sees("重做：申请人。")
        await clerk.until(lambda: kept(clerk)[1].text("applicant") == "李四")
        # a part is added, and its days count from when the request came
        await go_to(clerk, "corrections")
        await clerk.sees("按回车增加一次")
        await clerk.type("x")
        await clerk.sees("这一行按回车或空格增加一次。")
        await clerk.press("enter")
        await clerk.type("0112")
        await clerk.press("enter")
        await clerk.type("13")
        await clerk.sees("没有身份证明、内容描述不明确")
        await clerk.press("enter")
        grounds = ("identity", "description")
        await clerk.until(
            lambda: (
                [one.chosen("grounds") for one in kept(clerk)[1].parts("corrections")] == [grounds]
            )
        )
        (part,) = kept(clerk)[1].parts("corrections")
        assert part.day("sent") == date(2025, 1, 12)
        # an outcome is chosen from the list, each explained
        await go_to(clerk, "outcome")
        await clerk.press("f1")
        await clerk.sees("办理结果", "部分公开")
        await clerk.press("escape", "space")
        await clerk.sees("输入几个字查找")
        await clerk.type("部分")
        await clerk.press("enter")
        await clerk.until(lambda: kept(clerk)[1].text("outcome") == "granted_in_part")
        # whatever breaks, what is typed is kept on the spot
        await go_to(clerk, "notes")
        await clerk.type("归了档")
        assert isinstance(screen, RecordScreen)
        assert screen.keep_at_once() == ""
        assert kept(clerk)[1].text("notes") == "归了档"
        await clerk.press("ctrl+l")
        await clerk.sees("历史：依申请公开台账", "申请人 空→李四")
        await clerk.press("end", "enter", "down", "enter")
        await clerk.until(lambda: kept(clerk)[1] == request(5), "没有恢复")


async def test_a_list_is_filtered_and_what_is_removed_comes_back(tmp_path: Path) -> None:
    records = [request(number) for number in range(1, 10)]
    records[0] = request(1, decided=date(2025, 1, 9), outcome="granted")
    async with at_desk(data_file(tmp_path, *records)) as clerk:
        await open_requests(clerk)
        rows = clerk.screen.splitlines()
        assert "还剩" in rows[2]
        assert "第2件" in rows[2]  # what runs out first
        assert "予以公开" in rows[10]  # what is closed stands last
        await clerk.type("第4件")
        await clerk.sees("筛选“第4件”：1件")
        await clerk.press("enter")
        await clerk.sees("台账：2025-4")
        await clerk.press("escape")
        await clerk.sees("筛选“第4件”：1件")
        await clerk.press("delete")
        await clerk.sees("去掉台账里的这一件？")
        await clerk.press("down", "enter")
        await clerk.until(lambda: len(kept(clerk)) == 8)
        await clerk.press("ctrl+z")
        await clerk.until(lambda: len(kept(clerk)) == 9)
        await clerk.press("ctrl+y")
        await clerk.until(lambda: len(kept(clerk)) == 8)
        await clerk.press("escape")
        await clerk.hides("筛选“")
        await clerk.choose("找回去掉的")
        await clerk.sees("放回哪一件？")
        await clerk.press("enter")
        await clerk.until(lambda: len(kept(clerk)) == 9)
        await clerk.press("escape", "escape")
        await clerk.sees("+ 台账")


async def test_the_other_registers_ask_by_kind(tmp_path: Path) -> None:
    async with at_desk(data_file(tmp_path)) as clerk:
        await open_requests(clerk)
        await clerk.press("escape", "down", "down", "down", "enter")
        await clerk.sees("公开工作台账")
        await clerk.press("insert")
        await clerk.sees("种类")
        assert "渠道" not in clerk.screen
        await clerk.type("1\n")
        await clerk.sees("渠道")
        assert "打印文书" not in clerk.screen, "none is printed of this register"
        await clerk.type("0228\n12\n\n\n30\n")
        await clerk.until(lambda: kept(clerk, "publications"), "没有存")
        await clerk.until(lambda: kept(clerk, "publications")[0].whole("count") == 30)
        record = kept(clerk, "publications")[0]
        assert record.day("date") == date(2025, 2, 28)
        assert record.chosen("channels") == ("website", "official_account")
        await clerk.press("escape")
        await clerk.sees("登记新的一件", "2025年：公开总条数30条，网站公开条数30条")
        await clerk.press("+")
        await clerk.sees("公开总条数31条")
        assert kept(clerk, "publications")[0].whole("count") == 31
        await clerk.press("escape", "f9")
        await clerk.sees("读入表格：打开那一种台账，再按 F9。")
        await clerk.press("escape")
        await clerk.sees("+ 台账")


async def test_home_leads_to_what_runs_out(tmp_path: Path) -> None:
    late = request(1, received=date(2024, 12, 9), applicant="张三")
    async with at_desk(data_file(tmp_path, late, request(8))) as clerk:
        await clerk.press("escape")
        await clerk.sees("2025-1 答复：1月7日到期，过了3个工作日")
        assert "2025-8" not in clerk.screen
        assert "张三" not in clerk.screen
        await clerk.press("tab", "home", "enter")
        await clerk.sees("依申请公开台账：2025-1", "超期3天")
        await clerk.press("escape")
        await clerk.sees("登记新的一件")
        await clerk.press("escape")
        await clerk.choose("台账")
        await clerk.press("end", "enter")
        await clerk.sees("没有，回车就显示")
        await clerk.press("escape")
        await clerk.hides("+ 台账")
        assert "+ 备份" in clerk.screen


async def test_what_was_said_of_words_that_are_gone_is_said_no_more(tmp_path: Path) -> None:
    async with at_desk(data_file(tmp_path, request(2))) as clerk:
        await open_requests(clerk)
        await clerk.press("enter")
        await go_to(clerk, "channel")
        before = clerk.screen.splitlines()[-6:-2]
        await clerk.type("亲手")
        await clerk.press("enter")
        await clerk.sees("没有“亲手”，有1当面")
        await clerk.press("escape")
        await clerk.sees("“亲手”不能填在这一栏")
        assert "没有“亲手”" not in clerk.screen
        assert "怎么收到的。" in "".join(before)
        assert "怎么收到的。" in clerk.screen


async def test_what_has_come_first_meanwhile_is_in_view_at_home(tmp_path: Path) -> None:
    path = data_file(tmp_path, request(8))
    begun = new_report(OFFICE, 2024)
    Library(path).save(begun, run_checks(begun))
    async with at_desk(path, NARROW) as clerk:
        await clerk.sees("第一部分还没有写")
        await clerk.press("tab", "end")
        await clerk.sees("还没有定稿")
        await clerk.press("tab")
        await clerk.choose("台账")
        await clerk.press("home", "enter")
        await clerk.sees("登记新的一件")
        await clerk.press("insert")
        await clerk.replace("2024-12-9")
        await clerk.press("enter")
        await clerk.until(lambda: len(kept(clerk)) == 2)
        await clerk.press("escape", "escape", "escape")
        await clerk.sees("答复：1月7日到期，过了3个工作日")

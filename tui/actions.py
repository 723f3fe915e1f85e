"""The one registry of actions: id, key, Chinese name, what it does.

Screens take their bindings from here, and so do the key line, the palette and the help. What is
done with a report in hand, from the list of them or with a register is a function over its screen
(`RUNS`), loaded when it is first wanted; any other id is a method `action_<id>` of each screen that
lists it, or of the app (`OF_THE_APP`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module
from typing import Any

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Action:
    """Something the clerk can do. `key` is Textual's name, `shown` the clerk's; both may be empty.

    `name` has at most six characters, `tip` is one sentence.
    """

    id: str
    key: str
    shown: str
    name: str
    tip: str

    @property
    def call(self) -> str:
        """The action as Textual reads it."""
        if self.id in OF_THE_APP:
            return f"app.{self.id}"
        return f"do('{self.id}')" if self.id in RUNS else self.id


class Needs(Enum):
    """What must be so before something is done with a report in hand, or with the list of them."""

    NOTHING = auto()
    FOLD = auto()
    """What is being typed is taken into the report."""
    CHANGE = auto()
    """The same, and the report is not locked; of the list, that another has not got the library."""


@dataclass(frozen=True, slots=True)
class Run:
    """What an action does: a function of a module of tui, and what it needs."""

    module: str
    function: str
    needs: Needs = Needs.NOTHING

    def load(self) -> Callable[[Any], Any]:
        """The function, to be called with the screen."""
        function: Callable[[Any], Any] = getattr(import_module(self.module), self.function)
        return function


def _in(
    module: str, *functions: str, needs: Needs = Needs.NOTHING, **others: str
) -> dict[str, Run]:
    """The functions of a module, called as their actions' ids, and others by the ids of theirs."""
    named = dict(zip(functions, functions, strict=True)) | others
    return {name: Run(f"nianbao.tui.{module}", function, needs) for name, function in named.items()}


RUNS: Mapping[str, Run] = {
    **_in("pages.walking", "sections", "next_section", "previous_section"),
    **_in("pages.walking", "findings", "next_finding", "previous_finding", needs=Needs.FOLD),
    **_in("pages.page_actions", "fill_zeros", "go_to_row", "note", "table_note"),
    **_in("pages.page_actions", "sub_heads", next_blank="to_next_blank"),
    **_in("pages.page_actions", "accept_totals", needs=Needs.CHANGE),
    **_in("report.comparing", "last_year", "take_over", choose_last="choose_previous"),
    **_in("report.word_actions", "insert_code", "insert_phrase"),
    **_in("report.word_actions", "phrases", "facts", needs=Needs.FOLD),
    **_in("report.word_actions", needs=Needs.FOLD, find_words="seek", repetition="show_repetition"),
    **_in("report.word_actions", "no_requests", needs=Needs.CHANGE),
    **_in("report.replacing", "replace_words", needs=Needs.CHANGE),
    **_in("report.standing", "standing", needs=Needs.FOLD),
    **_in(
        "report.outward", "preview", "paste_queue", "history", needs=Needs.FOLD, export="ask_export"
    ),
    **_in("report.verifying", needs=Needs.FOLD, verify="verify_page"),
    **_in("report.leaving", "save"),
    **_in(
        "library.home_actions",
        needs=Needs.CHANGE,
        new_report="start_report",
        change_key="change_name_or_year",
        delete_report="delete_one",
        deleted_reports="find_deleted",
        settings="settle_office",
        habits="set_habits",
    ),
    **_in(
        "library.home_actions",
        registers="open_registers",
        backups="show_backups",
        write_again="write_once_more",
        rollup="open_rollup",
    ),
    **_in("registers.filling", "fill_from_registers", needs=Needs.CHANGE),
    **_in(
        "registers.register_actions",
        "add_record",
        "import_sheet",
        "export_sheet",
        "register_findings",
        removed_records="bring_records_back",
    ),
    **_in("reading_in.review_actions", "source"),
    **_in(
        "reading_in.review_actions",
        "whose_report",
        "store_reading",
        "unplaced_lines",
        needs=Needs.FOLD,
    ),
}
"""What is done with a report in hand, the list of them or a register, by the actions' ids."""
OF_THE_APP = frozenset(("help", "pictures", "tour", "limits", "looks", "palette", "quit"))
"""Actions of the program and not of a screen."""


_ALL = (
    Action("help", "f1", "F1", "帮助", "说明光标所在的这一格或这一栏，列出所有按键。"),
    Action("findings", "f2", "F2", "核对", "列出查出的问题，按回车到出问题的地方。"),
    Action("preview", "f3", "F3", "预览", "看导出来的全文是什么样子。"),
    Action("last_year", "f4", "F4", "上年", "把上年的数、上年的话放在旁边比较，再按收起。"),
    Action("export", "f5", "F5", "导出", "把报告写成文件，用来粘贴到网站上。"),
    Action("paste_queue", "f6", "F6", "复制粘贴", "一块一块复制，到网站上粘贴，记得到哪里了。"),
    Action(
        "fill_zeros",
        "f7",
        "F7",
        "空格填0",
        "这张表空着的格填0，现行有效按上年推算，可以撤销。",
    ),
    Action("next_finding", "f8", "F8", "下一处", "到下一个问题所在的地方。"),
    Action(
        "previous_finding", "shift+f8,f18,f20", "Shift+F8", "上一处", "到上一个问题所在的地方。"
    ),
    Action("put_aside", "delete", "Delete", "放过", "放过没有问题的提醒，写明理由；再按恢复。"),
    Action("import_report", "f9", "F9", "读入", "读入一份已有的报告（网页、Word、文本、JSON）。"),
    Action("read_pasted", "f9", "F9", "读入", "读入粘贴的文字。"),
    Action("store_reading", "f9", "F9", "存进库里", "看好了，把读到的报告存进库里。"),
    Action("source", "f6", "F6", "翻原文", "到原文里翻看，再按一次回到表格或文字。"),
    Action(
        "unplaced_lines", "f4", "F4", "剩下的行", "列出原文里没有放进报告的行，放到该放的地方。"
    ),
    Action("turn_lines", "delete", "Delete", "不要", "这几行不要了；在不要的行上按，又要了。"),
    Action("whose_report", "", "", "单位和年份", "读到的单位或年份不对，改成对的。"),
    Action("paste_text", "", "", "粘贴文字", "不选文件，把报告的全文粘贴进来读入。"),
    Action("all_files", "", "", "全部文件", "列出文件夹里的全部文件，或只列能读的。"),
    Action("sections", "f10", "F10", "章节", "选要填的部分，标题和导语也在里面。"),
    Action("previous_section", "ctrl+up", "Ctrl+上", "上一部分", "到上一部分的第一栏。"),
    Action("next_section", "ctrl+down", "Ctrl+下", "下一部分", "到下一部分的第一栏。"),
    Action("undo", "ctrl+z", "Ctrl+Z", "撤销", "撤销上一步。"),
    Action("redo", "ctrl+y", "Ctrl+Y", "重做", "把撤销的一步再做一次。"),
    Action("go_to_row", "ctrl+g", "Ctrl+G", "找行", "输入行号（如 3.3.5）或那一行的字，到那一行。"),
    Action("next_blank", "", "", "下一空格", "表里按 Ctrl+右：到下一个空着的格，上年有数的先到。"),
    Action("note", "ctrl+n", "Ctrl+N", "批注", "给这一格写一句说明，会印在数字后面的括号里。"),
    Action("table_note", "", "", "表下说明", "写这张表下面的说明，印在表格下面，可以有几段。"),
    Action("sub_heads", "ctrl+t", "Ctrl+T", "小标题", "增加、改名、移动、删除小标题，改编号样式。"),
    Action(
        "insert_phrase",
        "ctrl+e",
        "Ctrl+E",
        "常用句",
        "选一句备好的话填进来，填之前看得到填好的样子。",
    ),
    Action("phrases", "", "", "改常用句", "单位自己的常用句：增加、修改、删除。"),
    Action(
        "insert_code", "ctrl+d", "Ctrl+D", "填入数", "把一个数的名字填进文字：数改了，句子跟着改。"
    ),
    Action("facts", "", "", "常用数", "单位自己的数和列表：增加、改数、改名、删除、粘贴。"),
    Action("repetition", "", "", "雷同", "看每一段有多少文字和上年的相同，是哪几句。"),
    Action("find_words", "ctrl+f", "Ctrl+F", "查找", "在全部文字里找几个字，到找到的地方。"),
    Action(
        "replace_words",
        "",
        "",
        "替换",
        "把几个字换成别的，如去年换成今年，一处一处看过。",
    ),
    Action("add_line", "insert", "Insert", "增加", "在光标所在的地方增加一行。"),
    Action("edit_line", "f2", "F2", "改写", "改名字、单位，或者改一句话。"),
    Action("remove_line", "delete", "Delete", "删除", "删除光标所在的一行，可以撤销。"),
    Action("take_over", "ctrl+k", "Ctrl+K", "照上年填", "把上年的数、上年的话填到这里，可以撤销。"),
    Action("choose_last", "", "", "选上年", "选库里哪一份报告作上年的，单位改过名称时用。"),
    Action(
        "no_requests",
        "ctrl+o",
        "Ctrl+O",
        "全年无申请",
        "表三、表四空着的格都填0，再填上没有申请的话。",
    ),
    Action("standing", "ctrl+r", "Ctrl+R", "状态", "待复核、定稿、发布、退回；已定稿的退回草稿。"),
    Action("verify", "", "", "发布后核对", "打开、粘贴网站上的页面，和报告一格一格地比。"),
    Action("accept_totals", "", "", "采用总计", "读入的报告印错了总计，改用程序算出的总计。"),
    Action("next_view", "f3", "F3", "换格式", "预览、复制换一种格式：纯文本、Markdown、网页代码。"),
    Action("next_part", "f10", "F10", "换部分", "预览换一个部分，再换回全文。"),
    Action("save", "ctrl+s", "Ctrl+S", "存盘", "平时自动保存，不用按；存不上的时候，按它想办法。"),
    Action("write_again", "", "", "改为可写", "另一个窗口关了以后，在这里接着改。"),
    Action("new_report", "", "", "新建", "新建一年的报告，有上年的就从上年开始。"),
    Action("change_key", "", "", "改单位年份", "这份报告的单位或年份错了，改成对的，别的不动。"),
    Action("delete_report", "delete", "Delete", "删除", "删除选中的报告，关闭程序前可以撤销。"),
    Action("rollup", "", "", "汇总", "县里用：把各单位的报告放在一起，谁没报，合计，退回意见。"),
    Action("registers", "", "", "台账", "平时登记申请、复议诉讼、文件、公开了多少，年底自己算。"),
    Action("add_record", "insert", "Insert", "登记", "在台账里登记新的一件。"),
    Action("remove_record", "delete", "Delete", "去掉", "去掉台账里的这一件，以后找得回来。"),
    Action("removed_records", "", "", "找回去掉的", "把台账里去掉的放回来。"),
    Action("register_findings", "f2", "F2", "核对台账", "台账里期限、日期、文号不对的列出来。"),
    Action("import_sheet", "f9", "F9", "读入表格", "把 Excel、WPS 里的台账读进来，先看列。"),
    Action("take_sheet", "f9", "F9", "放进台账", "看好了哪一列是什么，把读到的放进台账。"),
    Action(
        "export_sheet",
        "f5",
        "F5",
        "导出表格",
        "台账写成 Excel、csv，选带不带姓名；也能打印。",
    ),
    Action("other_year", "f10", "F10", "换一年", "看台账算出的另一年的表。"),
    Action("next_table", "ctrl+down", "Ctrl+下", "下一张表", "看台账算出的下一张表。"),
    Action("previous_table", "ctrl+up", "Ctrl+上", "上一张表", "看台账算出的上一张表。"),
    Action("take_figures", "f9", "F9", "填进报告", "把做了记号的格填成台账的，一次撤销。"),
    Action(
        "fill_from_registers",
        "",
        "",
        "从台账填",
        "台账算出的表二、表三、表四和报告比，不一样的格看过再填。",
    ),
    Action("papers", "f5", "F5", "打印文书", "这一件的登记表、告知书、答复书，写成 Word、纯文本。"),
    Action("list_values", "f2", "F2", "列出来选", "把这一栏可以选的列出来，每一种都有说明。"),
    Action("record_history", "ctrl+l", "Ctrl+L", "历史", "看这一件以前每一次改了什么，可以恢复。"),
    Action("save_records", "ctrl+s", "Ctrl+S", "存盘", "平时自动保存，不用按；存不上时看怎么办。"),
    Action("backups", "", "", "备份", "列出自动留下的备份，找回以前的样子，拷到U盘，打包换电脑。"),
    Action("copy_to_stick", "", "", "拷到U盘", "把所有报告拷到U盘，拷完读回来核对。"),
    Action("pack", "", "", "打包", "报告、历史、定稿副本打成一个文件，带到别的电脑。"),
    Action("unpack", "", "", "拆包", "把别的电脑打的包放进来，不一样的报告先问过。"),
    Action("history", "ctrl+l", "Ctrl+L", "历史", "看以前每一次改了什么，一处一处或全部恢复。"),
    Action("deleted_reports", "", "", "找回删除的", "把以前删除的报告放回来。"),
    Action("settings", "", "", "设置", "单位名称、自称、县区、报送截止日期。"),
    Action("habits", "", "", "导出习惯", "编号、小数、落款、导语、纯文本的样子，导出时照着印。"),
    Action("limits", "", "", "核对界限", "字数、雷同、“其他”、收费，从多少起提醒：各县不一样。"),
    Action("pictures", "f12", "F12", "历年图", "把各年的数画成条，一眼看出多了少了。"),
    Action("tour", "", "", "带你看一遍", "七步看完填报告的画面，随时可以不看。"),
    Action("looks", "", "", "外观", "浅色、深色、高对比、朴素：换颜色和线条，马上看到。"),
    Action("palette", "ctrl+p", "Ctrl+P", "命令", "按名字找命令，所有命令都在里面。"),
    Action("back", "escape", "Esc", "返回", "回到上一个画面。"),
    Action("quit", "ctrl+q", "Ctrl+Q", "退出", "保存好再退出程序。"),
)

ACTIONS = {action.id: action for action in _ALL}
"""Every action by its id."""


def bindings(ids: Iterable[str]) -> list[BindingType]:
    """Bindings for these actions, before any widget's own; Esc comes after, so that it cancels."""
    return [
        Binding(
            action.key,
            action.call,
            action.name,
            key_display=action.shown,
            tooltip=action.tip,
            priority=action.key not in ("escape", "delete"),
            id=action.id,
        )
        for action in map(ACTIONS.__getitem__, ids)
        if action.key
    ]

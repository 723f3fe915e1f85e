"""The frozen words of the command line, their help, and what is said of wrong ones."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from nianbao.desk.terminal_encoding import word_as_typed
from nianbao.report.errors import ReportError

TARGETS = (
    "markdown",
    "text",
    "html",
    "page",
    "docx",
    "json",
    "review",
    "review-text",
    "review-word",
)

_VERIFY = "发布后核对：网站上的页面和库里的报告比"
_ROLLUP = "县里汇总：一个文件夹的报告，谁没报、合计、雷同"
_REGISTER = "台账：登记、列出、读入、导出、算表、到期"
_COMPLAINTS = (
    (r"unrecognized arguments: (?P<what>.*)", "不认识“{what}”。"),
    (r"argument (?:\S+/)?(?P<what>\S+): expected one argument", "“{what}”后面要写内容。"),
    (r"argument (?:命令|做什么): invalid choice: '(?P<what>.*?)' .*", "没有“{what}”这个命令。"),
    (
        r"argument (?P<what>\S+): invalid choice: .* \(choose from (?P<list>.*)\)",
        "“{what}”后面只能写 {list}。",
    ),
    (r"argument (?P<what>\S+): invalid _year value: .*", "“{what}”后面要写数字。"),
    (r"argument (?P<what>\S+): ignored explicit argument .*", "“{what}”后面不用写内容。"),
    (
        r"ambiguous option: (?P<what>\S+) could match (?P<list>.*)",
        "“{what}”没有写全，可以是 {list}。",
    ),
    (r"the following arguments are required: (?P<list>.*)", "还缺少“{list}”。"),
)
"""What argparse complains of, and how it is said; of a `list` its marks are made Chinese."""


_HEADINGS = (
    ("usage: ", "用法："),
    ("positional arguments:", "参数："),
    ("options:", "选项："),
    ("show this help message and exit", "显示这些说明"),
)


class _Parser(argparse.ArgumentParser):
    """A parser whose help and whose one sentence are Chinese."""

    def format_help(self) -> str:
        """The help, argparse's own headings in Chinese."""
        words = super().format_help()
        for english, chinese in _HEADINGS:
            words = words.replace(english, chinese)
        return words

    def error(self, message: str) -> NoReturn:
        say = f"命令写得不对：{message}"
        for pattern, words in _COMPLAINTS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                found = match.groupdict()
                found["list"] = found.get("list", "").replace("'", "").replace(", ", "、")
                say = words.format(**found)
                break
        raise ReportError(say, f"用 {self.prog} --help 看写法。")


def _path(word: str) -> Path:
    """A path of the command line; an empty one would be the folder where the program was begun."""
    return Path(_named(word))


def _named(word: str) -> str:
    if not word:
        raise ReportError("路径是空的，", "请写出文件夹或文件在哪里。")
    return word


def _year(word: str) -> int:
    """A year that a report can be of; raises ValueError for no number, ReportError for another."""
    year = int(word)
    from nianbao.report.document import FIRST_YEAR, LAST_YEAR

    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ReportError(f"年份“{word[:20]}”不对，", f"应在{FIRST_YEAR}年到{LAST_YEAR}年之间。")
    return year


def read_arguments(words: Sequence[str]) -> argparse.Namespace:
    """What the words after the program's name ask for; raises ReportError, or ends after help."""
    parser = _Parser(prog="nianbao", description="政府信息公开工作年度报告：填写、核对、导出。")
    parser.add_argument("--data", metavar="FILE", type=_named, help="数据文件（不写就用默认位置）")
    parser.add_argument("--version", action="store_true", help="显示程序版本和数据格式")
    common = _Parser(add_help=False)
    common.add_argument(
        "--data",
        metavar="FILE",
        type=_named,
        default=argparse.SUPPRESS,
        help="数据文件（不写就用默认位置）",
    )
    whose = _Parser(add_help=False)
    whose.add_argument("--office", metavar="NAME", type=word_as_typed, help="单位全称")
    which = _Parser(add_help=False, parents=[whose])
    which.add_argument("--year", metavar="YYYY", type=_year, help="报告年份")
    plain = _Parser(add_help=False)
    plain.add_argument("--json", action="store_true", help="输出 JSON")
    commands = parser.add_subparsers(dest="command", metavar="命令", parser_class=_Parser)

    importing = commands.add_parser(
        "import", parents=[common, which, plain], help="读入一份或一个文件夹的报告，存进库里"
    )
    importing.add_argument("file", metavar="FILE", type=_path, help="报告的文件，或文件夹")
    importing.add_argument("--replace", action="store_true", help="库里有这一年的就换掉")

    checking = commands.add_parser(
        "check", parents=[common, which, plain], help="核对一个文件、一个文件夹，或库里的报告"
    )
    checking.add_argument(
        "file", metavar="FILE", type=_path, nargs="?", help="报告的文件，或文件夹"
    )
    checking.add_argument("--csv", action="store_true", help="输出 CSV，可以用 Excel、WPS 打开")
    checking.add_argument("--previous", metavar="FILE", type=_path, help="上一年报告的文件")

    exporting = commands.add_parser("export", parents=[common, which], help="导出一份报告")
    exporting.add_argument("--to", choices=TARGETS, required=True, help="导出成什么格式")
    exporting.add_argument("--output", metavar="PATH", type=_named, help="写到哪里；- 是标准输出")
    exporting.add_argument("--aligned", action="store_true", help="纯文本的表格按列对齐")
    commands.add_parser("list", parents=[common, plain], help="列出库里的报告")
    verifying = commands.add_parser("verify", parents=[common, which, plain], help=_VERIFY)
    _add_carrying(commands, common)
    verifying.add_argument("file", metavar="FILE", type=_path, help="存下来的网页，或别的文件")
    _add_rollup(commands.add_parser("rollup", parents=[common, plain], help=_ROLLUP))
    registers = commands.add_parser("register", parents=[common], help=_REGISTER)
    _add_register(registers, whose, common, which, plain)
    commands.add_parser("demo", parents=[common], help="用样本报告打开界面，不动你的数据")
    return parser.parse_args(words)


def _add_carrying(commands: "argparse._SubParsersAction[_Parser]", common: _Parser) -> None:
    backing_up = commands.add_parser("backup", parents=[common], help="把数据文件拷到U盘")
    backing_up.add_argument(
        "--to", metavar="FOLDER", type=_path, required=True, help="U盘上或别处的文件夹"
    )
    packing = commands.add_parser("pack", parents=[common], help="打成一个文件，带到别的电脑")
    packing.add_argument("--to", metavar="FILE", type=_path, required=True, help="写成哪个文件")
    packing.add_argument(
        "--without-names", action="store_true", help="台账里的姓名、联系方式不打进去"
    )
    unpacking = commands.add_parser(
        "unpack", parents=[common], help="放进别的电脑打的包，已有的报告不动"
    )
    unpacking.add_argument("file", metavar="FILE", type=_path, help="打包的文件")
    unpacking.add_argument("--replace", action="store_true", help="不一样的报告换成包里的")


def _add_register(registers: argparse.ArgumentParser, whose: _Parser, *shared: _Parser) -> None:
    common, which, plain = shared
    of = _Parser(add_help=False)
    of.add_argument(
        "--register",
        choices=("requests", "reviews", "documents", "publications"),
        default="requests",
        help="哪本台账：依申请公开（不写就是它）、复议诉讼、文件和决定、公开工作",
    )
    actions = registers.add_subparsers(
        dest="action", metavar="做什么", parser_class=_Parser, required=True
    )
    listing = actions.add_parser("list", parents=[*shared, of], help="列出台账，不带姓名")
    listing.add_argument("--open", action="store_true", help="只列没有办结的")
    adding = actions.add_parser("add", parents=[common, whose, plain, of], help="登记一条")
    adding.add_argument("values", metavar="名称=内容", nargs="+", help="如 收到日期=2026-03-10")
    importing = actions.add_parser("import", parents=[*shared, of], help="读入 Excel、WPS 的台账")
    importing.add_argument(
        "file",
        metavar="FILE",
        type=_path,
        help=".xlsx、.xls、.et、.ods、.csv、.docx、.html、.txt、.md 文件",
    )
    importing.add_argument(
        "--kind", metavar="KIND", help="表里没有写种类的，都是哪一种，如 行政处罚"
    )
    importing.add_argument("--replace", action="store_true", help="编号一样、内容不同的也换成新的")
    importing.add_argument("--doubles", action="store_true", help="像是重复的也放进去")
    importing.add_argument("--dry-run", action="store_true", help="只看，不存")
    exporting = actions.add_parser("export", parents=[common, which, of], help="导出台账")
    exporting.add_argument(
        "--to", choices=("xlsx", "csv", "docx", "text"), required=True, help="导出成什么格式"
    )
    exporting.add_argument("--personal", action="store_true", help="带上姓名、联系方式、备注")
    exporting.add_argument("--output", metavar="PATH", type=_named, help="写到哪里；- 是标准输出")
    actions.add_parser("tables", parents=shared, help="台账算出的表二、表三、表四")
    actions.add_parser("check", parents=shared, help="台账里有问题的：超期、条款、文号、日期先后")
    due = actions.add_parser("due", parents=shared, help="要办的，先到期的在前")
    due.add_argument("--on", metavar="DATE", help="看哪一天的，不写就是今天")


def _add_rollup(rolling: argparse.ArgumentParser) -> None:
    rolling.add_argument("folder", metavar="FOLDER", type=_path, help="各单位报告所在的文件夹")
    rolling.add_argument(
        "--roster",
        metavar="FILE",
        type=_path,
        required=True,
        help="单位名单（CSV，或者 .xlsx、.xls、.et、.ods）",
    )
    rolling.add_argument("--year", metavar="YYYY", type=_year, required=True, help="报告年份")
    rolling.add_argument("--previous", metavar="FOLDER", type=_path, help="上一年报告的文件夹")
    rolling.add_argument(
        "--to", metavar="OUTPUT", type=_path, required=True, help="结果写到哪个文件夹"
    )
    rolling.add_argument(
        "--deduct",
        metavar="FILE",
        type=_path,
        help="从合计里扣减的（表：单位、格、数、理由）",
    )
    rolling.add_argument("--long", action="store_true", help="另写一行一格的长表")
    rolling.add_argument("--no-bom", action="store_true", help="CSV 前面不加记号（给 Spark 用）")
    rolling.add_argument(
        "--papers", action="store_true", help="另写汇总表、缺报名单、评分表（Word、CSV 等）"
    )
    rolling.add_argument(
        "--return",
        metavar="FILE",
        type=_path,
        dest="sent_back",
        help="意见表（单位、部分、意见），给表里的单位写退回意见",
    )
    rolling.add_argument("--due", metavar="DATE", help="退回的在哪天以前改好")

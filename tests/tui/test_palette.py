"""The palette in a clerk's words: each finds its command, from wherever the clerk is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nianbao.tui.actions import ACTIONS
from nianbao.tui.app import EVERYWHERE
from nianbao.tui.giving_out.preview import PreviewScreen
from nianbao.tui.kit.clerk_screen import ClerkScreen, Dialog
from nianbao.tui.kit.command_hints import HINTS
from nianbao.tui.kit.command_words import sought
from nianbao.tui.kit.entry_list import EntryList
from nianbao.tui.library.backups import BackupsScreen
from nianbao.tui.library.home import HomeScreen
from nianbao.tui.library.palette import offered
from nianbao.tui.pages.findings import FindingsScreen
from nianbao.tui.registers.record_screen import RecordScreen
from nianbao.tui.registers.register_screen import RegisterScreen
from nianbao.tui.registers.registers_screen import RegistersScreen
from nianbao.tui.report.screen import ReportScreen
from nianbao.tui.rollup.result import RollupScreen
from tests.reports import draft_report, zero_report
from tests.tui.driving import at_desk, fill, in_report

_SCREENS: Sequence[type[ClerkScreen[Any]]] = (
    HomeScreen, ReportScreen, RegistersScreen, RegisterScreen, RecordScreen,
    RollupScreen, PreviewScreen, FindingsScreen,
)  # fmt: skip
TRIED = {
    "undo hint": "填错了怎么办",
    "copy_to_stick backups pack": "数据备份到优盘 复制到u盘里 beifenupan 换台电脑用",
    "history backups": "还原到昨天",
    "export": (
        "打印 打印报告 审签单 发送 另存为 导出 导出word word docx pdf html json 复印 邮件 dy "
        "dayin DaYin ｄｙ daying daochu dc Ｗｏｒｄ wrod 打印_报告 导出pdf 生成word 怎么导出 "
        "怎么打印 打印审签单 导出审批表 列印 導出 F_5 生成"
    ),
    "no_requests": "零报告 全年无申请 没有申请 lingbaogao lbg quannianwushenqing qnwsq 无申请",
    "replace_words": "替换 查找替换 th tihuan tihaun Ctrl+H ctrl_h 批量修改",
    "find_words": "查找 找字 搜索 全文搜索 cz chazhao cazhao 查找文字",
    "copy_to_stick backups": "U盘 u盘 优盘 移动硬盘 upan ＵＰＡＮ",
    "backups": "备份 怎么备份 备份数据 恢复备份 beifen BeiFen beifeng bf 備份",
    "history record_history backups undo": "恢复",
    "history record_history backups": "还原 旧版本",
    "backups history deleted_reports": "找回 报告丢了",
    "backups history": "丢了 恢复数据",
    "undo deleted_reports": "误删",
    "history record_history": "历史版本 痕迹 版本 日志 谁改的 修改记录 lishi ls",
    "last_year": "去年 去年的数 上年 上年数据 对照 比较 对比 shangnian sn qunian 上年数据对比",
    "last_year pictures": "同比",
    "export standing": "审批单 上报 报送 如何上报",
    "hint": "签字 清除 剪切 加数 加一 拼音 输入法 密码 全选 加粗 筛选 排序",
    "standing export": "送审 报审 提交",
    "findings standing": "审核",
    "standing": "审批 退回 打回 同意 定稿 锁定 zhuangtai zt dinggao dg 怎么定稿 网址",
    "standing paste_queue": "发布 公开",
    "paste_queue verify": "上网",
    "findings": (
        "检查 校验 核对 查错 错误 问题 勾稽 平衡 敏感词 隐私 身份证 hedui hd jiancha jc "
        "检查错误 核对数据 报表平衡 錯誤"
    ),
    "settings": "截止 截止日期 什么时候交 还剩几天 设置 shezhi sz",
    "accept_totals findings": "合计",
    "accept_totals": "求和",
    "hint undo": "清空",
    "delete_report": "删除 删掉 shanchu sc 刪除",
    "export import_report": "excel Excel xlsx ｅｘｃｅｌ EXCLE exel",
    "sections export import_report": "表格",
    "import_report": "导入 读入 读取 打开 打开文件 duru dr daoru 导入去年报告 读入去年的 退回意见",
    "import_report import_sheet": "导入表格",
    "new_report": "新建 新建报告 xinjian xj 新建2025年报告 今年的报告",
    "save save_records": "保存 存盘 cunpan baocun 在哪里保存 儲存",
    "export verify": "网页",
    "undo": "撤回 撤销 撤消 反悔 chexiao cx 如何撤销",
    "redo": "重做 chongzuo",
    "paste_queue take_over hint": "复制",
    "paste_queue": "粘贴 上传",
    "take_over": "从去年复制 复制去年 照抄去年 照抄 抄去年",
    "insert_phrase": "模板 范文 样本 changyongju cyj 套话",
    "insert_phrase phrases": "常用语",
    "registers": "台账 登记簿 申请台账 工作日 taizhang tz",
    "registers fill_from_registers": "依申请 依申请公开",
    "take_over new_report hint": "结转",
    "take_over hint": "上年结转",
    "new_report hint": "结转下年",
    "rollup": "汇总 谁还没交 全县汇总 下级 乡镇汇总 名单 huizong hz 催报 谁没报 汇总表 乡镇没报",
    "rollup import_report registers": "收文",
    "registers import_report rollup": "来文",
    "help": "快捷键 按键 帮助 说明书 关于 版权 bangzhu bz",
    "help tour": "怎么用",
    "tour": "教程 入门 练习",
    "settings habits": "选项 偏好",
    "looks": "换颜色 颜色 主题 夜间 深色 护眼 waiguan wg yanse 改颜色 换皮肤 看不清 屏幕太亮",
    "looks hint": "放大字体 字体 字太小",
    "change_key": "改年份 修改年份 年份错了",
    "change_key new_report": "年度",
    "change_key settings": "改名称 改单位 更改单位名称",
    "settings change_key": "单位名称 切换单位",
    "quit back": "关闭",
    "quit": "退出 tuichu tc",
    "hint back": "首页 回主页",
    "preview": "预览 看效果 打印预览 yulan yl",
    "note": "批注 pizhu pz",
    "standing rollup import_report": "意见",
    "hint accept_totals": "计算器",
    "findings replace_words": "错别字",
    "replace_words findings": "改错别字",
    "registers sections": "复议 诉讼 规范性文件",
    "sections": "行政处罚 行政许可 目录 zhangjie zj 表三",
    "sections limits": "收费",
    "export registers": "公文",
    "settings registers": "期限 到期",
    "rollup registers": "催办",
    "registers settings": "超期",
    "limits": "字数 阈值 字数超了 字数太多",
    "sections go_to_row": "跳转",
    "go_to_row sections": "转到 定位",
    "next_section": "下一节",
    "standing write_again": "解锁",
    "hint help": "更新 升级",
    "insert_code insert_phrase add_line": "插入",
    "insert_code": "插入数字 引用 公式",
    "insert_code fill_from_registers": "取数",
    "pack backups": "打包 交接 换电脑 dabao",
    "export hint": "附件 daochuword dayinbaogao 交上去",
    "facts hint": "数据",
    "hint findings": "任务 待办 今天做什么",
    "go_to_row": "zhaohang 行号 Ctrl+G",
    "sub_heads": "xiaobiaoti xbt 小标题 加标题 二级标题",
    "repetition": "leitong 查重 相似",
    "facts": "shuju 公众号",
    "pictures": "linian lnt 历年数据 图表 柱状图 趋势",
    "palette": "mingling CTRL+P",
    "copy_to_stick paste_queue backups": "kaobei",
    "fill_zeros": "kongge kgt0 填零 全部填0 空格补零 f7 补零",
    "backups copy_to_stick": "备份_U盘",
    "save save_records export": "保存文件",
    "undo redo history": "恢复上一步",
    "last_year import_report": "去年报告",
    "deleted_reports backups": "找回报告",
    "registers add_record": "登记申请 申请登记",
    "fill_from_registers": "从台账取数 台账导入报告",
    "table_note": "表下说明 附注 表注",
    "note table_note": "备注 注释",
    "unpack": "解压",
    "deleted_reports": "回收站",
    "put_aside": "忽略",
}
"""Commands, and what clerks type for one of them; `hint` is a line that says how it is done."""
_AMONG = 3
"""The place in the list that it has at least, on every screen."""
_STRANGE = (
    "天气 吃饭 股票 工资表 请假 考勤 hello asdf qwerty test zzz 你好 谢谢 明天开会 党建 电影 音乐 "
    "领导姓名 abc xyz 777 王主任 打麻将 唐诗 乒乓球 新闻 车辆 社保 kpi ppt lol good morning 视频 "
    "蓝牙 打卡 二维码 淘宝 合同 招标 预算 扶贫 低保 户口 生日 dog wifi usb vpn sql ； …… ddzt"
)
"""What no command is called: nothing is found, and one line says what to try."""


def _found(screen: type[ClerkScreen[Any]], words: str) -> list[str]:
    here = dict.fromkeys((*screen.ACTION_IDS, "help", "palette", "quit", *EVERYWHERE))
    found = sought((*offered(list(here)), *HINTS), words)
    return ["hint" if one in HINTS else one.id for one in found]


def test_a_clerks_words_find_their_command_on_every_screen() -> None:
    missed = {
        (word, screen.__name__): found[:_AMONG]
        for wanted, words in TRIED.items()
        for word in words.split()
        for screen in _SCREENS
        if not set(wanted.split()) & set((found := _found(screen, word.replace("_", " ")))[:_AMONG])
    }
    assert not missed


def test_other_words_bring_no_command() -> None:
    found = {word: _found(screen, word) for word in _STRANGE.split() for screen in _SCREENS[:2]}
    assert not [word for word, commands in found.items() if commands]


def test_every_command_is_found_by_its_name_first() -> None:
    for action in ACTIONS.values():
        found = sought((*ACTIONS.values(), *HINTS), action.name)
        assert found[0].name == action.name


async def test_what_is_found_is_all_in_view(tmp_path: Path) -> None:
    """The bar of the whole list took room for itself, and the last of three rows was cut."""
    async with at_desk(fill(tmp_path / "nianbao.json", zero_report())) as clerk:
        await clerk.press("ctrl+p")
        await clerk.type("备份")
        await clerk.sees("在“备份”里：把所有报告拷到U盘，拷完读回来核对。")
        rows = clerk.app.screen.query_one(EntryList)
        await clerk.until(lambda: rows.size.height == rows.virtual_size.height, "列表切掉了一行")


async def test_home_opens_the_report_for_what_only_a_report_has(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.press("escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, HomeScreen))
        await clerk.choose("检查")
        await clerk.sees("核对：")
        await clerk.press("escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, ReportScreen))


async def test_without_a_report_it_says_where_the_command_is(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.press("escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, HomeScreen))
        await clerk.press("down")
        await clerk.choose("批注")
        await clerk.sees("先把光标放到一份报告上")


async def test_a_report_is_left_saved_for_what_home_has(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+down", "7", "enter")
        await clerk.choose("截止")
        await clerk.sees("单位全称")
        assert clerk.report() != zero_report()


async def test_every_command_works_from_every_screen(tmp_path: Path) -> None:
    """Over a report and over home: what lies between is left for it."""
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.press("ctrl+down", "f2")
        await clerk.sees("核对：")
        await clerk.choose("批注")
        await clerk.sees("这一格的批注")
        await clerk.press("escape", "f3")
        await clerk.sees("预览：")
        await clerk.choose("零报告")
        await clerk.sees("全年没有收到申请？")
        await clerk.press("escape", "f6")
        await clerk.sees("复制粘贴：")
        await clerk.choose("截止")
        await clerk.sees("单位全称")
        await clerk.press("escape")
        await clerk.choose("备份")
        await clerk.sees("拷到U盘")
        await clerk.choose("检查")
        await clerk.sees("核对：")


async def test_what_was_read_is_not_left_for_a_command(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.press("f9")
        await clerk.sees("读入一份报告")
        await clerk.choose("批注")
        await clerk.sees("先按 Esc 回去")


async def test_what_another_screen_has_opens_it(tmp_path: Path) -> None:
    """The backups for the pack; a hint, and words of nothing, are told."""
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.choose("打包")
        await clerk.until(lambda: isinstance(clerk.app.screen, Dialog))
        await clerk.press("escape")
        await clerk.until(lambda: isinstance(clerk.app.screen, BackupsScreen))
        await clerk.choose("放大字体")
        await clerk.sees("字的大小由窗口定")
        await clerk.choose("语言")
        await clerk.sees("没有叫这个的命令")
        await clerk.press("escape")
        await clerk.choose("打印文书")
        await clerk.sees("选一种台账，打开一件，再用它")
        assert isinstance(clerk.app.screen, RegistersScreen)
        await clerk.choose("导出台账")
        await clerk.sees("选一种台账进去，再用它")
        assert isinstance(clerk.app.screen, RegistersScreen)
        await clerk.choose("换格式")
        await clerk.sees("预览：全文", "纯文本")

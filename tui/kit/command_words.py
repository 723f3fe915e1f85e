"""The words under which a clerk looks for a command: other programs' names, the county's, pinyin.

Data and one search over it; what a found command does is the palette's.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from rich.cells import set_cell_size

from nianbao.tui.actions import Action

_ALSO: Mapping[str, str] = {
    "help": "说明 手册 怎么用 不会 使用方法 快捷键 按键",
    "findings": "检查 校验 审核 错误 提醒 问题 查错 报错 勾稽 平衡 合计不对 对不对",
    "preview": "看全文 打印预览 样子 效果 成品",
    "last_year": "去年 上一年 对照 对比 比较 同比 参考 旧报告",
    "export": "打印 输出 生成 保存成文件 另存 另存为 word docx doc 网页 html pdf 文件 上报 报送"
    " 提交 发邮件 审签单 送审 excel wps 下载 交 公文",
    "paste_queue": "粘贴 拷贝 发布 贴到网站 上传 门户 网站 录入 剪贴板 全文",
    "fill_zeros": "零 补零 填零 空白 空格 没有的填0",
    "next_finding": "下一个错误 下一个问题 下一条",
    "previous_finding": "上一个错误 上一个问题 上一条",
    "put_aside": "忽略 不管 跳过 误报 理由",
    "import_report": "打开 文件 导入 读取 excel word 上传 旧报告 去年的报告 载入 抄 退回意见",
    "read_pasted": "导入",
    "store_reading": "保存 入库 存盘 确定",
    "source": "原文 原件 对照",
    "unplaced_lines": "没放进去 遗漏 剩余 没认出来",
    "turn_lines": "丢掉 舍弃",
    "whose_report": "年度 单位名称 改年份 改单位",
    "paste_text": "粘贴 贴进来 文本",
    "all_files": "显示全部 所有文件 找不到文件",
    "sections": "目录 跳转 第几部分 表一 表二 表三 表四 标题 导语 定位",
    "previous_section": "前一页 上一页 上一节",
    "next_section": "后一页 下一页 下一节",
    "undo": "取消 反悔 恢复 退回去 后退 回退 误删",
    "redo": "恢复撤销 前进 cz",
    "go_to_row": "定位 跳到 行号 找格 转到",
    "next_blank": "空格 没填的格 下一格 漏填 跳到空格",
    "note": "备注 说明 注释 括号 其中",
    "table_note": "备注 注释 附注 注 表注",
    "sub_heads": "二级标题 分段 （一） 编号 层次 方面",
    "insert_phrase": "模板 范文 套话 例句 参考句 现成的话 样本",
    "phrases": "模板 范文 套话 例句",
    "insert_code": "引用 变量 域 字段 插入数 公式 表里的数 代码",
    "facts": "变量 数据 公众号 网站 培训 次数 平台 自己的数",
    "repetition": "重复 抄袭 相似 雷同率 查重 一样",
    "find_words": "搜索 搜 寻找 定位文字 哪里",
    "replace_words": "更换 改字 批量修改 全部替换 ctrl+h 年份 旧名称 去年换成今年",
    "add_line": "新增 添加 插入 加一行",
    "edit_line": "修改 改名 编辑",
    "remove_line": "删 去掉",
    "take_over": "抄去年 沿用 复制上年 照抄 上年结转",
    "choose_last": "上年报告 改名 合并 旧名称",
    "no_requests": "零报告 零申请 没有申请 无申请 零 没有人申请",
    "standing": "定稿 审核 审签 审批 送审 上报 发布 退回 提交 完成 锁定 解锁 公开 报送 复核 网址",
    "verify": "网页 网站 门户 比对 对比 核实 校对 验证 发布 发出去 贴上去",
    "accept_totals": "合计 总计 求和 加总 总计不对 重算",
    "next_view": "格式 markdown html 源代码 切换",
    "next_part": "分段 分部分 切换",
    "save": "保存 存 保存在哪里",
    "write_again": "只读 不能改 解锁 占用",
    "change_key": "年份错了 改年份 改年度 单位错了 改单位 改名 重命名 换单位",
    "new_report": "新增 创建 添加 今年 开始 新的一年 填报",
    "delete_report": "删 去掉 移除",
    "rollup": "汇总表 县里 县级 各单位 收报告 催报 缺报 谁没报 评分 写退回意见 名单",
    "registers": "登记 申请 依申请公开 复议 诉讼 文件 公开了多少 登记簿 记录 平时",
    "add_record": "新增 增加 登记申请 录入",
    "remove_record": "删除 删 移除",
    "removed_records": "恢复 还原 回收站 误删",
    "import_sheet": "导入 excel wps xlsx csv 表格 粘贴",
    "export_sheet": "excel wps xlsx csv 表格 打印台账 输出",
    "fill_from_registers": "台账 登记 申请 自动填 导入台账 表三 表四 复议 诉讼",
    "papers": "文书 答复书 补正告知书 告知书 登记表 回执 送达回证 公文 word 文号",
    "list_values": "选择 选项 下拉 列表 办理结果",
    "save_records": "保存 存",
    "backups": "还原 恢复 U盘 优盘 换电脑 丢了 找回 旧版本 备分 移动硬盘",
    "copy_to_stick": "优盘 U盘 备份 拷贝 带走 移动硬盘",
    "pack": "压缩 换电脑 带走 搬家 zip 迁移 交接",
    "unpack": "解压 换电脑 搬家 迁移 交接",
    "history": "版本 以前 谁改的 修改记录 痕迹 还原 恢复 找回 日志",
    "deleted_reports": "回收站 恢复 还原 误删",
    "settings": "单位 名称 截止 期限 日期 选项 配置 改单位 自称 县区",
    "habits": "格式 落款 编号 小数 选项 配置",
    "limits": "阈值 标准 字数 规则 提醒太多",
    "pictures": "图表 统计图 柱状图 趋势 历年 对比 分析",
    "tour": "教程 新手 演示 入门 学习",
    "looks": "主题 颜色 皮肤 字体 背景 看不清 护眼 配色 浅色 深色",
    "palette": "菜单 搜索命令",
    "back": "关闭 返回 上一级 取消 离开",
    "quit": "关闭 结束 离开 关机",
}
"""What else a command is called, by its id; words of other programs and of everyday use."""

_FIRST_OF_LETTER = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"),
    (0xB8C1, "g"), (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"),
    (0xC4C3, "n"), (0xC5B6, "o"), (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"),
    (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"), (0xD1B9, "y"), (0xD4D1, "z"), (0xD7FA, ""),
)  # fmt: skip
"""GB 2312 orders its first 3,755 characters by pinyin: where each letter's begin, and the end."""


_NAME_CELLS, _KEY_CELLS = 12, 10
"""Terminal cells of the columns of names and of keys."""


def keyed(action: Action) -> str:
    """An action's name and key in columns of their own."""
    return set_cell_size(action.name, _NAME_CELLS) + set_cell_size(action.shown, _KEY_CELLS)


def initials(words: str) -> str:
    """The first letters of the words' pinyin; other characters as they are, in small letters.

    A character read in two ways has the commoner one; one of GB 2312's second half has none.
    """
    return "".join(map(_initial, words.lower()))


def _initial(character: str) -> str:
    code = character.encode("gb2312", errors="ignore")
    if len(code) != 2:
        return character if character.isascii() else ""
    at = bisect_right(_FIRST_OF_LETTER, (int.from_bytes(code), "~"))
    return _FIRST_OF_LETTER[at - 1][1] if at else ""


def sought(actions: Sequence[Action], words: str) -> list[Action]:
    """The actions that the words mean, the likeliest first; all in order where there are none."""
    query = "".join(words.lower().split())
    ranked = [(rank, action) for action in actions if (rank := _rank(action, query)) is not None]
    return [action for _, action in sorted(ranked, key=lambda pair: pair[0])]


def _rank(action: Action, query: str) -> int | None:
    """How near the words are to an action, 0 for the nearest; None where they are not of it."""
    name, also = action.name.lower(), _ALSO.get(action.id, "").lower().split()
    letters = query.isascii() and query.isalpha()
    nearness = (
        name.startswith(query),
        query in also,
        query in name or query == action.shown.lower(),
        any(query in word for word in also),
        letters and any(initials(word).startswith(query) for word in (name, *also)),
        query in action.tip.lower(),
        len(query) > 1 and any(len(w) > 1 and w in query for w in (name, *also)),
    )
    return next((rank for rank, near in enumerate(nearness) if near), None)

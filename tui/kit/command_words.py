"""The words under which a clerk looks for a command: other programs' names, the county's, pinyin.

Data and one search over it; what a found command does is the palette's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rich.cells import set_cell_size

from nianbao.report.text import one_shape
from nianbao.tui.actions import Action
from nianbao.tui.kit.command_hints import HINT_WORDS
from nianbao.tui.kit.pinyin import initials, spelled

_ALSO: Mapping[str, str] = {
    "help": "说明 手册 怎么用 不会 使用方法 快捷键 按键 说明书 帮助文档 怎么操作 操作手册 "
    "关于 版权 版本号",
    "findings": "检查 校验 审核 错误 提醒 问题 查错 报错 勾稽 平衡 合计不对 对不对 敏感词 隐私 "
    "身份证 体检 验证 自查 检测 查漏 错别字 逻辑 全部检查",
    "preview": "看全文 打印预览 样子 效果 成品",
    "last_year": "去年 上一年 对照 对比 比较 同比 参考 旧报告",
    "export": "打印 输出 生成 保存成文件 另存 另存为 f12 word docx doc 网页 html pdf 文件 上报 "
    "报送 提交 发邮件 审签单 送审 excel wps 下载 交 公文 审批单 审批表 审签表 报审 复印 "
    "列印 xlsx json 发送 邮件 导出审批表 打印机 纸质 领导签字 交上去",
    "paste_queue": "粘贴 拷贝 发布 贴到网站 上传 门户 网站 "
    "录入 剪贴板 全文 上网 挂网 网上发布 公示",
    "fill_zeros": "零 补零 填零 空白 空格 没有的填0 填0 全部填0 补0 全填0 清零",
    "next_finding": "下一个错误 下一个问题 下一条",
    "previous_finding": "上一个错误 上一个问题 上一条",
    "put_aside": "忽略 不管 跳过 误报 理由",
    "import_report": "打开 文件 导入 读取 excel word 上传 旧报告 去年的报告 载入 抄 退回意见 "
    "导入去年报告 导入报告 读去年 读报告 打开文件 旧年报 json ctrl+o 旧版年报",
    "read_pasted": "导入",
    "store_reading": "保存 入库 存盘 确定",
    "source": "原文 原件 对照",
    "unplaced_lines": "没放进去 遗漏 剩余 没认出来",
    "turn_lines": "丢掉 舍弃",
    "whose_report": "年度 单位名称 改年份 改单位 改单位年份",
    "paste_text": "粘贴 贴进来 文本 粘贴全文",
    "all_files": "显示全部 所有文件 找不到文件 其他文件",
    "sections": "目录 跳转 第几部分 表一 表二 表三 表四 标题 导语 定位 行政处罚 行政许可 "
    "规范性文件 收费 表格 表一表二 第一部分 第二部分 第三部分 填表",
    "previous_section": "前一页 上一页 上一节",
    "next_section": "后一页 下一页 下一节",
    "undo": "取消 反悔 恢复 退回去 后退 回退 误删 撤回 撤消 恢复上一步 上一步 退一步 改错了 "
    "ctrl+z 填错 打错 弄错",
    "redo": "反撤销 ctrl+y 恢复撤销 前进",
    "go_to_row": "定位 跳到 行号 找格 转到 跳转 找单元格 查行 zhaohang",
    "next_blank": "空格 没填的格 下一格 漏填 跳到空格",
    "note": "备注 说明 注释 括号 其中",
    "table_note": "备注 注释 附注 注 表注 表格下面",
    "sub_heads": "二级标题 分段 （一） 编号 层次 方面 加标题 改标题 小标题 标题",
    "insert_phrase": "模板 范文 套话 例句 参考句 现成的话 样本 常用语 句子",
    "phrases": "模板 范文 套话 例句 常用语 改句子",
    "insert_code": "引用 变量 域 字段 插入数 公式 表里的数 代码 取数 插入数字 自动取数 引用数据",
    "facts": "变量 数据 公众号 网站 培训 次数 平台 自己的数",
    "repetition": "重复 抄袭 相似 雷同率 查重 一样",
    "find_words": "搜索 搜 寻找 定位文字 哪里 找字 找词 查字 全文搜索 搜索文字 搜字 chaxun 查询",
    "replace_words": "更换 改字 批量修改 全部替换 ctrl+h 年份 旧名称 去年换成今年 错别字 改错别字 "
    "替换文字 批量替换",
    "add_line": "新增 添加 插入 加一行",
    "edit_line": "修改 改名 编辑",
    "remove_line": "删 去掉",
    "take_over": "抄去年 沿用 复制上年 照抄 上年结转 从去年复制 复制去年 照搬 同上年 与去年相同 "
    "结转 抄过来",
    "choose_last": "上年报告 改名 合并 旧名称",
    "no_requests": "零报告 零申请 没有申请 无申请 零 没有人申请 没收到申请 无依申请 零办件",
    "standing": "定稿 状态 打回 报审 同意 签发 提交审核 审核通过 领导审 送领导 解锁 改回草稿 审核 "
    "审签 审批 送审 上报 发布 退回 提交 完成 锁定 公开 报送 复核 网址 领导签字",
    "verify": "网页 网站 门户 比对 对比 核实 校对 验证 发布 发出去 贴上去 上网 网上",
    "accept_totals": "合计 总计 求和 加总 总计不对 重算",
    "next_view": "格式 markdown html 源代码 切换",
    "next_part": "分段 分部分 切换",
    "save": "保存 存 保存在哪里 ctrl+s 保存数据 储存",
    "write_again": "只读 不能改 解锁 占用",
    "change_key": "年份错了 改年份 改年度 单位错了 改单位 改名 重命名 换单位 改镇名",
    "new_report": "新增 创建 添加 今年 开始 新的一年 填报 新建报告 今年的报告 新年度 结转下年 "
    "新一年 ctrl+n",
    "delete_report": "删 去掉 移除 删掉 去除 清除报告 作废 不要了",
    "rollup": "汇总表 县里 县级 各单位 收报告 催报 缺报 谁没报 评分 写退回意见 名单 收文 来文 "
    "乡镇没报 催办 下级 乡镇 全县 街道 各镇 没报 谁还没交 没交",
    "registers": "登记 申请 依申请公开 复议 诉讼 文件 公开了多少 登记簿 记录 平时 收文 来文 "
    "规范性文件 许可 处罚 超期 到期 工作日 节假日 办件 日常登记 补正",
    "add_record": "新增 增加 登记申请 录入",
    "remove_record": "删除 删 移除",
    "removed_records": "恢复 还原 回收站 误删",
    "import_sheet": "导入台账 台账表格 读入台账 导入 excel wps xlsx xls et csv 表格 粘贴",
    "export_sheet": "导出台账 打印台账 台账表格 excel wps xlsx csv 表格 输出",
    "fill_from_registers": "台账 登记 申请 自动填 表三 表四 "
    "复议 诉讼 取数 台账导入报告 台账取数 从台账取数",
    "papers": "文书 答复书 补正告知书 告知书 登记表 回执 送达回证 公文 word 文号",
    "list_values": "选择 选项 下拉 列表 办理结果",
    "save_records": "保存 存 储存",
    "backups": "还原 恢复 U盘 优盘 换电脑 丢了 找回 旧版本 备分 移动硬盘 恢复备份 备份数据 "
    "恢复数据 丢失 数据没了 报告丢了 换台电脑",
    "copy_to_stick": "优盘 U盘 备份 拷贝 带走 移动硬盘 复制到u盘",
    "pack": "压缩 换电脑 带走 搬家 zip 迁移 交接 打包 数据搬家",
    "unpack": "解压 换电脑 搬家 迁移 交接",
    "history": "历史版本 版本 旧版本 恢复上一版 修改记录 修改痕迹 操作记录 谁动过 以前 谁改的 "
    "痕迹 还原 恢复 找回 日志",
    "deleted_reports": "回收站 恢复 还原 误删 找回报告 报告丢了 删错",
    "settings": "单位 名称 截止 期限 日期 选项 配置 改单位 自称 县区 截止日期 什么时候交 还剩几天 "
    "交报告 上报时间 到期 偏好 首选项 系统设置 本单位 换单位 切换单位 怎么交",
    "habits": "格式 落款 编号 小数 选项 配置 印法 序号 样式",
    "limits": "阈值 标准 字数 规则 提醒太多 字数超 超字数",
    "pictures": "图表 统计图 柱状图 趋势 历年 对比 分析 历年数据 图 统计",
    "tour": "教程 新手 演示 入门 学习 练习 试用 引导 怎么开始",
    "looks": "主题 颜色 皮肤 字体 背景 看不清 护眼 配色 浅色 深色 夜间 夜间模式 暗色 黑色 太亮 "
    "屏幕太亮 刺眼 换肤 界面 换皮肤",
    "palette": "菜单 搜索命令",
    "back": "关闭 返回 上一级 取消 离开 上一步画面 主页 首页 回首页",
    "quit": "关闭 结束 离开 关机 退出程序 关掉 alt+f4",
    "record_history": "修改记录 谁改的 版本 日志 痕迹",
    "take_figures": "填到报告 取数",
    "other_year": "换年份 去年",
    "register_findings": "检查台账 超期",
    "next_table": "下一表",
    "previous_table": "上一表",
    "take_sheet": "确定 存",
}
"""What else a command is called, by its id, the likeliest first; words of other programs and of
everyday use."""
_ASKED = re.compile(
    "怎么样|怎么|怎样|如何|在哪儿|在哪里|哪里|哪儿|我要|我想|想要|帮我|一下|可以|报告|数据|文件|功能|命令|[0-9]{4}年?|[请吗呢了的把吧]"
)
"""What a question has beside the words of a command."""
_SIMPLIFIED = str.maketrans(
    "錯誤備份導列儲刪檢查預覽匯總縣報審簽復製貼設換顏數據對還",
    "错误备份导列储删检查预览汇总县报审签复制贴设换颜数据对还",
)
"""Traditional characters that clerks type here."""

_NAME_CELLS, _KEY_CELLS = 12, 10
KEYED_CELLS = _NAME_CELLS + _KEY_CELLS
"""Terminal cells of the columns of names and of keys; of both."""


def keyed(action: Action) -> str:
    """An action's name and key in columns of their own."""
    return set_cell_size(action.name, _NAME_CELLS) + set_cell_size(action.shown, _KEY_CELLS)


def sought(actions: Sequence[Action], words: str) -> list[Action]:
    """The actions that the words mean, the likeliest first; all in order where there are none.

    Words are taken in characters, in pinyin, in the first letters of pinyin, in capitals and full
    width, as a question, two at once; with a letter too many, wanting or turned round only where
    nothing else is found.
    """
    query = _plain(words)
    if not query:
        return [] if words.strip() else list(actions)
    for rank in (_rank, _partly, _misspelled):
        ranked = [(at, action) for action in actions if (at := rank(action, query)) is not None]
        if ranked:
            return [action for _, action in sorted(ranked, key=lambda pair: pair[0])]
    return []


def _plain(words: str) -> str:
    """The words as they are compared: half width, small, simplified, without spaces and marks."""
    plain = one_shape(words).lower().translate(_SIMPLIFIED)
    return "".join(c for c in plain if c.isalnum() or c in "+-")


_Rank = tuple[int, int]
"""How near words are to an action, and how near among those as near; less is nearer."""


_Word = tuple[str, str, str]
"""A word, its pinyin and the first letters of it."""


@lru_cache(maxsize=512)
def _called(action: Action) -> tuple[_Word, ...]:
    """What an action is called, its name first."""
    also = _ALSO.get(action.id) or HINT_WORDS.get(action.id, "")
    words = dict.fromkeys(map(_plain, (action.name, *also.split())))
    return tuple((word, spelled(word), initials(word)) for word in words)


@lru_cache(maxsize=512)
def _told(action: Action) -> tuple[str, tuple[str, str]]:
    """What an action does, and its key."""
    return _plain(action.tip), (action.shown.lower(), _plain(action.shown))


@lru_cache(maxsize=1024)
def _rank(action: Action, query: str) -> _Rank | None:
    """How near the words are, or what is left of them without what a question has."""
    bare = _ASKED.sub("", query)
    asked = {query, bare} if len(bare) > 1 else {query}
    return min((near for one in asked for near in _nearness(action, one)), default=None)


def _nearness(action: Action, query: str) -> Iterator[_Rank]:
    """Every way in which the words are an action's; the later of its words are the less near."""
    letters, called, (tip, keys) = spelled(query), _called(action), _told(action)
    is_letters = query.isascii() and query.isalpha()
    if query in keys:
        yield 0, 0
    for at, (word, *sounds) in enumerate(called):
        if word == query:
            yield min(at, 1), at
        elif query in word and (len(query) > 2 or not is_letters):
            yield (1 if at == 0 and word.startswith(query) else 3 if at else 2), at
        elif len(letters) > 1 and letters in sounds:
            yield 4, at
        elif is_letters and len(query) > 1 and any(one.startswith(query) for one in sounds):
            yield 5, at
    if len(query) > 1 and query in tip:
        yield 6, 0
    covered = _covered(called, query)
    if 2 * covered >= len(query):
        yield 7, -covered


def _covered(called: Sequence[_Word], query: str) -> int:
    """How many characters of the query are of an action's words of two or more; each once."""
    left, covered = query, 0
    there = {word for word, _, _ in called if len(word) > 1 and word in query}
    for word in sorted(there, key=len, reverse=True):
        if word in left:
            left = left.replace(word, "|", 1)
            covered += len(word)
    return covered


def _partly(action: Action, query: str) -> _Rank | None:
    """The same for a sentence, or pinyin of several words, with a word of the action in it."""
    named = _called(action)
    if query.isascii():
        named = tuple((sound, "", "") for _, sound, _ in named if len(sound) >= _SURE)
    covered = _covered(named, query)
    return (8, -covered) if covered and 3 * covered >= len(query) else None


_SURE = 4
"""Letters of the shortest word that may be misspelled, and then only by two turned round."""


def _misspelled(action: Action, query: str) -> _Rank | None:
    """The same for words with one letter wrong, read as they sound."""
    called = enumerate(_called(action)) if query.isascii() else ()
    near = ((9, at) for at, (_, meant, _) in called if _one_slip(query, meant))
    return next(near, None)


def _one_slip(typed: str, meant: str) -> bool:
    """Whether typed is meant with one letter more, less, wrong or turned round."""
    if min(len(typed), len(meant)) < _SURE or abs(len(typed) - len(meant)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), None)
    if start is None:
        return len(meant) > _SURE
    turned = meant[start + 1 : start + 2] + meant[start : start + 1]
    if typed[start:] == turned + meant[start + 2 :]:
        return True
    rests = {(1, 0), (0, 1), (1, 1)}
    return max(len(typed), len(meant)) > _SURE and any(
        typed[start + a :] == meant[start + b :] for a, b in rests
    )

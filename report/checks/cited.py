"""Numbers of documents that are well-formed and yet of another document.

Only what is certain is told: the few documents that every report names, by their number.
"""

import re

from nianbao.report.checks.rule import WARNING, seeking
from nianbao.report.checks.seeking import Sought, SoughtWords, Spot, View

_FORM_OF_2021 = 2021
"""The first year reported on the form of 〔2021〕30号."""
_LAW = re.compile(r"信息公开条例|《条例》")
_OTHER_TITLE = re.compile(r"《(?![^》]*信息公开条例|条例》)[^》]*》[^《》]*$")
_BEFORE = 60
"""Characters before an order of the State Council that tell of which law it is."""
_LIKE_711 = ("771", "717", "117", "701", "710", "712", "721", "77", "71", "7111", "7711")
"""What 711 becomes by one wrong key."""
_OF_REPORTS = re.compile(r"编制|编写|撰写|格式|年度报告|年报|公开工作报告")
_OF_FEES = re.compile(r"处理费|收费")
_NOT_TODAY = re.compile(r"废止|停止|替代|代替|取代|不再|历史|此前|原来")
_YEAR_OF = r"[〔﹝\[（(【]\s*(\d{4})\s*[〕﹞\]）)】]\s*"


def _before(spot: Spot) -> str:
    start = spot.match.start()
    return spot.stretch.text[max(0, start - _BEFORE) : start]


def _is_of_another_law(spot: Spot) -> bool:
    """Whether an order is the right one, of another law, or perhaps of one that is not named.

    The regulation stands as order 711 had it revised; 492 was its first, right beside 711.
    """
    number, before = spot.match[1], _before(spot)
    if number == "711" or _OTHER_TITLE.search(before):
        return True
    if number == "492":
        return "711" in spot.stretch.text or not _LAW.search(before)
    return not _LAW.search(before) and number not in _LIKE_711


def _is_right_for_reports(spot: Spot) -> bool:
    """Whether a number 30 is of 2021, or of something else than how reports are made."""
    return spot.match[1] == "2021" or not _OF_REPORTS.search(spot.stretch.text)


def _is_right_for_fees(spot: Spot) -> bool:
    return spot.match[1] == "2020" or not _OF_FEES.search(spot.stretch.text)


def _may_follow_2019(spot: Spot) -> bool:
    """Whether a report may name the form of 2019: an older one, or as what was once."""
    text = spot.stretch.text
    is_new = spot.context.year >= _FORM_OF_2021
    return not (is_new and _OF_REPORTS.search(text)) or bool(_NOT_TODAY.search(text))


_CITED = (
    Sought(
        re.compile(r"(?:国(?:务院)?令\s*第?|国务院第)\s*(\d+)\s*号(?:令)?"),
        "写的是“{words}”；《政府信息公开条例》现行的是国务院令第711号，请核对文号。",
        unless=_is_of_another_law,
        marks=(
            "根据《中华人民共和国政府信息公开条例》（«国务院令第771号»）编制。",
            "依据«国务院令第771号»的规定，编制本报告。",
            "依据《中华人民共和国政府信息公开条例》（«国令第717号»）编制。",
            "根据《中华人民共和国政府信息公开条例》（«国务院令第492号»）编制本报告。",
        ),
        leaves=(
            "根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。",
            "落实《优化营商环境条例》（国务院令第722号）。",
            "《条例》2007年以国务院令第492号公布，2019年以国务院令第711号修订。",
            "依据省政府令第711号公布的办法，规范管理。",
            "公开国务院令第776号的全文。",
        ),
    ),
    Sought(
        re.compile(rf"国办公开办函\s*{_YEAR_OF}30\s*号"),
        "写的是“{words}”；年报格式的文号是国办公开办函〔2021〕30号，请核对年份。",
        unless=_is_right_for_reports,
        marks=("按照«国办公开办函〔2020〕30号»要求编制本报告。",),
        leaves=(
            "按照国办公开办函〔2021〕30号要求编制本报告。",
            "落实国办公开办函〔2023〕30号，规范政务新媒体。",
        ),
    ),
    Sought(
        re.compile(
            r"年度报告有关事项的通知》?\s*[（(]\s*国办公开办函\s*[〔﹝\[（(【]\s*2021\s*[〕﹞\]）)】]\s*30\s*号"
        ),
        "写的是“{words}”；“有关事项的通知”是〔2019〕60号，〔2021〕30号是印发《政府信息公开工作年度报告格式》的通知，"
        "请核对名称和文号。",
        marks=(
            "按照《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作«年度报告有关事项的通知》（国办公开办函〔2021〕30号»）编制。",
        ),
        leaves=(
            "根据《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制。",
            "《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）已停止执行，不再引用。",
        ),
    ),
    Sought(
        re.compile(
            r"(?:国办发|国办函|国发|国办公开函|国办公函)\s*[〔﹝\[（(【]\s*2021\s*[〕﹞\]）)】]\s*30\s*号"
        ),
        "写的是“{words}”；年报格式的文号是国办公开办函〔2021〕30号，请核对。",
        unless=lambda spot: not _OF_REPORTS.search(spot.stretch.text),
        marks=(
            "主动公开内容按照«国办发〔2021〕30号»文件要求编制。",
            "按照«国办函〔2021〕30号»所附格式，编写年度报告。",
        ),
        leaves=(
            "落实国办发〔2021〕30号，保护好辖区内的古建筑。",
            "按照国办公开办函〔2021〕30号要求编制本报告。",
        ),
    ),
    Sought(
        re.compile(r"国办公开办[涵含韩]\s*[〔﹝\[（(【]\s*\d{4}\s*[〕﹞\]）)】]\s*\d+\s*号"),
        "写的是“{words}”；机关代字是“国办公开办函”，请核对文号。",
        marks=(
            "按照«国办公开办涵〔2021〕30号»要求编制本报告。",
            "根据«国办公开办含〔2022〕30号»，编写年报。",
        ),
        leaves=("国办公开办函〔2021〕30号所附格式。", "国办公开办涵盖的事项已全部列入。"),
    ),
    Sought(
        re.compile(rf"国办函\s*{_YEAR_OF}109\s*号"),
        "写的是“{words}”；信息处理费管理办法的文号是国办函〔2020〕109号，请核对年份。",
        unless=_is_right_for_fees,
        marks=("按照«国办函〔2021〕109号»，没有收取信息处理费。",),
        leaves=(
            "按照国办函〔2020〕109号，没有收取信息处理费。",
            "落实国办函〔2019〕109号，优化窗口服务。",
        ),
    ),
    Sought(
        re.compile(r"国办公开办函\s*[〔﹝\[（(【]\s*2019\s*[〕﹞\]）)】]\s*60\s*号"),
        "“{words}”是2019、2020年年报用的格式，从2021年起用〔2021〕30号的格式；请核对文号。",
        unless=_may_follow_2019,
        marks=("根据«国办公开办函〔2019〕60号»要求编制本报告。",),
        leaves=(
            "根据国办公开办函〔2019〕61号关于公开平台的要求，规范专栏。",
            "国办公开办函〔2019〕60号已停止执行，本报告按〔2021〕30号编制。",
            "归档国办公开办函〔2019〕60号等文件。",
        ),
    ),
)

RULES = (
    seeking(
        "D09",
        WARNING,
        source="国务院令第711号；国办公开办函〔2021〕30号；国办函〔2020〕109号",
        help=(
            "年报里常引的几个文号，写错一个数字就成了别的文件，审核的人会照原件改。"
            "引的确实是别的文件，写明理由。"
        ),
        words=SoughtWords(_CITED, view=View.NARROW, by_sentence=True),
        notes=True,
    ),
)

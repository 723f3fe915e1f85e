"""A number that was left out: its unit stands there without one.

What a sentence counts must be certain, since most words with 件 or 条 in them count nothing; so
each pattern names the words before the gap.
"""

import re

from nianbao.report.checks.rule import WARNING, seeking
from nianbao.report.checks.seeking import Sought, SoughtWords, Spot, View
from nianbao.report.text import late

_SAYS = "“{words}”这里少了数字，请补上；没有的写0。"
_END = r"(?=[，。；、,;）)\n]|$)"
_REQUESTS = r"(?:政府信息公开|信息公开|公开)?申请"

_BARE = (
    r"[\u4e00-\u9fff]{1,12}"
    r"(?<![文条附案稿信邮要证事软硬部配急来印原零电函物头链面逐本每多再首历层批场依其几各整两数个])"
    r"[ \u3000\t]+(?:件次|人次|条次|[件条篇次份期场起宗项户个处块张册]|万?元|[%％])"
    r"(?=[ \u3000\t]|[，。；、,;）)\n]|$)"
)
"""A unit with a blank before it and no number: a gap for certain beside another in its sentence."""
_FEWEST, _STOP = 2, "[。\n]"


def _is_alone(spot: Spot) -> bool:
    """Whether a unit without a number is the only gap of its sentence."""
    text, start = spot.stretch.text, spot.match.start()
    before, behind = text[:start], text[start:]
    sentence = re.split(_STOP, before)[-1] + re.split(_STOP, behind, maxsplit=1)[0]
    alike = r"\d\s?[件条篇次份期场项户个处块张册]"
    rest = text[spot.match.end() :]
    if re.search(f"{alike}[、，]\\s*$", before) or re.match(f"[、，]\\S{{1,8}}?{alike}", rest):
        return False  # 会议3次、检查 次: an item of a list of such numbers
    bare = len(late(_BARE).findall(sentence))
    return bare < _FEWEST and not any(row.pattern.search(sentence) for row in _CERTAIN)


_CERTAIN = (
    Sought(
        re.compile(
            r"(?:主动公开|公开|发布|更新|推送|上传|转载|回复|答复|清理)[^，。；、\d一二三四五六七八九十百千零两几多每某]{0,16}?"
            rf"(?:信息|公告|动态|新闻|资讯|文件|内容|留言|报道|稿件)(?:共计?|累计|约)?\s*[条篇]{_END}"
            rf"|(?:解读|回应)[^，。；、\d一二三四五六七八九十百千零两几多每某]{{0,12}}?\s+[件条次个]{_END}"
        ),
        _SAYS,
        marks=(
            "2024年«主动公开政府信息 条»。",
            "全年«公开信息条»，培训2次。",
            "«更新工作动态条»、«发布通知公告条»。",
            "公众号«推送信息篇»，«公开各类信息共 条»。",
            "«解读政策文件 件»，«回应热点 次»。",
        ),
        leaves=(
            "逐条逐件审核，公开信息120条。",
            "公开每一条信息，做到公开信息逐条审核。",
            "公开信息头条、党建新闻链条。",
            "发布信息若干条，公开文件多条。",
        ),
    ),
    Sought(
        re.compile(
            rf"(?<![每有未无新])(?:新?收到|新收|受理|接到|共有)(?:公民|法人|群众|书面|网上|各类|的)*{_REQUESTS}\s*件{_END}"
            rf"|(?<!无)(?<!没有)(?:予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|结转下年度?(?:继续办理)?|上年结转)\s*件{_END}"
            rf"|(?:(?<=[，。；：\s])|^)(?:已|共|全部|按时)?(?:办结|答复|受理)\s*件{_END}"
            rf"|(?:制发|印发|废止|出台|制定)[^，。；、\d]{{0,8}}文件\s*[件份]{_END}"
            rf"|(?:行政复议|行政诉讼|投诉|举报)(?:案件)?\s+件{_END}"
            rf"|(?:作出|办理|实施)(?:行政)?(?:许可|处罚|强制)(?:决定)?\s*件{_END}"
        ),
        _SAYS,
        marks=(
            "全年«收到申请件»，«办结件»。",
            "«受理政府信息公开申请 件»，«予以公开件»，«结转下年度件»。",
            "全年«制发规范性文件件»。",
            "«作出行政处罚决定 件»，«行政复议 件»。",
        ),
        leaves=(
            "做到有件必答、逐件登记。",
            "规范答复件格式，归档办结件、受理件12件。",
            "收到申请件数为0，每收到申请件即登记。",
            "无上年结转、无结转下年件，没有结转件。",
            "全年没有收到政府信息公开申请件，未新收到申请件，无受理申请件。",
            "上报来件、复印件、案件、要件、稿件均已审查。",
        ),
    ),
    Sought(
        re.compile(
            r"(?:开展|召开|组织|举办|参加)[^，。；、\d一二三四五六七八九十百千零两几多每某]{0,12}?"
            rf"(?:会议|培训|检查|活动|督查|演练|评议|考核|调度会|推进会)\s*[次场期]{_END}"
            rf"|(?:印发|发放|张贴)[^，。；、\d一二三四五六七八九十百千零两几多每某]{{0,10}}?"
            rf"(?:手册|资料|单|明白纸|报告|海报)\s*[份册张]{_END}"
            rf"|(?:设立|开设|新建|维护|设置)[^，。；、\d一二三四五六七八九十百千零两几多每某]{{0,10}}?"
            rf"(?:(?:专栏|栏目|平台|账号|专区)\s*个|(?:公开栏|公示栏|宣传栏|查阅点|查阅室)\s+[个处]){_END}"
        ),
        _SAYS,
        marks=(
            "全年«开展政务公开培训次»。",
            "«召开专题会议 次»，«发放宣传资料份»。",
            "«开设专栏个»。",
            "«组织检查 次»，«设置公开栏 处»。",
        ),
        leaves=(
            "开展培训2次，召开会议多次。",
            "组织检查每季度一次，开设专栏，维护平台各个栏目。",
            "发放宣传资料若干份。",
        ),
    ),
    Sought(
        re.compile(
            rf"(?:处理费|费用?|收费)(?:共计|共|合计|为)?\s*万?元{_END}"
            rf"|(?:增长|下降|占比?|率为|率达到?|达到)\s*[%％]{_END}"
            rf"|(?:共计|累计|合计|总计)\s*(?:公开|发布|收到)?\s*[件条份篇次]{_END}"
        ),
        _SAYS,
        marks=(
            "收取信息«处理费 元»。",
            "比上年«增长%»，«占 %»。",
            "«共计 条»，«累计公开条»。",
        ),
        leaves=(
            "收取信息处理费0元，增长12%。",
            "共计12条，累计120件。",
            "收费单位为元。",
        ),
    ),
    Sought(
        re.compile(
            r"(?<=件)[，、；,;]\s*现行有效(?:的)?(?:行政)?规范性文件\s*(?=[。；，,;\n]|$)"
            r"|(?<![\d一二三四五六七八九十〇零○今去本当每上下前两全\s\u3000年])年(?=\d{1,2}月\d{1,2}日)"
            rf"|第[ \u3000]+[名位]{_END}"
        ),
        _SAYS,
        marks=(
            "废止规范性文件0件«，现行有效的规范性文件»。",
            "统计期限为«年»1月1日至12月31日。",
            "县考核«第 名»，在县直部门中排«第  位»。",
        ),
        leaves=(
            "没有现行有效的规范性文件。",
            "废止1件，现行有效规范性文件8件。",
            "公开制发2件，现行有效的规范性文件均已上网。",
            "2024年1月1日至12月31日、去年12月31日。",
            "县考核第1名、第 2 位，居全县第一 名。",
        ),
    ),
)
"""Words before a gap that tell for certain that it is one."""
_LEFT_OUT = SoughtWords(
    (
        *_CERTAIN,
        Sought(
            re.compile(_BARE),
            _SAYS,
            unless=_is_alone,
            marks=(
                "全年«发布信息 条»、«推送文章 篇»，«解答咨询 次»。",
                "«其中网站 条»，«公众号 条»，«公开栏 条»。",
                "«收到申请 件»，«其中网上 件»，«邮寄 件»。",
                "«开展培训 次»，«参训 人次»。",
                "召开会议3次、培训1次、«检查  次»。",
                "«门户网站  个»，公众号1个。",
                "«公开栏  块»、查阅点2处。",
                "«信息处理费收取 元»，«减免 元»。",
            ),
            leaves=(
                "公开栏 2 个，查阅点 3 处，培训 4 次。",
                "公开每 条信息都要审核，每 件都有人管。",
                "审核信 件、文 件、稿 件，逐 条登记。",
                "推送头 条，公布要 件。",
                "公开的工作 件，逐级审核。",
                "召开会议3次、培训 2 次。",
            ),
        ),
    ),
    view=View.MASKED,
    once=True,
)

RULES = (
    seeking(
        "S15",
        WARNING,
        source="已公布的年报里见过的差错",
        help=(
            "写了“条”“件”“次”却没有数字，审核的人会要求补上，多半是套模板时漏填了。"
            "没有发生的写0，或写“没有”。"
        ),
        words=_LEFT_OUT,
    ),
)

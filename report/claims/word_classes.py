"""Words that may stand for one another, each class once: verbs, fillers, ways to say no.

`<came>` in a wording stands for the class `came`. A verb or a filler that is added here is
understood in every wording that uses its class.
"""

import re

WORD_CLASSES = {
    # The year before and after, and what goes from one into the other.
    "last": "上一?年|去年",
    "next": "下一?年|明年|次年",
    "brought": "结转|转结|转入|结存|遗留",
    "carry": "结转|转结|转",
    "from last year": r"<last>\s*度?(?:的)?<brought>(?!下|至|到|入)"
    "(?:至?本年度?|来)?(?:尚?未办结|未答复)?",
    "into next year": r"(?:至|到|入)?\s*<next>\s*度?(?:继续)?(?:办理|处理|答复)?",
    "left over": "上一?年度?(?:的)?(?:结转|遗留)",
    "but money": "(?!(?:的|办理|继续)*(?:资金|项目|预算|指标|经费|结余))",
    # What an office does with a request, and how.
    "came": "新收到?|收到|接到|接收到?",
    "done": "答复|办结|回复|办理完毕|处理完毕",
    "rate": "(?<![时期])(?:答复|办结|回复)率",
    "pending": "(?<!遗留)(?<!结转)(?:正在办理|尚未办结|尚未答复|尚在办理|未办结|在办理|办理之?中)",
    "how": "(?:申请|均|都|仍|还|已经|已|全部|按时|按期|按要求|依法|依规|在|法定|规定|时限|期限|内"
    "|时间|予以|作出|进行|完成|给予|并|得到|及时)*+",
    "in time": "(?:已经|已|能|按照?|在|依法|依规|法定|规定|期限|时限|时间|要求|内|程序|予以|给予"
    "|作出|进行|完成|规范|及时|按时|按期|得到|了|并)*",
    # What else an office does.
    "decide": "(?:作出|做出|实施|下达|办理|办结|完成)(?:了)?",
    "issue": "(?:新?制发|新?制定|新?制订|出台|新增|印发)(?:并(?:公布|发布|印发|公开))?",
    "because": "(?:因|由|被|政府|政务|信息|公开|引发|引起|的|申请|提起)*",
    # What stands between a word and its number.
    "fill": "(?:公民、法人(?:和|或者?|及|以及)?其他组织|其他组织|政府|政务|信息|公开|申请书|申请人"
    "|申请|依法|依规|依|数量|总量|总数|总计|合计|共计|件数|办件|来件|案件|事项|情况|各类|各种|群众"
    "|社会公众|公众|公民|个人|相关|有关|有效|范围|情形|占|提出|提交|递交|全部|共有|共|累计|达到|达"
    "|要求|办理|受理|答复|回复|办结|处理|件|数|计|为|是|了|有|的|来|、|和|及"
    r"|[“”\"：:\s])*+",
    "cases": "(?:案件|案|申请|数量|数|总数|共计|共|累计|为|是|有|了|发生|受理|件|情况|的"
    r"|[：:\s])*+",
    "decided": "(?:决定书|决定|措施|结案|办件量|办件|案件|案|数量|总数|共计|共|累计|为|是|有|了|的"
    r"|[：:\s])*+",
    "papers": r"(?:文件|数量|总数|件数|共计|共|累计|仍|为|是|有|了|的|件|[：:\s])*+",
    "sum": r"(?:用|金额|总额|收入|共计|合计|总计|共|计|为|是|了|达|[：:\s])*+",
    "and": r"(?:、|和|及|与|或|以及|或者|[/\s])*",
    "in its result": r"(?!机关)[^。；;\n诉复起]{0,60}?",
    # Ways to say that there was none.
    "none": "(?:[均也]?未(?!经)曾?|从未|尚未|没有|没|暂?无(?=[政依行复任因信公新收制规]))"
    "(?:收到|接收?到?|受理|发生|出现|产生|引发|存在|涉及|新增|有)?过?",
    "no": "(?:没有|[也均暂]?无)(?:申请|任何|需|需要|要|的)*",
    "whose": "(?:公民、法人(?:和|或者?|及)?其他组织|社会公众|公众|公民|群众|个人|单位|任何|有关"
    "|关于|政府|政务|信息|公开|通过|形式|方式|渠道|途径|主动|要求|提出|提交|新|依|以|的|和|、)*?",
    "end": r"(?=[，。；、,;（()）！\s]|$)",
    # Matters that are no requests for information.
    "other matter": "建议|提案|工单|热线|信访|投诉|举报|信箱|留言|咨询|诉求|纠纷|调解|低保|救助"
    "|许可|审批|处罚|强制|案件|舆情|微博|补贴|业务|文件|来电|来访|培训|巡查|督查",
    # What makes a number a part of another, or the whole.
    "channel": "网上|网络|线上|线下|书面|信函|邮[件箱寄]|当面|现场|电话|传真|窗口|平台|网站|通过"
    "|系统",
    "among": "其中|内有|内含",
    "consists of": "包括|包含",
    "part": "其中|<consists of>|含",
    "in all": "共|累计|合计|总|等",
}
_CLASS = re.compile("(?<!P)<([a-z][a-z ]*)>")


def spelled_out(text: str) -> str:
    """A pattern with its word classes written out. Raises KeyError for a class there is not."""
    while _CLASS.search(text):
        text = _CLASS.sub(lambda match: f"(?:{WORD_CLASSES[match[1]]})", text)
    return text

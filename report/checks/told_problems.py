"""Whether section five names a problem, and whether it tells how one is mended.

There are more ways to tell of a problem than any list of words has, so one is missed only where
every clause is a plan, a measure or praise. What is done about a problem may stand in its own
sentence.
"""

import re

from nianbao.report.text import late, spoken_length

PROBLEM = (
    r"问题|不会(?:写|用|传|操作|查)|不愿|不懂|不便|没人|没有人|人手[少紧]|不足|不够|不到位|薄弱|欠缺|有待|短板|差距|滞后|不全|不规范|不及时|不深|不强|不高|不平衡|不充分"
    r"|不完善|不健全|不熟|不准|不畅|不广|不实|不力|单一|缺乏|缺少|较弱|较少|偏少|困难|弱项|还需|仍需|需要?进一步"
    r"|[率次量度识平力](?:还|仍|比|较|偏|不|过|太)*低|[过较偏太](?:低|慢|窄)|更新慢|没有专[职人]|[兼多][职岗任](?=[，。；、]|$)|现象|(?<![减至不缺多])少(?=[，。；、]|$)"
    r"|不(?:丰富|新颖|通俗|熟悉|重视|足|多|大|好|紧|细|牢|稳|快|严|明显|理想|适应|理解|了解|清楚|习惯)"
    r"|(?:提升|改进|进步|上升|努力)的?空间"
    r"|超期|逾期|超时(?!限)|延误|缺失|遗漏|疏漏|漏[报发登]|错[敏漏]|失误|脱节|空白栏目|断档"
)
"""What a problem is called; where none of it stands, nothing denies a problem either."""
_WRONG = (
    r"不[佳良妥]|不(?:知道|明白|上网|识字|透|准|齐|符|符合|一致|统一|统|匀|积极|主动|合理|协调|同步|到|了|出|上来|住|起|勤)(?![了地])"
    r"|[看听读找查搜分弄搞说讲记做]不|对不上|跟不上|无[人专暇法]|没有[^，。；、]{1,10}(?:人|力量|经费|设备|记录|标[注明]|说明)"
    r"|(?:没有|未曾|从未|没)(?:更新|公开|开展|落实|安排|建立|配|及时|回复|答复|到位|统一|形成|做到|跟上|标)|陈旧|破损|损坏|老化|掉色|模糊|频繁|空白|错放|错别字|错[链误]|死链|有[误错]|[丢扣失]分|零散|零乱|杂乱|混[乱在淆]|五花八门|参差|重复"
    r"|[被经][^，。；、]{0,10}(?:通报|批评|约谈|纠正|撤销|退回)|(?:复议|诉讼)[^，。；、]{0,8}(?:纠正|纠错|撤销)|败诉"
    r"|拖[到延沓后欠]|迟[到缓迟]|延期|(?:仅|只)(?:有|占|\d)|(?<![误偏相时温])差(?=[，。；、]|$)|(?<![减变])弱(?=[，。；、]|$)|难[以于点度懂]?|旧(?=[，。；、]|$)|生硬|偏差|窄|欠[\u4e00-\u9fff]|未(?!来)[\u4e00-\u9fff]|慢(?=[，。；、]|$)|走过场|流于形式"
    r"|冷清|断[更过了]|(?<![较减至])少(?=[，。；、：]|$)|反映[^，。；、]{0,8}\d+次|投诉"
)
"""How a problem shows, for a look at one clause."""
_STILL_WANTED = (
    r"(?:有待|亟[待需]|尚需|还需|仍需|需要?)(?:于|要)?(?:进一步|继续)?[\u4e00-\u9fff]{2}"
)
_NEGATED = (
    r"(?:不够|不甚|不太|不尽|尚未|未能|缺乏|缺少)[\u4e00-\u9fff]{2}"
    r"|不(?!断|定期|折|仅|但|得|留|忘|[少低多晚]于|超过)[\u4e00-\u9fff]{2}"
    r"|(?:落实|组织|更新|配备|安排|解决|推进|开展|提升|明确|执行|规范)[\u4e00-\u9fff]{0,4}不"
)
_NOT_DONE = rf"{_NEGATED}|(?:未|没有)[\u4e00-\u9fff]{{2}}|规范性"
"""Words of improvement in what a problem is called: 内容不够丰富, 制度落实不到位."""
_IMPROVEMENT = (
    r"改进|整改|措施|下一步|下步|今后|将|加强|加大|完善|健全|提升|提高|强化|优化|规范|推进|拓宽|落实"
    r"|[对为]此|针对(?!性)|对策|已(?!不|无|经不)|我们要|拟|计划|力争|督[促导查办]|补[齐充足]|建立|新[增设建]|充实|拓展|缩短|选配|[增添]配|选派"
    r"|杜绝|避免|防止|防范|解决|明确|定期|开展|组织|严格|丰富|增强|扩大|配备|安排|做好|每[月季周年]"
)
_INTENDS = (
    r"将|拟|计划|打算|下一?步|下阶段|今后|明年|来年|继续|进一步|不断|持续|努力|力争|争取|确保|做到|切实|扎实|着力|深入|认真|积极|大力|严格|全面|坚持|围绕"
    r"|改进|整改|措施|目标|要求|提[高升]|增强|改善|扩大"
)
"""Words of a plan or of a measure, wherever they stand in a clause."""
_LEAD = (
    r"[\s\W]*(?:[一二三四五六七八九十\d]{1,3}[）)、.．是]|第[一二三四五六七八九十][，、]?|其[一二三]|首先|其次|再次|最后|同时|此外|另外|并)?\s*"
    r"(?:(?:20\d\d|今|本|上|下)年度?(?:以来|里)?|一年来|(?:[我本全各][镇乡局县区办]?(?:街道|单位|机关|们|级|村|站所|部门)?)|镇?党委|政府|要|已|还|也)*"
)
_MEASURE = (
    rf"{_LEAD}(?:$|加[强大快]|完善|健全|强化|优化|细化|规范|推[进动行出]|拓[宽展]|落实|补[齐充足]|建[立设成]|新[增设建]|充实|组织|开展|召开|举办|成立|学习|培训|贯彻|制[定发]"
    r"|重点|[抓用管做建办]好|[抓做压夯]实|更新|公开|发布|明确|安排|配[备齐强]|丰富|创新|打造|营造|形成|发挥|利用|依托|通过|按照|根据|结合|以|让|使|把|对标|聚焦|突出|统筹|指导|督[促导查办]"
    r"|检查|考核|监督|保障|减少|不[少低]于|促进|引导|服务|畅通|密切|注重|增设|增加|定期|及时|主动|高[度质]|逐步|充分|严[把守]|杜绝|避免|防[止范]|解决|针对|对照|为了?)"
)
"""A clause that begins with what is done."""
_FRAME = r"存在|不足|主要|表现|原因|由于|因为?|导致|造成|以[下上]|如下|方面|体现在"
"""Words around what a problem is, and of its cause."""
_PRAISE = r"重视|满意|成效|成绩|成果|进步|好评|肯定|顺利|平稳|正常|有序|良好|圆满"
_SENTENCE = r"[。；;\n]"
_CLAUSE = r"[，,：:]|——|[。；;\n]"


def names_problem(text: str) -> bool:
    """Whether words of section five name a problem, or may: not all of them are plans or praise."""
    if _is_problem(text):
        return True
    return not all(_is_intended(one) for one in re.split(_CLAUSE, text) if spoken_length(one))


def tells_improvement(text: str) -> bool:
    """Whether words of section five tell of an improvement, or may: behind a problem."""
    if late(_IMPROVEMENT).search(late(_NOT_DONE).sub("", late(_STILL_WANTED).sub("", text))):
        return True
    first, *others = [one for one in re.split(_SENTENCE, text) if spoken_length(one)] or [""]
    clauses = _behind_problem(first)[0 if _is_problem(first) else 1 :]
    for sentence in others:
        clauses += _behind_problem(sentence)
    return not all(late(f"{_FRAME}|{_PRAISE}").search(one) for one in clauses)


def _behind_problem(sentence: str) -> list[str]:
    """The clauses of a sentence behind the last that is a problem; those before it explain it."""
    clauses = [one for one in re.split(_CLAUSE, sentence) if spoken_length(one)]
    last = next((at for at in reversed(range(len(clauses))) if _is_problem(clauses[at])), -1)
    return clauses[last + 1 :]


def _is_problem(words: str) -> bool:
    return any(late(one).search(words) for one in (PROBLEM, _WRONG, _NEGATED))


def _is_intended(clause: str) -> bool:
    """Whether a clause is a plan, a measure or praise, and so no problem."""
    return bool(late(f"{_INTENDS}|{_PRAISE}").search(clause) or late(_MEASURE).match(clause))

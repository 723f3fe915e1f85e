"""S02–S04, S11, N01, N08: what only a reader finds, and printings it must not mind; N07 as well.

Each case changes a few characters of a report that reads without a word.
"""

import pytest

from nianbao.imports import read_report
from tests.samples.whole import FOLDER

CLEAN = (FOLDER / "linxi_2022.txt").read_text(encoding="utf-8")
Case = tuple[str, str]

GRANTED = "（一）予以公开\t\t5\t1\t0\t0\t0\t0\t6"
NEW = "一、本年新收政府信息公开申请数量\t\t\t9\t2\t0\t0\t1\t0\t12"
LICENCES = "行政许可\t64\t\t"
DISPUTES = "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0"
TWO, THREE, FIVE, SIX = (
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
CAUGHT: dict[str, list[Case]] = {
    "S02": [
        (THREE, f"四{THREE[1:]}"),
        (TWO, f"三{TWO[1:]}"),
        (FIVE, FIVE[2:]),
        (SIX, f"七{SIX[1:]}"),
        (FIVE, f"四{FIVE[1:]}"),
        (SIX, SIX[2:]),
    ],
    "S03": [
        (FIVE, "五、存在问题和改进措施"),
        (FIVE, "五、存在的问题及改进情况"),
        (SIX, "六、其他事项"),
        (FIVE, "五、主要问题及改进情况"),
        (SIX, "六、需要报告的其他事项"),
        ("一、总体情况", "一、总体工作情况"),
    ],
    "S04": [
        (f"{LICENCES}\n", ""),
        ("行政强制\t0\t\t\n", ""),
        (f"{NEW}\n", ""),
        (DISPUTES, ""),
        (f"\t{GRANTED}\n", "\n"),
        ("四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t1\n", ""),
    ],
    "S11": [
        ("（二）依申请公开办理情况", "（三）依申请公开办理情况"),
        ("（三）政府信息管理情况", "（五）政府信息管理情况"),
        ("（五）监督保障情况", "（六）监督保障情况"),
        ("（四）政府信息公开平台建设情况", "（三）政府信息公开平台建设情况"),
        ("（五）监督保障情况", "（七）监督保障情况"),
        ("（二）依申请公开办理情况", "（一）依申请公开办理情况"),
    ],
    "N01": [
        ("行政处罚\t12", "行政处罚\t若干"),
        ("行政处罚\t12", "行政处罚\t十余件"),
        (GRANTED, GRANTED.replace("\t5", "\t5？")),
        (GRANTED, GRANTED.replace("\t5", "\t见附件")),
        (GRANTED, GRANTED.replace("\t1", "\t一")),
        ("行政处罚\t12", "行政处罚\t-12"),
        (NEW, NEW.replace("\t9", "\t9.5")),
    ],
    "N08": [
        (GRANTED, f"{GRANTED}\t6"),
        (GRANTED, f"{GRANTED}\t0"),
        (GRANTED, f"{GRANTED}\t7"),
        (GRANTED, GRANTED.replace("\t0", "", 1)),
        (DISPUTES, f"{DISPUTES}\t0"),
        (NEW, NEW.removesuffix("\t12")),
    ],
}

LEFT: dict[str, list[Case]] = {
    "S02": [
        (THREE, f"三．{THREE[2:]}"),
        (FIVE, f"第五部分 {FIVE[2:]}"),
        (FIVE, f"五 {FIVE[2:]}"),
        (SIX, f"六. {SIX[2:]}"),
        (TWO, f"　　{TWO}"),
        (SIX, f"六、{SIX[2:]}："),
    ],
    "S03": [
        (FIVE, f"{FIVE}："),
        (FIVE, f"五、 {FIVE[2:]}"),
        (SIX, "六、其它需要报告的事项"),
        (TWO, f"　{TWO}　"),
        (THREE, f"三、{THREE[2:6]} {THREE[6:]}"),
        ("一、总体情况", "一、总体情况。"),
    ],
    "S04": [
        ("行政许可\t64", "行政许可 \t64"),
        (LICENCES, "行政许可\t\t64\t"),
        (GRANTED, GRANTED.replace("（一）", "(一) ")),
        (NEW, NEW.replace("一、", "")),
        ("行政强制\t0", "行政强制\t/"),
        (DISPUTES, DISPUTES.replace("\t", " ")),
    ],
    "S11": [
        ("（二）依申请公开办理情况", "(二)依申请公开办理情况"),
        ("（三）政府信息管理情况", "（三） 政府信息管理情况"),
        ("（五）监督保障情况", "（五）监督保障情况。"),
        ("对2016年以来", "（一）对2016年以来"),
        ("27个行政村的村务公开栏全部换新。", "27个行政村的村务公开栏全部换新。（一）（三）"),
        ("全年新收", "一是全年新收"),
    ],
    "N01": [
        (GRANTED, GRANTED.replace("\t0", "\t", 1)),
        ("行政处罚\t12", "行政处罚\t 12 "),
        ("行政强制\t0", "行政强制\t-"),
        ("行政强制\t0", "行政强制\t"),
        ("行政强制\t0", "行政强制\t/"),
        ("收费\t0", "收费\t0.0000"),
    ],
    "N07": [
        (GRANTED, GRANTED.replace("\t", " ")),
        (GRANTED, GRANTED.replace("\t", "\t\t")),
        (GRANTED, f"{GRANTED}\t6"),
        ("行政处罚\t12", "行政处罚\t1295"),
        (NEW, NEW.replace("\t12", "\t 12")),
        (DISPUTES, DISPUTES.replace("\t", "  ")),
    ],
    "N08": [
        (GRANTED, f"{GRANTED}\t\t\t"),
        (GRANTED, GRANTED.replace("\t", "  ")),
        (GRANTED, GRANTED.replace("\t", " | ")),
        (GRANTED, GRANTED.replace("\t0", "\t", 1)),
        (LICENCES, "行政许可\t64"),
        (DISPUTES, f"{DISPUTES}\t\t"),
    ],
}


def rows(cases: dict[str, list[Case]]) -> list[tuple[str, str, str]]:
    return [(rule, *case) for rule, listed in cases.items() for case in listed]


def rules_of(official: str, printed: str) -> set[str]:
    assert CLEAN.count(official) >= 1, official
    text = CLEAN.replace(official, printed, 1)
    return {finding.rule for finding in read_report(text).report().import_findings}


def test_the_report_reads_without_a_word() -> None:
    assert read_report(CLEAN).findings == ()


@pytest.mark.parametrize(("rule", "official", "printed"), rows(CAUGHT))
def test_finds(rule: str, official: str, printed: str) -> None:
    assert rule in rules_of(official, printed)


@pytest.mark.parametrize(("rule", "official", "printed"), rows(LEFT))
def test_leaves_alone(rule: str, official: str, printed: str) -> None:
    assert rule not in rules_of(official, printed)

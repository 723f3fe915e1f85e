"""Numbers in prose: what is read, with unit and exactness, and what counts nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.claims.numerals import read_chinese, read_numbers
from tests.mutations.numbers import in_full as printed

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

READ: list[tuple[str, list[tuple[int | str, str]]]] = [
    ("收到申请12件。", [(12, "件")]),
    ("收到申请１２件。", [(12, "件")]),
    ("收到申请 12 件。", [(12, "件")]),
    ("发布信息1,295条", [(1295, "条")]),
    ("阅读量10万次", [(100_000, "次")]),
    ("阅读量1.5万次", [(15_000, "次")]),
    ("收到申请十二件", [(12, "件")]),
    ("清单二百二十九条", [(229, "条")]),
    ("印发两千份", [(2000, "份")]),
    ("印发一千三份", [(1300, "份")]),
    ("更新廿三次", [(23, "次")]),
    ("共一万两千条", [(12_000, "条")]),
    ("共一百〇三条", [(103, "条")]),
    ("共二〇件", [(20, "件")]),
    ("收到零件申请", [(0, "件")]),
    ("办结率15%", [(15, "%")]),
    ("办结率百分之十五", [(15, "%")]),
    ("办结率百分之百", [(100, "%")]),
    ("占15.3％", [("15.3", "%")]),
    ("14个领域229条清单", [(14, "个"), (229, "条")]),
    ("申请12宗、13起、14项、15家", [(12, "宗"), (13, "起"), (14, "项"), (15, "家")]),
    ("收到申请89件次", [(89, "件次")]),
    ("行政复议：0；行政诉讼：1。", [(0, ""), (1, "")]),
    ("收到一件申请", [(1, "件")]),
    ("发生一起行政复议", [(1, "起")]),
    ("行政诉讼均为零。", [(0, "")]),
    ("行政诉讼：无", [(0, "")]),
    ("收费金额10万元", [(100_000, "元")]),
    ("收费金额0.5万元", [(5000, "元")]),
    ("关注人数为5973。", [(5973, "")]),
    ("参与人数1024人，总数36件。", [(1024, "人"), (36, "件")]),
]

INEXACT = [
    "发布10余条",
    "发布1000多条",
    "发布100条以上",
    "发布100条左右",
    "发布约100条",
    "发布近一百条",
    "发布百余条",
    "发布十几条",
    "发布超过100条",
    "不少于3次",
    "办理3至5件",
    "办理3件—5件",
    "发布数十条",
    "发布80余条",
]

NO_COUNT = [
    "2021年",
    "二〇二一年十二月",
    "2021年12月31日",
    "1月1日至12月31日",
    "2023年 1 月 1 日",
    "国办公开办函〔2021〕30号",
    "国务院令第711号",
    "第二十条第（一）项",
    "第1项",
    "电话0370-8581234",
    "电话 03708581234。",
    "邮编476800，",
    "(1) 主动公开",
    "1、主动公开",
    "（2）依申请公开。",
    "一、总体情况",
    "上午8:30",
    "一是加强领导，二是压实责任",
    "一方面",
    "统一标识、统一设施",
    "万一",
    "一些单位",
    "一次性告知",
    "高效办成一件事",
    "和群众一起学习",
    "每一个环节",
    "12345热线",
    "H5页面",
    "20个工作日内",
    "三个月内",
    "24小时",
    "三审三校",
    "府前路1号",
    "三楼302室",
    "2024.1.12",
    "192.168.1.1",
    "附件1、附件2。",
    "十分重要",
    "为无房户办理",
    "实现零差错、零投诉",
    "7×24小时",
    "www.abc123.gov.cn",
    "百姓、千家万户",
    "办理3-5件",
]


@pytest.mark.parametrize(("text", "numbers"), READ)
def test_reads(text: str, numbers: list[tuple[int | str, str]]) -> None:
    found = read_numbers(text)
    assert [(n.value, n.unit) for n in found] == [(Decimal(value), unit) for value, unit in numbers]
    assert all(number.exact for number in found)
    assert all(isinstance(n.value, int) or n.value % 1 for n in found)


@pytest.mark.parametrize("text", INEXACT)
def test_knows_a_rough_number(text: str) -> None:
    found = read_numbers(text)
    assert found
    assert not any(number.exact for number in found)


@pytest.mark.parametrize("text", NO_COUNT)
def test_leaves_alone_what_counts_nothing(text: str) -> None:
    assert read_numbers(text) == ()


@given(st.integers(0, 10**12 - 1))
def test_every_number_printed_in_chinese_reads_back(number: int) -> None:
    assert read_chinese(printed(number)) == number
    (found,) = read_numbers(f"共{printed(number)}条")
    assert (found.value, found.start, found.end) == (number, 1, len(printed(number)) + 2)


@given(st.integers(0, 10**9), st.sampled_from(("{}", "{:,}")), st.sampled_from("件条宗份次"))
def test_every_number_in_digits_reads_back(number: int, form: str, unit: str) -> None:
    text = form.format(number) + unit
    for words in (text, text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))):
        (found,) = read_numbers(f"共{words}。")
        assert (found.value, found.unit) == (number, unit)
        assert f"共{words}。"[found.start : found.end] == words


@given(
    st.text(
        st.sampled_from("0123，.,%％十二百万千零〇两第年月日件条余约个（）、。 一起统次申请-—至"),
        max_size=30,
    )
)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    place = 0
    for number in read_numbers(text):
        assert place <= number.start < number.end <= len(text)
        assert text[number.start : number.end].strip()
        assert number.value >= 0
        place = number.end


def styles(number: int) -> list[str]:
    """A number in every style in which a clerk may write it."""
    full = printed(number)
    found = [str(number), f"{number:,}", full, str(number).translate(WIDE), f" {number} "]
    if 10 <= number < 20:
        found.append(full.removeprefix("一"))
    if full.startswith("二") and full[1:2] in ("百", "千", "万"):
        found.append("两" + full[1:])
    if number in range(20, 40) and number % 10:
        found.append({"二": "廿", "三": "卅"}[full[0]] + full[2:])
    if number % 10_000 == 0 and number:
        found += [f"{number // 10_000}万", f"{number // 10_000} 万"]
    elif number % 1000 == 0 and number > 10_000:
        found.append(f"{Decimal(number) / 10_000}万")
    if 1000 < number < 10_000 and number % 100 == 0 and number % 1000:
        found.append(full.removesuffix("百"))
    if 100 < number < 1000 and number % 10 == 0 and number % 100:
        found.append(full.removesuffix("十"))
    return found


@given(
    st.integers(1, 10**7),
    st.sampled_from(["收到{}件，", "共计{}条。", "发放{}份；", "开展{}次（线上）"]),
    st.sampled_from([1, 10, 100, 1000]),
)
def test_every_style_reads_back(number: int, sentence: str, scale: int) -> None:
    number = number // scale * scale or scale
    for words in styles(number):
        text = sentence.format(words)
        (found,) = read_numbers(text)
        assert (found.value, found.exact) == (number, True), text


@given(
    st.integers(1, 9999),
    st.sampled_from(
        ["约{}条", "近{}条", "超过{}条", "{}条左右", "{}条以上", "{}余条", "{}多条", "不少于{}条"]
    ),
)
def test_every_style_is_rough_beside_a_rough_word(number: int, words: str) -> None:
    text = f"发布{words.format(printed(number))}。"
    found = read_numbers(text)
    assert found, text
    assert not any(one.exact for one in found)


@given(st.lists(st.integers(0, 99_999), min_size=2, max_size=6), st.data())
def test_numbers_of_one_sentence_are_told_apart(numbers: list[int], data: st.DataObject) -> None:
    nouns = ["动态", "公告", "申请", "许可", "处罚", "培训"]
    chosen = [data.draw(st.sampled_from(styles(number) or ["0"])) for number in numbers]
    text = "其中" + "、".join(
        f"{noun}{words}件" for noun, words in zip(nouns, chosen, strict=False)
    )
    assert [number.value for number in read_numbers(text)] == numbers

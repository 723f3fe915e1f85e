"""Keys that come at once: a paste without marks, or keys that were typed ahead."""

import pytest
from textual import events
from textual.message import Message

from nianbao.tui.terminal.bursts import BurstField, KeyBurst, gathered, is_paste, keys_of, may_go_on

NAME = "新收申请数"
BLOCK = "50\t10\t4\t1\r2\t0\t0\t0\r"


def read(text: str) -> list[Message]:
    """What one read gives: `<…>` is a key by its name."""
    found: list[Message] = []
    for at, part in enumerate(text.replace(">", "<").split("<")):
        found += [events.Key(part, None)] if at % 2 else keys_of(part)
    return found


def told(messages: list[Message]) -> list[str]:
    """Bursts in brackets, keys by their characters or names."""
    return [
        f"[{one.text}]" if isinstance(one, KeyBurst) else one.character or one.key
        for one in messages
        if isinstance(one, KeyBurst | events.Key)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", ["5"]),
        ("12\r", ["1", "2", "\r"]),
        ("政府信息公开", list("政府信息公开")),
        ("公开\r", ["公", "开", "\r"]),
        ("\r\r\r", ["\r", "\r", "\r"]),
        ("\t\t\t\t", ["\t"] * 4),
        ("甲<ctrl+down>3\t4<ctrl+down>", ["甲", "ctrl+down", "3", "\t", "4", "ctrl+down"]),
        ("12\r3\r", ["[12\r3\r]"]),
        ("12+3", list("12+3")),
        ("+++", list("+++")),
        (BLOCK, [f"[{BLOCK}]"]),
        ("第一段\r第二段\t", ["[第一段\r第二段]", "\t"]),
        ("1\t2\r<ctrl+j>3\t4\r<ctrl+j>", ["[1\t2\r3\t4\r]"]),
        ("1\t2<ctrl+j>3\t4<ctrl+j>", ["[1\t2\r3\t4\r]"]),
        ("<up>1\t2\r3\t4<f5>", ["up", "[1\t2\r3\t4]", "f5"]),
    ],
)
def test_what_of_one_read_may_be_a_paste(text: str, expected: list[str]) -> None:
    assert told(list(gathered(read(text)))) == expected


@pytest.mark.parametrize("text", ["1\t2\r", BLOCK, f"{NAME}\t5", "第一段话有八个字"])
def test_the_beginning_of_a_paste_waits_for_its_end(text: str) -> None:
    assert may_go_on(read(text))


@pytest.mark.parametrize("text", ["", "5", "12", "\r", "公开", "12<down>", "1\t2\r3\t4<f5>"])
def test_a_hand_does_not_wait(text: str) -> None:
    assert not may_go_on(read(text))


PASTES = {
    BurstField.TABLE: [
        BLOCK,
        "1\t2\r3\t4",
        f"{NAME}\t50\t10\t4",
        f"{NAME}\r50\r10\r4\r1\r2",
        "50\t10\t4\t1\t2\t0\t67",
        "\r".join(map(str, range(24))),
    ],
    BurstField.PROSE: ["第一段话。\r第二段。", "甲乙\t1\r丙丁\t2", "救灾15\t就业24\t合计39"],
    BurstField.LINE: ["民权县北关镇\r人民政府"],
    BurstField.ROWS: ["救灾\t15\r就业\t24", "救灾 15\r就业 24"],
    BurstField.ANYTHING: ["1\r2\r3"],
    BurstField.NOTHING: ["甲\t1\r乙\t2"],
}
KEYS = {
    BurstField.TABLE: [
        "12\r3\r45\r",
        "5+3\r12+3+1\r+\r７＋8\t20\r",
        "40元+60元\r1.5万元\r",
        "12\t3\r4",
        "3\t4\t5",
        "0\t" * 12,
        "0\r" * 144,
        "1\r2\r3\r4\r5\r6\r7\r8\r9\r10\r",
    ],
    BurstField.PROSE: ["甲\r乙\r", "信息公开工作情况\t依法公开", "公开\r"],
    BurstField.LINE: [
        "北关镇人民政府\r\r民权县\r\r",
        "2024\r12\r",
        "北关镇人民政府\r",
        "\r我街道\r清河县东湖\r",
        "其中修订的16件\r\t5\r",
    ],
    BurstField.ROWS: ["12\r13\r", "\r便民窗口\r40个\r"],
    BurstField.NOTHING: ["甲乙丙\r12\r", "1\r2\r3\r4\r"],
}


@pytest.mark.parametrize(("field", "text"), [(f, text) for f in PASTES for text in PASTES[f]])
def test_a_paste(field: BurstField, text: str) -> None:
    assert is_paste(text, field)


@pytest.mark.parametrize(("field", "text"), [(f, text) for f in KEYS for text in KEYS[f]])
def test_keys_typed_ahead(field: BurstField, text: str) -> None:
    assert not is_paste(text, field)

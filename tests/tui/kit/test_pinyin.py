"""Pinyin of both halves of GB 2312."""

from nianbao.tui.kit.pinyin import initials, spelled


def test_initials_and_syllables() -> None:
    read = {
        "空格填0": ("kgt0", "konggetian0"),
        "全年无申请": ("qnwsq", "quannianwushenqing"),
        "U盘": ("up", "upan"),
        "绿女略虐": ("lnln", "lvnvlvenve"),
        "啊座齄漯": ("azzl", "azuozl"),
        "衢州": ("qz", "qzhou"),
        "（，\u3000": ("", ""),
        "㙓": ("", ""),
    }
    assert {words: (initials(words), spelled(words)) for words in read} == read

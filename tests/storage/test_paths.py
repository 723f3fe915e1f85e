"""Names every system takes, free names, and where the data file lies."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.storage.paths import default_data_file, free_path, safe_file_name


def test_the_environment_names_the_data_file() -> None:
    assert default_data_file({"NIANBAO_DATA": "/stick/报告.json"}) == Path("/stick/报告.json")


@pytest.mark.parametrize("environ", [{}, {"NIANBAO_DATA": ""}, {"NIANBAO_DATA": "  "}])
def test_else_it_is_in_the_users_folder(environ: dict[str, str]) -> None:
    path = default_data_file(environ)
    assert path.is_absolute()
    assert path.parts[-2:] == ("nianbao", "nianbao.json")


def test_a_home_sign_is_understood() -> None:
    assert default_data_file({"NIANBAO_DATA": "~/a.json"}) == Path.home() / "a.json"


def test_a_free_name_is_counted_up(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        path = free_path(tmp_path, "年报.2021-草稿.md")
        path.touch()
        names.append(path.name)
    assert names == ["年报.2021-草稿.md", "年报.2021-草稿 (2).md", "年报.2021-草稿 (3).md"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_dangling_link_is_not_free(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "gone")
    assert free_path(tmp_path, "a.md").name == "a (2).md"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("民权县北关镇人民政府2021年年报", "民权县北关镇人民政府2021年年报"),
        ('a<b>c:d"e/f\\g|h?i*j', "a_b_c_d_e_f_g_h_i_j"),
        ("第一行\n第二行", "第一行_第二行"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("COM1 .x", "_COM1 .x"),
        ("console", "console"),
        ("年报. . ", "年报"),
        ("..", "未命名"),
        ("", "未命名"),
        (".隐藏", "隐藏"),
        ("x" * 300, "x" * 80),
        ("镇" * 300, "镇" * 66),
        ("x" * 79 + ".y", "x" * 79),
    ],
)
def test_safe_names(text: str, name: str) -> None:
    assert safe_file_name(text) == name


@given(st.text(st.characters(), max_size=120))
def test_any_text_makes_a_name_that_stays_as_it_is(text: str) -> None:
    name = safe_file_name(text)
    assert 0 < len(name) <= 80
    assert len(name.encode()) <= 200
    assert name == name.strip(". ")
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert safe_file_name(name) == name

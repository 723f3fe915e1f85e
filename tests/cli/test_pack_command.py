"""`nianbao pack` and `unpack`: one file there and back, nothing replaced unasked."""

from pathlib import Path

import pytest

from nianbao.storage.backups import Backups
from nianbao.storage.library import Library
from tests.cli.commanding import Done, import_seed, run, start
from tests.reports import OFFICE
from tests.storage.samples import sample


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "nianbao.json"


@pytest.fixture
def packed(data: Path, tmp_path: Path) -> Path:
    path = tmp_path / "年报.zip"
    import_seed(data)
    done = run("pack", "--to", path, data=data)
    words = "已读回来核对过，里面有1份报告、0份报告的历史、0份定稿副本。"
    assert done == Done(0, f"{path}\n{words}\n", "")
    return path


def test_there_and_back(data: Path, packed: Path, tmp_path: Path) -> None:
    other = tmp_path / "新电脑" / "nianbao.json"
    done = run("unpack", packed, data=other)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("放进来  2021年  已发布")
    assert Library(other).load(OFFICE, 2021) == Library(data).load(OFFICE, 2021)
    assert run("unpack", packed, data=other).out == "和这里一样的1份没有动。\n"


def test_what_differs_is_replaced_only_when_told(packed: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.json"
    Library(other).save(sample(2021), ())
    before = other.read_bytes()
    done = run("unpack", packed, data=other)
    assert done.status == 2
    assert "什么也没有动。要换成包里的，加 --replace。" in done.err
    assert other.read_bytes() == before
    assert not Backups(other).folder.exists()
    done = run("unpack", packed, "--replace", data=other)
    assert done.status == 0
    assert done.out.startswith("换成  2021年")
    (backup,) = Backups(other).list()
    assert backup.path.read_bytes() == before


def test_what_can_not_be_done_is_one_sentence(data: Path, packed: Path, tmp_path: Path) -> None:
    refusals = [
        (("pack",), "还缺少“--to”"),
        (("pack", "--to", packed), "已经有了"),
        (("pack", "--to", tmp_path / "没有" / "a.zip"), "不见了"),
        (("unpack",), "还缺少“FILE”"),
        (("unpack", data), "不是本程序打的包"),
        (("unpack", tmp_path / "没有.zip"), "不见了"),
    ]
    for words, why in refusals:
        done = run(*words, data=data)
        assert done.status == 2
        assert why in done.err
    other = Library(data)
    assert other.claim()
    done = run("unpack", packed, data=data)
    assert done.status == 2
    assert "正被另一个窗口使用" in done.err
    other.release()


def test_the_screens_are_not_imported(data: Path, packed: Path) -> None:
    code = (
        "import sys; from nianbao.cli.main import main; status = main();"
        "print('textual' in sys.modules, file=sys.stderr); sys.exit(status)"
    )
    done = start("unpack", packed, "--data", data, code=code)
    assert (done.status, done.err) == (0, "False\n")

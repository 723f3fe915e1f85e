"""`nianbao rollup`: lines, JSON, exit statuses, and rosters that can't be used."""

from pathlib import Path

from nianbao.exports import write_file
from tests.cli.commanding import run
from tests.samples import county as made

HEAD = "单位名称,别名,类别\n"


def folder_of(root: Path, *names: str) -> Path:
    folder = root / "今年"
    folder.mkdir()
    for name in names:
        (folder / f"{name}.json").write_bytes(write_file(made.report_of(name), "json"))
    return folder


def test_a_folder_is_rolled_up_in_lines_and_in_json(tmp_path: Path) -> None:
    first, second, third = made.OFFICES[:3]
    folder = folder_of(tmp_path, first, second)
    roster = tmp_path / "名单.csv"
    roster.write_bytes(f"{HEAD}{first},,镇\n{second},,镇\n{third},,镇\n".encode("gbk"))
    words = ["rollup", str(folder), "--roster", str(roster), "--year", str(made.YEAR)]
    words += ["--to", str(tmp_path / "汇总"), "--data", str(tmp_path / "n.json")]
    done = run(*words)
    assert (done.status, done.err) == (1, "")
    assert done.out.startswith("2025年：名单上3个单位，已报2，未报1，有两份的0；")
    assert f"“{third}”还没有报。" in done.out
    assert str(tmp_path / "汇总" / "columns.csv") in done.out
    plain = run(*words, "--json").json
    assert [one["presence"] for one in plain["offices"]] == ["found", "found", "missing"]
    assert plain["sums"]["figures"]["requests.received.total"] == 3 + 4
    assert plain["sums"]["groups"] == {"乡镇街道": 2}
    less = tmp_path / "扣减.csv"
    less.write_text(f"单位,格,数,理由\n{first},requests.received.natural_person,1,县里办的\n")
    told = run(*words, "--deduct", str(less))
    assert "“自然人”列扣减1（县里办的）" in told.out
    plain = run(*words, "--deduct", str(less), "--json").json
    assert plain["sums"]["figures"]["requests.received.total"] == 3 + 4 - 1
    assert plain["sums"]["deductions"][0]["office"] == first
    roster.write_text(f"{HEAD}{first}\n{second}\n", encoding="utf-8-sig")
    assert run(*words).status == 0


def test_what_can_not_be_rolled_up_is_told_in_a_sentence(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, made.OFFICES[0])
    roster, empty = tmp_path / "名单.csv", tmp_path / "空"
    empty.mkdir()
    roster.write_text(f"{HEAD}甲局\n", encoding="utf-8")
    to = ["--year", "2025", "--to", str(tmp_path / "汇总"), "--data", str(tmp_path / "n.json")]
    for place, sheet, said in (
        (folder, tmp_path / "没有.csv", "没有.csv"),
        (tmp_path / "没有", roster, "不是文件夹"),
        (empty, roster, "没有报告文件"),
    ):
        done = run("rollup", str(place), "--roster", str(sheet), *to)
        assert (done.status, done.out) == (2, "")
        assert said in done.err
    assert run("rollup", str(folder), *to).err.startswith("还缺少“--roster”")

"""`nianbao rollup` with papers and returns: what is written, and what is refused."""

import json
from pathlib import Path

from nianbao.report.returning import read_return
from tests.cli.commanding import run
from tests.cli.test_rollup_command import HEAD, folder_of
from tests.samples import county as made

FIRST, SECOND, THIRD = made.OFFICES[:3]


def test_papers_and_returns_are_written_on_demand(tmp_path: Path) -> None:
    folder, output = folder_of(tmp_path, FIRST, SECOND), tmp_path / "汇总"
    roster, words = tmp_path / "名单.csv", tmp_path / "意见.csv"
    roster.write_text(f"{HEAD}{FIRST}\n{SECOND}\n{THIRD}\n", encoding="utf-8")
    words.write_bytes(
        f"单位,部分,意见\n{FIRST},三,表三请核对\n{FIRST},,请重报\n{FIRST},表三,再看一遍\n".encode(
            "gbk"
        )
    )
    given = ["rollup", str(folder), "--roster", str(roster), "--year", str(made.YEAR)]
    given += ["--to", str(output), "--data", str(tmp_path / "n.json")]
    done = run(*given, "--papers", "--return", str(words), "--due", "2026年1月20日")
    assert (done.status, done.err) == (1, "")
    note = output / "退回意见" / f"退回意见-{FIRST}-{made.YEAR}.json"
    for path in (note, note.with_suffix(".docx"), output / "汇总表.docx", output / "评分表.csv"):
        assert path.is_file()
        assert str(path) in done.out
    read = read_return(json.loads(note.read_text("utf-8")))
    assert (read.intact, read.due_on) == (True, "2026-01-20")
    assert read.said["whole"] == "请重报"
    assert read.said["requests"].startswith("表三请核对\n再看一遍")
    assert f"退回意见/{note.name}" in (output / "评分表.csv").read_text("utf-8-sig")
    refused = run("import", str(note), "--data", str(tmp_path / "n.json"))
    assert "退回意见，不是报告，请在程序里按 F9 打开它。" in refused.err
    assert not list((output / "退回意见").glob(f"*{SECOND}*"))
    for sheet, said in (
        (f"{THIRD},,请补报\n", f"“{THIRD}”没有报告可退，请从意见表里去掉。"),
        ("别的镇,,请改\n", "意见表第1行的单位“别的镇”名单上没有"),
        (f"{FIRST},第九部分,请改\n", "第1行的“第九部分”不是报告的哪一部分"),
    ):
        words.write_text(sheet, encoding="utf-8")
        refused = run(*given, "--return", str(words))
        assert refused.status == 2
        assert said in refused.err
    assert "不是日期" in run(*given, "--return", str(words), "--due", "下周").err
    assert "请和 --return 意见表 一起用" in run(*given, "--due", "2026-1-20").err

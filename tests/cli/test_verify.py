"""`nianbao verify`: equal is 0, differing is 1, no page of a report is 2; the result is kept."""

from pathlib import Path

import pytest

from nianbao.exports.html import write_html
from nianbao.report.checks import run_checks
from nianbao.report.standing import Standing, plain_standing, read_standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from tests.cli.commanding import Done, run
from tests.desk.proof.published import DAMAGES, portal
from tests.reports import full_report, zero_report


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path, report = tmp_path / "nianbao.json", full_report()
    standing = Standing(State.PUBLISHED, "2024-01-20")
    Library(path).save(report, run_checks(report), standing=standing)
    Library(path).save(zero_report(), run_checks(zero_report()), standing=Standing())
    return path


def page(folder: Path, code: str) -> str:
    path = folder / "网上.html"
    path.write_text(portal(code), "utf-8")
    return str(path)


def verified(data: Path, page: str, *more: str) -> Done:
    return run("verify", page, *more, data=data)


def test_equal_pages_differing_pages_and_no_pages(data: Path, tmp_path: Path) -> None:
    code = write_html(full_report())
    done = verified(data, page(tmp_path, code))
    assert (done.status, done.out) == (0, "睢县西陵寺镇人民政府2023年：一致\n")
    done = verified(data, page(tmp_path, DAMAGES["row lost"][0](code)), "--json")
    assert done.status == 1
    told = done.json
    assert (told["equal"], told["kept"], told["year"]) == (False, True, 2023)
    assert told["differences"][0]["kind"] == "row"
    assert all(one["advice"] for one in told["differences"])
    done = verified(data, page(tmp_path, "<p>今天天气很好。</p>"))
    assert done.status == 2
    assert "--office" in done.err


def test_the_result_stays_with_the_state(data: Path, tmp_path: Path) -> None:
    code = DAMAGES["figure blank"][0](write_html(full_report()))
    assert verified(data, page(tmp_path, code)).status == 1
    standing = Library(data).standing(full_report().office, 2023)
    assert standing.checked is not None
    assert (standing.checked.differences, standing.checked.page) == (1, "网上.html")
    assert read_standing(plain_standing(standing)) == standing
    assert read_standing({**plain_standing(standing), "checked": "坏了"}).checked is None


def test_a_draft_is_compared_and_nothing_is_kept(data: Path, tmp_path: Path) -> None:
    before = data.read_bytes()
    done = verified(data, page(tmp_path, write_html(zero_report())), "--json")
    assert (done.status, done.json["kept"]) == (0, False)
    assert data.read_bytes() == before


def test_a_page_of_another_report_needs_to_be_told_which(data: Path, tmp_path: Path) -> None:
    code = write_html(full_report()).replace("2023年政府", "2022年政府", 1)
    assert verified(data, page(tmp_path, code)).status == 2
    assert verified(data, page(tmp_path, code), "--year", "2023").status == 1

"""`export` by the office's habits, and files that are no text."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nianbao.cli.printing import print_export
from nianbao.exports import EXPORT_SUFFIXES, write_file
from nianbao.exports.options import DEFAULT, PrintOptions, options_of
from nianbao.exports.page import write_page
from nianbao.report.errors import ReportError
from nianbao.report.office import Office
from nianbao.storage.library import Library
from tests.cli.commanding import import_seed, run
from tests.exports.word_read import read_word
from tests.reports import OFFICE, full_report, seed_report
from tests.tui.driving import fill

TODAY = date(2025, 1, 8)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A library that holds the sample."""
    path = tmp_path / "nianbao.json"
    import_seed(path)
    return path


def with_habits(data: Path, **habits: str | int | bool) -> None:
    library = Library(data)
    changed: dict[str, object] = dict(habits)
    library.set_office(replace(library.office(), **changed))  # type: ignore[arg-type]


def test_an_office_without_habits_prints_by_the_form() -> None:
    assert options_of(Office(), TODAY) == DEFAULT


def test_every_habit_reaches_the_print() -> None:
    office = Office(
        fee_decimals=2,
        print_fee_note=True,
        print_fee_padded=True,
        print_numbering="1、",
        print_aligned=True,
        print_gb18030=True,
        print_preface=False,
        print_signature=True,
        print_date=True,
    )
    assert options_of(office, TODAY) == PrintOptions(
        fee_note="保留2位小数",
        fee_decimals=2,
        numbering="1、",
        preface=False,
        signed=True,
        day=TODAY,
        aligned=True,
        gb18030=True,
    )
    assert options_of(Office(print_numbering="?"), TODAY).numbering is None


@pytest.mark.parametrize("target", EXPORT_SUFFIXES)
def test_every_format_is_written_beside_the_data_file(data: Path, target: str) -> None:
    done = run("export", "--year", "2021", "--to", target, data=data)
    assert (done.status, done.err) == (0, "")
    path = Path(done.out.strip())
    assert path.name == f"{seed_report().title}{EXPORT_SUFFIXES[target]}"
    assert path.read_bytes() == write_file(seed_report(), target)


def test_habits_are_kept_with_the_office_and_printed(data: Path, tmp_path: Path) -> None:
    with_habits(data, print_numbering="", print_signature=True, print_aligned=True)
    options = PrintOptions(numbering="", signed=True, aligned=True)
    for target in ("markdown", "text", "html", "page", "docx"):
        path = tmp_path / target
        run("export", "--year", "2021", "--to", target, "--output", path, data=data)
        assert path.read_bytes() == write_file(seed_report(), target, options)
    done = run("export", "--year", "2021", "--to", "page", "--output", "-", data=data)
    assert done.out == write_page(seed_report(), options=options)


def test_the_date_is_that_of_the_export(data: Path) -> None:
    with_habits(data, print_date=True)
    done = run("export", "--year", "2021", "--to", "text", "--output", "-", data=data)
    today = date.today()
    assert done.out.endswith(f"\n\n{today.year}年{today.month}月{today.day}日\n")


def test_an_old_text_is_gb18030_in_a_file_and_tells_what_notepads_lack(
    tmp_path: Path,
) -> None:
    rare = "𠮷和㐀" + "".join(map(chr, range(0x3500, 0x3510)))
    report = full_report().with_prose("problems", rare)
    data = fill(tmp_path / "n.json", report)
    with_habits(data, name=OFFICE, print_gb18030=True)
    path = tmp_path / "old.txt"
    done = run("export", "--year", "2023", "--to", "text", "--output", path, data=data)
    assert done.status == 0
    assert "有18个字旧的记事本显示不出来：𠮷㐀" in done.err
    assert "…\n" in done.err
    assert path.read_bytes() == write_file(report, "text", PrintOptions(gb18030=True))
    done = run("export", "--year", "2023", "--to", "text", "--output", "-", data=data)
    assert done.err == ""
    assert "𠮷和㐀" in done.out


def test_word_goes_to_a_pipe_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(pipe))
    print_export(write_file(seed_report(), "docx"))
    assert read_word(pipe.getvalue())[0][0] == ("h1", seed_report().title)


def test_word_does_not_go_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdout", terminal)
    with pytest.raises(ReportError, match="--output"):
        print_export(b"PK")


def test_the_office_is_asked_for_only_where_two_have_a_report_of_that_year(
    data: Path,
) -> None:
    library = Library(data)
    other, later = full_report(), replace(seed_report(), office="甲县乙镇人民政府", year=2023)
    library.save(other, ())
    assert run("export", "--year", "2021", "--to", "text", "--output", "-", data=data).status == 0
    done = run("export", "--year", "2022", "--to", "text", data=data)
    assert done.status == 2
    assert "库里没有2022年的报告" in done.err
    library.save(later, ())
    done = run("export", "--year", "2023", "--to", "text", data=data)
    assert done.status == 2
    assert f"库里2023年有2个单位的报告：{later.office}、{other.office}；请用 --office" in done.err
    assert run("export", "--year", "2021", "--to", "text", "--output", "-", data=data).status == 0

"""Blocks in shapes that sheets, mails and other programs give them."""

from tests.imports.test_blocks_by_name import BOTH, LABELS, NEW, OVER, REQUESTS, plain, read

NAMES = [column.label.text for column in REQUESTS.blocks[0].columns]
NEW_ROW, OVER_ROW = ["50", "10", "4", "1", "2", "0", "67"], ["2", "0", "0", "0", "0", "1", "3"]
GRANTED = LABELS["granted"]


def test_a_block_is_read_whatever_the_copy_put_between_or_before_its_cells() -> None:
    rows = [NEW, *NEW_ROW], [OVER, *OVER_ROW]
    third = [GRANTED, *"0000000"]
    for text in (
        "\n".join('"' + '","'.join(row) + '"' for row in rows),
        "\n".join('"' + '";"'.join(row) + '"' for row in rows),
        "\n".join(f"> {' '.join(row)}" for row in rows),
        "\n".join(f">>{chr(9).join(row)}" for row in rows),
    ):
        block = read(text)
        assert (plain(block), block.unused) == (BOTH, ()), text
    apart = read("\n".join("\t\t".join(row) for row in (*rows, third)))
    assert plain(apart).items() >= BOTH.items()
    assert not apart.unused


def test_a_block_on_its_side_is_turned_and_says_so() -> None:
    columns = zip(NEW_ROW, OVER_ROW, "0000000", strict=True)
    lines = [["申请人", NEW, OVER, GRANTED]]
    lines += [[name, *figures] for name, figures in zip(NAMES, columns, strict=True)]
    block = read("\n".join("\t".join(line) for line in lines))
    assert plain(block).items() >= BOTH.items()
    assert block.doubts[0].startswith("行和列换了位置")
    wrong = read("\n".join("\t".join(line) for line in [*lines, ["某某", "1", "2", "3"]]))
    assert not plain(wrong)
    assert wrong.unused


def test_thousands_parted_by_other_marks_are_whole_numbers() -> None:
    for mark in "’'\u2009\u202f,，":
        block = read(f"{NEW}\t12{mark}345\t'10\t0\t0\t0\t0\t12355")
        assert plain(block)["received.natural_person"] == 12345, mark
        assert plain(block)["received.commercial"] == 10
    assert read(f"{NEW}\t1’2\t0\t0\t0\t0\t0\t12").unused


def test_rows_and_columns_that_only_count_are_no_figures_of_the_form() -> None:
    head = "\t".join(["项目", *NAMES])
    block = read(f"{head}\n甲\t1\t2\t3\t4\t5\t6\t7\n" + "\t".join([NEW, *NEW_ROW]))
    assert not block.unused
    people = read("序号\t申请人\t电话\n1\t张三\t13805710001\n2\t李四\t13805710002\n")
    assert not any("竖线" in words for words in people.unused)
    triple = read(f"{LABELS['closed_other']}\t其他\t5", at=3)  # row, column, figure
    assert (plain(triple), bool(triple.unused)) == ({}, True)


def test_a_page_from_the_clipboard_of_windows_is_read_behind_its_places() -> None:
    rows = "".join(
        f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in ([NEW, *NEW_ROW], [OVER, *OVER_ROW])
    )
    places = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000001234\r\nStartFragment:141\r\n"
    for source in ("", "SourceURL:https://example.org/a?b=1\r\n"):
        page = f"<html><body>\r\n<!--StartFragment--><table>{rows}</table></body></html>"
        assert plain(read(f"{places}{source}{page}")) == BOTH

"""A document as plain text: for a mail, a message, or a program that takes no Word file."""

from collections.abc import Iterator

from nianbao.exports.letters.letter import FilledForm, Letter, Paper, PrintedList

LINE_CHARACTERS = 28
"""Chinese characters of a line, as on paper."""
_INDENT = "　　"


def write_text_paper(paper: Paper) -> str:
    """The text; it ends with one newline. The cells of a list are kept apart by tabs."""
    if isinstance(paper, Letter):
        lines = _letter(paper)
    elif isinstance(paper, FilledForm):
        lines = _form(paper)
    else:
        lines = _listing(paper)
    return "\n".join(lines).rstrip("\n") + "\n"


def _letter(letter: Letter) -> Iterator[str]:
    yield from (_centred(letter.office), _centred(letter.title))
    if letter.number:
        yield from ("", _centred(letter.number))
    yield ""
    if letter.addressee:
        yield f"{letter.addressee}："
    for paragraph in letter.paragraphs:
        yield f"{_INDENT}{paragraph}"
    if letter.attachments:
        yield ""
        yield from (f"{_INDENT}{line}" for line in attachment_lines(letter.attachments))
    yield ""
    yield from _signature(letter)
    if letter.remark:
        yield from ("", f"{_INDENT}（{letter.remark}）")


def _form(form: FilledForm) -> Iterator[str]:
    yield from (_centred(form.office), _centred(form.title))
    if form.number:
        yield from ("", _centred(form.number))
    yield ""
    for line in form.lines:
        first, *more = line.text.split("\n")
        yield f"{line.name}：{first}"
        yield from (f"{_INDENT}{one}" for one in more)
    if form.remark:
        yield from ("", form.remark)


def _listing(listing: PrintedList) -> Iterator[str]:
    from nianbao.report.text import no_formula

    yield from (listing.office + listing.title, "", "\t".join(listing.heads))
    for row in listing.rows:
        yield "\t".join(no_formula(cell.replace("\n", " ")) for cell in row)
    if listing.remark:
        yield from ("", listing.remark)


def attachment_lines(names: tuple[str, ...]) -> list[str]:
    """`附件：` and the names, numbered where there are several; no mark behind a name."""
    if len(names) == 1:
        return [f"附件：{names[0]}"]
    return [
        f"{'附件：' if number == 1 else '　　　'}{number}. {name}"
        for number, name in enumerate(names, start=1)
    ]


def signature_middle(letter: Letter) -> float:
    """Characters from the right edge to the middle of office and date: the seal's place.

    The date keeps four characters at its right, unless the office's name needs more.
    """
    return max(4 + _width(letter.date_line) / 2, _width(letter.office) / 2)


def _signature(letter: Letter) -> Iterator[str]:
    middle = LINE_CHARACTERS - signature_middle(letter)
    for words in (letter.office, letter.date_line):
        yield "　" * round(middle - _width(words) / 2) + words


def _centred(words: str) -> str:
    return "　" * max(0, round((LINE_CHARACTERS - _width(words)) / 2)) + words


def _width(words: str) -> float:
    """The width of words in Chinese characters."""
    from rich.cells import cell_len

    return cell_len(words) / 2

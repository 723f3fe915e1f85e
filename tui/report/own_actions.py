"""The actions of the report screen, and in which order its key line shows them."""

from collections.abc import Sequence

REPORT_ACTION_IDS = (
    "findings",
    "preview",
    "last_year",
    "export",
    "paste_queue",
    "next_finding",
    "sections",
    "undo",
    "next_section",
    "previous_section",
    "previous_finding",
    "redo",
    "import_report",
    "fill_zeros",
    "next_blank",
    "go_to_row",
    "note",
    "table_note",
    "take_over",
    "no_requests",
    "fill_from_registers",
    "sub_heads",
    "insert_phrase",
    "phrases",
    "insert_code",
    "facts",
    "find_words",
    "replace_words",
    "repetition",
    "standing",
    "verify",
    "accept_totals",
    "save",
    "history",
    "choose_last",
    "back",
)


def shown_ids(of_page: Sequence[str], *, compare_on: bool) -> tuple[str, ...]:
    """What every page has, and what the page in view alone has, what matters most first.

    `compare_on` is whether last year's report is shown: its words can be taken over then.
    """
    own = ("take_over", *of_page) if compare_on else tuple(of_page)
    first = ("help", "findings", "last_year", "export", *own[:1], "sections", "palette", "back")
    rest = ("preview", "paste_queue", "next_finding", *own[1:], "undo", "no_requests")
    return (*first, *rest, "next_section", "standing", "quit")

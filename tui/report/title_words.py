"""The first line of the report screen: the title, and where the report stands."""

from rich.cells import cell_len, set_cell_size


def title_words(title: str, state: str, width: int) -> str:
    """The title with the state behind it in `width` terminal cells; a long title is cut."""
    room = width - cell_len(state) - 2
    if cell_len(title) > room:
        title = set_cell_size(title, max(0, room - 1)).rstrip() + "…"
    return f"{title}　{state}"

"""Words cut and padded to terminal cells. Pure."""

from rich.cells import cell_len


def fit(words: str, width: int, ellipsis: str = "…") -> str:
    """Words padded or cut with an ellipsis to exactly `width` cells."""
    length = cell_len(words)
    if length <= width:
        return words + " " * (width - length)
    room = width - cell_len(ellipsis)
    if room < 0:
        return " " * width
    kept, used = 0, 0
    while used + (step := cell_len(words[kept])) <= room:
        kept, used = kept + 1, used + step
    return words[:kept] + ellipsis + " " * (room - used)


def fit_middle(words: str, width: int, ellipsis: str = "…", share: float = 0.5) -> str:
    """Words of at most `width` cells: where there are more, `share` of them are the end's."""
    if cell_len(words) <= width:
        return words
    end = max(0, int((width - cell_len(ellipsis)) * share))
    tail = words
    while cell_len(tail) > end:
        tail = tail[1:]
    return fit(words, width - cell_len(tail), ellipsis).rstrip() + tail


def fit_end(text: str, width: int, cut: str) -> str:
    """The end of a text that is being typed, at most `width` cells, `cut` in front if shortened."""
    if cell_len(text) <= width:
        return text
    tail = text[-width:]
    while tail and cell_len(tail) > width - 1:
        tail = tail[1:]
    return cut + tail

"""Characters that a Word file takes from fonts of symbols, as everyday ones."""

from collections.abc import Mapping

_PRIVATE = range(0xF000, 0xF100)
_CIRCLED = {0x80 + place: "⓪①②③④⑤⑥⑦⑧⑨⑩"[place] for place in range(11)}
_FILLED = {0x8B + place: "⓿❶❷❸❹❺❻❼❽❾❿"[place] for place in range(11)}
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": {code: chr(code) for code in range(0x20, 0x40)}
    | {0xB7: "·", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥"},
    "wingdings": _CIRCLED
    | _FILLED
    | dict(zip(b"\xfc\xfe\xfb\xfd\xa8\x6f\x71\xa1\x6c\x6e", "✔☑✘☒□□□○●■", strict=True)),
    "wingdings 2": dict(zip(b"\x50\x52\x4f\x51\xa3\x30\x2a", "✔☑✘☒□□□", strict=True))
    | {0x6A + place: "①②③④⑤⑥⑦⑧⑨⑩"[place] for place in range(10)},
}
"""What a code of a font shows, where everyday characters have it."""


def symbol(font: str, code: str) -> str:
    """The character that a symbol shows; empty where that is not known.

    `code` is the number of the character in hexadecimal.
    """
    try:
        number = int(code[:6], 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.strip().lower())
    if number in _PRIVATE or known:
        return (known or {}).get(number & 0xFF, "")
    return chr(number) if 0 < number < 0x110000 else ""

"""Chinese locales of older systems, made where a test needs them; no root is needed."""

import shutil
import subprocess
from pathlib import Path

OLDER = ("GBK", "GB18030")
_KINDS = """comment_char %
escape_char /
LC_CTYPE
copy "i18n_ctype"
END LC_CTYPE
"""
_CHARACTERS = """<code_set_name> {}
<comment_char> %
<escape_char> /
<mb_cur_min> 1
<mb_cur_max> 4
CHARMAP
<U0000>..<U007F> /x00 ASCII
END CHARMAP
"""
"""The system converts by the name of the set; all its characters would take a minute to read."""


def make_locales(place: Path) -> str:
    """Make zh_CN in the older encodings below a folder, for LOCPATH; gives what hinders it."""
    if not shutil.which("localedef"):
        return "localedef is missing: no locale can be made"
    kinds, characters = place / "kinds", place / "characters"
    kinds.write_text(_KINDS, encoding="ascii")
    for charset in OLDER:
        characters.write_text(_CHARACTERS.format(charset), encoding="ascii")
        made = place / f"zh_CN.{charset}"
        command = ["localedef", "-c", "-i", str(kinds), "-f", str(characters), str(made)]
        done = subprocess.run(command, capture_output=True, text=True)
        if not (made / "LC_CTYPE").exists():
            return f"localedef could not make zh_CN.{charset}: {done.stderr[-200:]}"
    return ""


def chinese(locales: Path, charset: str, *, utf8_mode: bool) -> dict[str, str]:
    """The environment of a terminal set to a charset; with Python's UTF-8 mode, or without."""
    return {
        "LOCPATH": str(locales),
        "LC_ALL": f"zh_CN.{charset}",
        "PYTHONUTF8": str(int(utf8_mode)),
    }

"""The editors a portal may have, by the packages of npm that bring them.

Nothing of a package is run but in the browser. Of most editors only what the package itself holds
is fetched and unpacked; Tiptap is made of many packages, which are installed with what they need.
"""

import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EDITORS = {
    "plain": (),
    "tinymce": ("tinymce@8.9.2",),
    "wangeditor": ("@wangeditor/editor@5.1.23",),
    "ueditor": ("ueditor@1.2.3",),
    "kindeditor": ("kindeditor@4.1.10",),
    "ckeditor5": ("ckeditor5@48.5.2",),
    "jodit": ("jodit@4.15.13",),
    "summernote": ("summernote@0.9.1", "jquery@3.7.1"),
    "quill": ("quill@2.0.3",),
    "tiptap": tuple(
        f"@tiptap/{name}@3.32.2" for name in ("core", "pm", "starter-kit", "extension-table")
    ),
}
"""Each has a page of its name in `pages/`; the plain one is an element that can be edited.

The package `ueditor` 1.2.3 carries UEditor 1.4.3 itself, the last but one that was released.
"""
IMPORTS = "imports.json"
"""Beside the packages: where the browser finds what Tiptap's modules import, by name."""
PATIENCE = 300
"""Seconds for a package."""


class NotFetched(Exception):
    """A package could not be had."""


def fetch(editor: str, folder: Path) -> None:
    """Put the packages of an editor into the folders of their names below this one.

    Raises NotFetched.
    """
    if editor == "tiptap":
        _install(EDITORS[editor], folder)
    else:
        for package in EDITORS[editor]:
            unpack(package, folder)


def unpack(package: str, folder: Path) -> None:
    """Unpack a package (`name@version`), without what it depends on. Raises NotFetched."""
    packed = folder / "packed"
    packed.mkdir(exist_ok=True)
    said = _npm(
        folder, "pack", package, "--json", "--ignore-scripts", f"--pack-destination={packed}"
    )
    place = folder / package.rpartition("@")[0]
    with tarfile.open(packed / json.loads(said)[0]["filename"]) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    place.parent.mkdir(parents=True, exist_ok=True)
    (folder / "unpacked" / "package").rename(place)


def _install(packages: tuple[str, ...], folder: Path) -> None:
    """Install packages with what they need, and write down where their modules are."""
    place = folder / "installed"
    place.mkdir()
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock")
    _npm(place, "install", *packages, *quiet, f"--prefix={place}")
    modules = place / "node_modules"
    found = dict(one for path in modules.rglob("package.json") for one in _entries(path, modules))
    (folder / IMPORTS).write_text(json.dumps(found), encoding="utf-8")


def _npm(folder: Path, *words: str) -> str:
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetched("没有 npm")
    try:
        done = subprocess.run(
            [npm, *words], capture_output=True, text=True, timeout=PATIENCE, check=True, cwd=folder
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NotFetched(f"npm 取不到 {words[1]}：{error}") from error
    return done.stdout


def _entries(path: Path, modules: Path) -> Iterator[tuple[str, str]]:
    """The names by which the modules of an installed package are imported, and their addresses."""
    name = path.parent.relative_to(modules).as_posix()
    told = json.loads(path.read_text(encoding="utf-8"))
    if told.get("name") != name:
        return
    exports = told.get("exports") or told.get("module") or {}
    if isinstance(exports, str) or "import" in exports:
        exports = {".": exports}
    for entry, chosen in exports.items():
        if file := _module(chosen):
            address = f"/npm/{modules.parent.name}/{modules.name}/{name}/{file.removeprefix('./')}"
            yield name + entry.removeprefix("."), address


def _module(chosen: Any) -> str:
    """The file of a module as `exports` names it, where it is asked for by `import`."""
    if isinstance(chosen, str):
        return chosen if chosen.endswith(("js", "mjs")) else ""
    wanted = chosen.get("import") or chosen.get("default") or {}
    return _module(wanted)

"""The editors a portal may have, by the packages of npm that bring them.

Only what a package itself holds is fetched and unpacked, nothing of it is run and nothing that it
depends on is installed.
"""

import json
import shutil
import subprocess
import tarfile
from pathlib import Path

EDITORS = {
    "plain": "",
    "tinymce": "tinymce@8.9.2",
    "wangeditor": "@wangeditor/editor@5.1.23",
    "ueditor": "ueditor@1.2.3",
    "kindeditor": "kindeditor@4.1.10",
}
"""Each has a page of its name in `pages/`; the plain one is an element that can be edited.

The package `ueditor` 1.2.3 carries UEditor 1.4.3 itself, the last but one that was released.
"""
PATIENCE = 300
"""Seconds for a package."""


class NotFetched(Exception):
    """A package could not be had."""


def fetch(package: str, folder: Path) -> None:
    """Unpack a package (`name@version`) into the folder of its name below this one.

    Raises NotFetched.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise NotFetched("没有 npm")
    packed = folder / "packed"
    packed.mkdir(exist_ok=True)
    command = [npm, "pack", package, "--json", "--ignore-scripts", f"--pack-destination={packed}"]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=True, cwd=folder
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NotFetched(f"npm 取不到 {package}：{error}") from error
    place = folder / package.rpartition("@")[0]
    with tarfile.open(packed / json.loads(done.stdout)[0]["filename"]) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    place.parent.mkdir(parents=True, exist_ok=True)
    (folder / "unpacked" / "package").rename(place)

"""The page before checkers of other makers: axe for who can't see it, Nu for the standard.

axe-core and the Nu checker come from npm; the checker is a program for Java.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from nianbao.exports.page import write_page
from nianbao.report.document import Report
from tests.browser.chromium import Browser
from tests.browser.editors import NotFetched, unpack
from tests.reports import draft_report, full_report, hostile_report

Page = Callable[[Report], str]
AXE, NU = "axe-core@4.14.1", "vnu-jar@26.9.27"
MADE = [full_report, draft_report, hostile_report]
CHECK = """
window.found = null;
axe.run(document, { resultTypes: ["violations"] }).then(
  (answer) => { window.found = answer.violations.map((one) => `${one.id}: ${one.help}`); },
  (error) => { window.found = [String(error)]; },
);
"""

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def axe(packages: Path) -> str:
    """The source of axe; where it can't be had that is said."""
    try:
        unpack(AXE, packages)
    except NotFetched as error:
        pytest.skip(f"没有用 axe 查网页：{error}")
    return (packages / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def nu(packages: Path) -> list[str]:
    """The command of the Nu checker; where it can't be had that is said."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("没有用 Nu 查网页：apt-get install default-jre-headless")
    try:
        unpack(NU, packages)
    except NotFetched as error:
        pytest.skip(f"没有用 Nu 查网页：{error}")
    (jar,) = (packages / "vnu-jar").rglob("vnu.jar")
    return [java, "-jar", str(jar), "--format", "json", "--exit-zero-always"]


@pytest.mark.parametrize("make", MADE)
@pytest.mark.parametrize("flat", [False, True], ids=["as printed", "flat"])
def test_axe_finds_nothing(
    clerk: Browser, page: Page, axe: str, make: Callable[[], Report], *, flat: bool
) -> None:
    clerk.open(page(make()))
    if flat:
        clerk.click("#flat")
    clerk.run(axe)
    clerk.run(CHECK)
    clerk.until("return window.found !== null")
    assert clerk.run("return window.found") == []


@pytest.mark.parametrize("make", MADE)
def test_the_standard_is_kept(nu: list[str], tmp_path: Path, make: Callable[[], Report]) -> None:
    path = tmp_path / "page.html"
    path.write_text(write_page(make()), encoding="utf-8")
    done = subprocess.run([*nu, path], capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(done.stderr)["messages"] == []

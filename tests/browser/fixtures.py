"""What every browser test has: the browser, the exported pages, the editors."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nianbao.exports.options import PrintOptions
from nianbao.exports.page import write_page
from nianbao.report.document import Report
from tests.browser.chromium import Browser, browser
from tests.browser.editors import EDITORS, NotFetched, fetch
from tests.browser.firefox import FIREFOX, Firefox, firefox
from tests.browser.served import Portal, served


def said(words: str) -> str:
    """The question whether the page says exactly this."""
    return f"return document.getElementById('said').textContent === {json.dumps(words)}"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: not part of the short form")


@pytest.fixture(scope="session")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The browser."""
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="session")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """The other browser; where it is not installed that is said."""
    if FIREFOX is None:
        pytest.skip("没有试火狐浏览器：apt-get install firefox-esr")
    with firefox(tmp_path_factory.mktemp("fox")) as opened:
        yield opened


@pytest.fixture(params=["chromium", pytest.param("firefox", marks=pytest.mark.long)])
def either(request: pytest.FixtureRequest) -> Browser | Firefox:
    """Each of the browsers in turn; the short form has the first alone."""
    name = "clerk" if request.param == "chromium" else "fox"
    browser: Browser | Firefox = request.getfixturevalue(name)
    return browser


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., str]:
    """Writes the page of a report and gives its address; its name is one that clerks use."""

    def write(report: Report, options: PrintOptions | None = None) -> str:
        path = tmp_path / f"{report.year}年 年报-网页#1.html"
        path.write_text(write_page(report, options=options or PrintOptions()), encoding="utf-8")
        return path.as_uri()

    return write


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which packages are unpacked."""
    return tmp_path_factory.mktemp("packages")


@pytest.fixture(scope="session")
def portal(packages: Path) -> Iterator[Portal]:
    """Where the editors are served."""
    with served(packages) as opened:
        yield opened


@pytest.fixture(scope="session", params=EDITORS)
def editor(request: pytest.FixtureRequest, packages: Path, portal: Portal) -> str:
    """The address of each editor in turn; one that can't be had is skipped aloud."""
    name = str(request.param)
    try:
        fetch(name, packages)
    except NotFetched as error:
        pytest.skip(f"没有试 {name}：{error}")
    return f"{portal.address}/{name}.html"

"""A headless Chromium of its own, which reaches nothing but files and the loopback address."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
"""Where they are; None where they are not installed."""
PATIENCE = 20.0
"""Seconds until a page that is not ready counts as broken."""
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--window-size=1200,900",
)


class Browser:
    """One window, told what a clerk would do in it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self._driver = driver

    def open(self, address: str) -> None:
        """Go to an address; what was logged before is forgotten."""
        for log in ("browser", "performance"):
            self._driver.get_log(log)  # type: ignore[no-untyped-call]
        self._driver.get(address)

    def run(self, script: str, *arguments: object) -> Any:
        """What a script in the page gives back."""
        return self._driver.execute_script(script, *arguments)

    def until(self, script: str) -> None:
        """Wait until a script gives something true; raises TimeoutException."""
        WebDriverWait(self._driver, PATIENCE, 0.05).until(lambda _: self.run(script))

    def click(self, selector: str) -> None:
        """Click what a selector finds first."""
        self._driver.find_element(By.CSS_SELECTOR, selector).click()

    def enter(self) -> None:
        """Nothing: a window of this browser has the keys as soon as the caret is in it."""

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        ActionChains(self._driver).send_keys(*keys).perform()

    def press_with_control(self, key: str) -> None:
        """Press Ctrl and a key."""
        actions = ActionChains(self._driver).key_down(Keys.CONTROL).send_keys(key)
        actions.key_up(Keys.CONTROL).perform()

    def text(self, selector: str) -> str:
        """The words that are seen of an element."""
        return self._driver.find_element(By.CSS_SELECTOR, selector).text

    def complaints(self) -> list[str]:
        """What the page has logged since it was opened, errors and refusals."""
        log = self._driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [str(entry["message"]) for entry in log]

    def requested(self) -> list[str]:
        """The addresses the page has asked for since it was opened."""
        log = self._driver.get_log("performance")  # type: ignore[no-untyped-call]
        messages = [json.loads(entry["message"])["message"] for entry in log]
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def printed(self) -> str:
        """The page printed on the paper it asks for: a PDF in base64."""
        asked = {"preferCSSPageSize": True, "printBackground": True}
        answer = self._driver.execute_cdp_cmd("Page.printToPDF", asked)
        return str(answer["data"])


@contextmanager
def browser(folder: Path, display: str = "") -> Iterator[Browser]:
    """A browser that keeps everything in a folder; headless unless it is given a display of X."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    kind = "--ozone-platform=x11" if display else "--headless"
    for flag in (*_FLAGS, kind, f"--user-data-dir={folder}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    environment = {**os.environ, "DISPLAY": display}
    driver = webdriver.Chrome(options=options, service=Service(DRIVER, env=environment))
    try:
        yield Browser(driver)
    finally:
        driver.quit()

"""The page in a real browser and real editors, Word on paper: `python -m tests.browser`.

Chromium and its driver are Debian's, the editors come from npm into a temporary folder and are
served on the loopback address. What is tested stands in the modules `in_*.py`, which the usual run
does not collect.
"""

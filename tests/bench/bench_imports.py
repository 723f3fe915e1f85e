"""How long reading takes: `python -m tests.bench.bench_imports`.

Goals: a report in any shape at most 25 ms, a page of 100 KB as content management systems leave
it at most 200 ms; and what 1,000 reports one after another add to the memory in use.
"""

import tracemalloc
from statistics import median

from nianbao.imports import read_report
from tests.bench.bench_core import milliseconds
from tests.samples.generate import source
from tests.samples.shapes import SHAPES

RUNS, MANY = 20, 1000
STYLE = (
    " class='MsoNormal' style='border:1pt solid windowtext;padding:0cm 5.4pt;width:62.35pt;"
    "font-family:仿宋_GB2312;mso-fareast-language:ZH-CN;mso-bidi-font-size:10.5pt;height:20pt'"
)


def styled_page() -> str:
    """A page of at least 100 KB: every tag with the attributes that Word leaves in it."""
    page = source("html", "full", 1)[0].decode("utf-8", "replace")
    for name in ("td", "p", "span", "tr"):
        page = page.replace(f"<{name}", f"<{name}{STYLE}")
    return page + "<p>&nbsp;</p>" * max(0, (100_000 - len(page.encode())) // 13)


def main() -> None:
    """Print the table."""
    for shape in SHAPES:
        data, suffix = source(shape, "full", 3)
        read_report(data, suffix).report()
        times = [milliseconds(lambda: read_report(data, suffix).report()) for _ in range(RUNS)]  # noqa: B023
        print(f"{shape:<18}{len(data) // 1024:>5} KB {median(times):8.1f} ms   (goal 25)")
    page = styled_page()
    times = [milliseconds(lambda: read_report(page, ".html").report()) for _ in range(RUNS)]
    print(
        f"{'a styled page':<18}{len(page.encode()) // 1024:>5} KB"
        f" {median(times):8.1f} ms   (goal 200)"
    )
    tracemalloc.start()
    sources = [source(shape, "full", 3) for shape in SHAPES]
    before = tracemalloc.get_traced_memory()[0]
    for turn in range(MANY):
        read_report(*sources[turn % len(sources)]).report()
    grown = (tracemalloc.get_traced_memory()[0] - before) / 1024 / 1024
    print(f"{MANY} reports add {grown:.1f} MB")


if __name__ == "__main__":
    main()

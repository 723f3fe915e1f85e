"""Which version this is, written once: the build reads it here, and so does every way to run.

A constant, not the metadata of an installed package: that is missing where the program runs
from a zipapp, a frozen folder or its sources.
"""

from nianbao.storage.schema import SCHEMA

VERSION = "0.1.0"


def version_words() -> str:
    """The program's version and the newest schema of data files it reads and writes."""
    return f"年报程序 {VERSION}，数据格式 {SCHEMA}"

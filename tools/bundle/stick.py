"""How the stick is laid out, and its scripts.

    年报/  开始.bat 安装.bat 卸载.bat  start.sh install.sh uninstall.sh  SHA256SUMS
           数据/                 the clerk's data in 便携模式: made by the first start
           nianbao-VERSION/  nianbao.pyz frozen/SYSTEM-MACHINE/ wheelhouse/ manual/ licences/

A new version is copied over the old one: only the folder with its own number comes new, and the
scripts that point to it. Frozen programs of several machines lie side by side.
"""

from pathlib import Path

STICK = "年报"
SCRIPTS = {
    "开始.bat": "start.bat",
    "安装.bat": "install.bat",
    "卸载.bat": "uninstall.bat",
    "start.sh": "start.sh",
    "install.sh": "install.sh",
    "uninstall.sh": "uninstall.sh",
}
"""The scripts by their names on the stick: sources in scripts/, always UTF-8 with LF."""
PLACE = "@PROGRAM@"


def program_name(version: str) -> str:
    """The name of a version's folder."""
    return f"nianbao-{version}"


def script(name: str, version: str) -> bytes:
    """A script as the stick holds it; `name` is its name there.

    cmd.exe reads a file in the console's code page, so a .bat is GBK, begins by choosing 936, and
    ends its lines with CRLF.
    """
    source = Path(__file__).parent / "scripts" / SCRIPTS[name]
    text = source.read_text(encoding="utf-8").replace(PLACE, program_name(version))
    if name.endswith(".bat"):
        return text.replace("\n", "\r\n").encode("gbk")
    return text.encode()


def write_scripts(stick: Path, version: str) -> None:
    """Write all of them."""
    for name in SCRIPTS:
        (stick / name).write_bytes(script(name, version))
        (stick / name).chmod(0o755)

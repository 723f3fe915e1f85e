"""Build the stick.

    python -m tools.bundle [--to FOLDER] [--without-frozen]

Makes FOLDER/年报 (FOLDER is `dist` when left out); what it is, see tools/bundle/stick.py. Run with
the same FOLDER on a machine of another kind, it adds that machine's frozen program and sums
anew. Packages come from the registry pip is set to; the stick names none.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tools.bundle import frozen, licences, manual, one_file, stick, sums, wheels
from tools.bundle.run import BuildError, pip


def main() -> int:
    """Build; gives the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--to", type=Path, default=Path("dist"), metavar="FOLDER")
    parser.add_argument("--without-frozen", action="store_true", help="no program for this machine")
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory(prefix="nianbao-") as work:
            build(options.to / stick.STICK, Path(work), with_frozen=not options.without_frozen)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def build(target: Path, work: Path, *, with_frozen: bool) -> None:
    """Make the stick in `target`, or make it anew; `work` is an empty folder to work in."""
    wheelhouse = work / "wheelhouse"
    wheelhouse.mkdir()
    say("收集各个包")
    version = wheels.version_of(wheels.gather(wheelhouse))
    program = work / stick.program_name(version)
    program.mkdir()
    place = target / program.name
    wheelhouse = wheelhouse.rename(program / "wheelhouse")
    tree = installed(wheelhouse, work / "tree")
    say("做单个文件的程序")
    one_file.make(tree, version, program / one_file.NAME)
    lines = licences.of_wheels(sorted(wheelhouse.glob("*.whl")), program / "licences")
    if with_frozen:
        say(f"做 {frozen.here()} 的免安装程序")
        folder = program / "frozen" / frozen.here()
        frozen.make(tree, work, folder)
        lines += licences.of_frozen(folder, program / "licences")
    (program / "licences" / licences.LIST).write_text(
        "".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n"
    )
    manual.make(program / "manual")
    replace(program, place)
    stick.write_scripts(target, version)
    sums.write(target)
    say(f"做好了：{target}")
    for path in sorted(place.iterdir()):
        say(f"  {path.name:<14}{size(path) / 1e6:>7.1f} MB")


def installed(wheelhouse: Path, tree: Path) -> Path:
    """The wheels' files in one folder, each checked by its hash."""
    pip("install", "--no-index", "--no-deps", "--no-compile", "--require-hashes",
        "--find-links", wheelhouse, "-r", wheelhouse / "lock.txt", "--target", tree)  # fmt: skip
    shutil.rmtree(tree / "bin", ignore_errors=True)
    return tree


def replace(fresh: Path, place: Path) -> None:
    """Put a finished program folder in its place; what other machines froze there stays."""
    for other in place.glob("frozen/*"):
        if not (fresh / "frozen" / other.name).exists():
            shutil.copytree(other, fresh / "frozen" / other.name)
    if place.exists():
        shutil.rmtree(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(fresh, place)


def size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    return sum(p.stat().st_size for p in (path, *path.rglob("*")) if p.is_file())


def say(words: str) -> None:
    """Tell how far it is."""
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main())

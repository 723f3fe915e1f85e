"""The start scripts: what they pick, where the data is, what they say; on a stick of stand-ins."""

import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from tools.bundle import stick, sums
from tools.bundle.frozen import here

VERSION = "9.9"
SHELL = [name for name in stick.SCRIPTS if name.endswith(".sh")]
BATCH = [name for name in stick.SCRIPTS if name.endswith(".bat")]
SPECIAL = b'&|<>^%!"()@\\'
"""What cmd.exe would take for more than a letter."""
TELLS = '#!/bin/sh\necho "frozen $* ${NIANBAO_DATA-none} $PYTHONUTF8"\nexit ${STATUS-0}\n'
PYZ = """import os, sys
print("zipapp", *sys.argv[1:], os.environ.get("NIANBAO_DATA", "none"), sys.flags.utf8_mode)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A stick whose programs tell what they are given."""
    place = tmp_path / "U 盘/年报"
    frozen = place / stick.program_name(VERSION) / "frozen" / here()
    frozen.mkdir(parents=True)
    stick.write_scripts(place, VERSION)
    (frozen / "nianbao").write_text(TELLS, encoding="utf-8")
    (frozen / "nianbao").chmod(0o755)
    with ZipFile(frozen.parents[1] / "nianbao.pyz", "w") as pyz:
        pyz.writestr("__main__.py", PYZ)
        pyz.writestr("tools/zipapp/unpacking.py", "")
    (frozen.parents[1] / "wheelhouse").mkdir()
    return place


def frozen_program(place: Path) -> Path:
    return place / stick.program_name(VERSION) / "frozen" / here() / "nianbao"


def run(
    script: Path,
    *arguments: str,
    answer: str = "",
    shell: Sequence[str] = ("sh",),
    **environ: str,
) -> subprocess.CompletedProcess[str]:
    """Run a script at an empty home, with the system's own programs and this Python."""
    home = script.parents[2] / "home"
    (home / "bin").mkdir(parents=True, exist_ok=True)
    if not (home / "bin/python3").exists():
        (home / "bin/python3").symlink_to(sys.executable)
    base: Mapping[str, str] = {"HOME": str(home), "PATH": f"{home}/bin:/usr/bin:/bin"}
    return subprocess.run(
        [*shell, str(script), *arguments],
        env={**base, **environ},
        input=answer,
        capture_output=True,
        encoding="utf-8",
    )


def home_of(place: Path) -> Path:
    return place.parents[1] / "home"


@pytest.mark.parametrize("name", SHELL)
def test_every_shell_takes_them(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(stick.script(name, VERSION))
    for shell in ("sh", "dash", "bash", "busybox"):
        if shutil.which(shell):
            words = [shell, "sh"] if shell == "busybox" else [shell]
            done = subprocess.run([*words, "-n", str(path)], capture_output=True)
            assert (done.returncode, done.stderr) == (0, b""), shell


@pytest.mark.parametrize("name", stick.SCRIPTS)
def test_each_points_to_its_version(name: str) -> None:
    text = stick.script(name, VERSION)
    assert stick.PLACE.encode() not in text
    uninstalls = stick.SCRIPTS[name].startswith("uninstall")
    assert (b"nianbao-9.9" in text) is not uninstalls


@pytest.mark.parametrize("name", BATCH)
def test_a_chinese_console_reads_them(name: str) -> None:
    """GBK and CRLF; 936 chosen before the first Chinese that counts, none while 65001 is."""
    content = stick.script(name, VERSION)
    assert content.count(b"\n") == content.count(b"\r\n") > 10
    code_page = ""
    for line in content.split(b"\r\n"):
        text = line.decode("gbk")
        if chosen := re.match(r"chcp (\d+|%SCREEN%) >nul$", text):
            code_page = chosen[1]  # that of the screen may be 65001
        if text.startswith(":"):
            code_page = "936"
        if not text.startswith("rem ") and not text.isascii():
            assert code_page == "936", text
        for letter in text:
            if not letter.isascii():
                assert letter.encode("gbk")[1] not in SPECIAL, letter


@pytest.mark.parametrize("name", BATCH)
def test_a_folder_may_have_an_exclamation_mark(name: str) -> None:
    """As it would not where a machine's setting has delayed expansion on."""
    assert "\nsetlocal DisableDelayedExpansion\r" in stick.script(name, VERSION).decode("gbk")


def test_the_screen_leaves_936_only_where_it_must() -> None:
    """Before Windows 10 1703 no Chinese can be typed with 65001 chosen."""
    lines = stick.script("开始.bat", VERSION).decode("gbk").split("\r\n")
    chosen = [line for line in lines if "65001" in line and not line.startswith("rem ")]
    assert chosen == [
        'if not defined WT_SESSION if %BUILD% GEQ 15063 set "SCREEN=65001"',
        'chcp 936 >nul 2>nul || set "SCREEN=65001"',
    ]
    told = next(line for line in lines if line.startswith("for") and "('ver')" in line)
    asked = re.search(r'"tokens=(\d+) delims=(.*)" %%v', told)
    assert asked
    for version, build in (
        ("Microsoft Windows [版本 10.0.19045.3803]", "19045"),
        ("Microsoft Windows [Version 10.0.14393]", "14393"),
        ("Microsoft Windows [版本 6.1.7601]", "7601"),
    ):
        parts = [part for part in re.split(f"[{re.escape(asked[2])}]", version) if part]
        assert parts[int(asked[1]) - 1] == build


@pytest.mark.parametrize("name", BATCH)
def test_a_batch_file_goes_only_where_it_can(name: str) -> None:
    text = stick.script(name, VERSION).decode("gbk")
    labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert set(re.findall(r"goto (\w+)", text)) == labels


@pytest.mark.parametrize("name", BATCH)
def test_a_label_is_never_reached_with_utf_8_chosen(name: str) -> None:
    """Where Chinese follows, at least: the code page is put back before going there."""
    blocks = re.split(r"^:(\w+)\r\n", stick.script(name, VERSION).decode("gbk"), flags=re.MULTILINE)
    chinese = {
        label
        for label, block in zip(blocks[1::2], blocks[2::2], strict=True)
        if not re.split(r"chcp 936", re.sub(r"(?m)^rem .*$", "", block))[0].isascii()
    }
    for block in blocks[::2]:
        for part in block.split("chcp %SCREEN% >nul")[1:]:
            while_utf_8 = part.partition("chcp 936")[0]
            assert not chinese & set(re.findall(r"goto (\w+)", while_utf_8))


def test_the_frozen_program_comes_first_and_data_lies_beside(place: Path) -> None:
    done = run(place / "start.sh", "list", "--json")
    assert done.stdout == f"frozen list --json {place}/数据/nianbao.json 1\n"
    assert (done.returncode, done.stderr) == (0, "")
    assert (place / "数据").is_dir()


@pytest.mark.parametrize("status", [0, 1, 2, 130])
def test_its_exit_status_is_passed_on(place: Path, status: int) -> None:
    done = run(place / "start.sh", "check", STATUS=str(status))
    assert done.returncode == status
    assert done.stdout.startswith("frozen")


def test_named_data_is_left_alone(place: Path) -> None:
    done = run(place / "start.sh", NIANBAO_DATA="/别处/a.json")
    assert done.stdout == "frozen  /别处/a.json 1\n"
    assert not (place / "数据").exists()


def test_a_stick_that_can_not_be_written_says_where_the_data_is(place: Path) -> None:
    (place / "数据").write_text("这里不能有文件夹", encoding="utf-8")
    done = run(place / "start.sh", "list")
    assert done.stdout == "frozen list none 1\n"
    assert "这个U盘不能写" in done.stderr


def copies_of(place: Path) -> list[Path]:
    """The programs that were copied to be run from this machine."""
    return list(home_of(place).glob(f".cache/nianbao/nianbao-9.9-{here()}-*/nianbao"))


def test_what_fat_does_not_let_run_is_copied(place: Path) -> None:
    frozen_program(place).chmod(0o644)
    for said in ("正在准备", ""):
        done = run(place / "start.sh", "list")
        assert done.stdout.startswith("frozen list")
        assert said in done.stderr
        (copy,) = copies_of(place)
        assert os.access(copy, os.X_OK)
    assert done.stderr == ""


@pytest.mark.parametrize("shell", ["sh", "bash", "busybox"])
def test_a_copy_that_was_changed_is_made_anew(place: Path, shell: str) -> None:
    """In its very size: no start tells it by that."""
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    words = [shell, "sh"] if shell == "busybox" else [shell]
    frozen_program(place).chmod(0o644)
    (frozen_program(place).parent / "lib").mkdir()
    (frozen_program(place).parent / "lib/a.so").write_bytes(b"ab")
    run(place / "start.sh", "list", shell=words)
    (copy,) = copies_of(place)
    inside = copy.parent / "lib/a.so"
    for damage in (lambda: inside.write_bytes(b"a\0"), inside.unlink):
        damage()
        assert "正在准备" in run(place / "start.sh", "list", shell=words).stderr
        assert inside.read_bytes() == b"ab"
    assert run(place / "start.sh", "list", shell=words).stderr == ""


def test_a_stick_made_anew_in_the_same_version_is_used(place: Path) -> None:
    frozen_program(place).chmod(0o644)
    sums.write(place)
    assert run(place / "start.sh", "list").stdout.startswith("frozen list")
    frozen_program(place).write_text(TELLS.replace("frozen", "anew  "), encoding="utf-8")
    sums.write(place)
    assert run(place / "start.sh", "list").stdout.startswith("anew   list")


def test_two_first_starts_at_once_leave_one_copy(place: Path) -> None:
    frozen_program(place).chmod(0o644)
    home_of(place).mkdir(exist_ok=True)
    environ = {"HOME": str(home_of(place)), "PATH": "/usr/bin:/bin"}
    command = ["sh", str(place / "start.sh"), "list"]
    many = [subprocess.Popen(command, env=environ, stdout=subprocess.PIPE) for _ in range(5)]
    assert {one.communicate()[0][:6] for one in many} == {b"frozen"}
    assert run(place / "start.sh", "list").stderr == ""
    cache = home_of(place) / ".cache/nianbao"
    (copy,) = copies_of(place)
    assert sorted(cache.iterdir()) == [copy.parent, cache / f"{copy.parent.name}.look"]
    assert [path.name for path in copy.parent.iterdir()] == ["nianbao"]


each_shell = pytest.mark.parametrize("shell", ["dash", "bash", "busybox"])


def words_of(shell: str) -> list[str]:
    """How a shell is called; skips where it is missing."""
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    return [shell, "sh"] if shell == "busybox" else [shell]


@each_shell
def test_a_stick_that_lets_nothing_run_is_copied(place: Path, shell: str) -> None:
    """A mount that says noexec; busybox takes what lies there for programs all the same."""
    mounted = place.parents[1] / "noexec"
    mounted.mkdir()
    mount = f"mount -t tmpfs -o noexec none '{mounted}' && cp -Rp '{place}' '{mounted}/年报'"
    inside = ["unshare", "--mount", "sh", "-c", f'{mount} && exec "$@"', "sh"]
    if not shutil.which("unshare") or subprocess.run([*inside, "true"], capture_output=True).stderr:
        pytest.skip("nothing can be mounted here")
    script = place.parents[1] / "noexec/年报/start.sh"
    environ = {"HOME": str(place.parents[1]), "PATH": "/usr/bin:/bin", "NIANBAO_DATA": "a"}
    for said in ("第一次在这台电脑上打开，正在准备……\n", ""):
        command = [*inside, *words_of(shell), str(script), "list"]
        done = subprocess.run(command, env=environ, capture_output=True, encoding="utf-8")
        assert (done.stdout, done.stderr) == ("frozen list a 1\n", said)


NO_PYTHON = "#!/bin/sh\nexit 1\n"


@pytest.mark.parametrize(
    ("shell", "program", "says", "why"),
    [
        ("dash", "mkdir", "cannot create directory: Permission denied", "那里不能写"),
        ("dash", "cp", "error writing: No space left on device", "磁盘满了"),
        ("busybox", "cp", "error reading: Input/output error", "U盘读不出，可能坏了"),
        ("bash", "cp", "something else", "没有拷全"),
    ],
)
def test_why_there_is_no_copy_is_said(
    place: Path, shell: str, program: str, says: str, why: str
) -> None:
    frozen_program(place).chmod(0o644)
    (place / "数据").mkdir()
    bin_ = home_of(place) / "bin"
    bin_.mkdir(parents=True)
    for name in ("dirname", "uname", "tr", "grep", "cksum", "cut", "cat", "ls", "rm", "chmod"):
        (bin_ / name).symlink_to(shutil.which(name) or "")
    for name in ("mkdir", "cp", "mv"):
        (bin_ / name).symlink_to(shutil.which(name) or "")
    words = [shutil.which(words_of(shell)[0]) or "", *words_of(shell)[1:]]
    for name in ("python3", program):
        (bin_ / name).unlink(missing_ok=True)
        text = NO_PYTHON if name == "python3" else f"#!/bin/sh\necho '{says}' >&2\nexit 1\n"
        (bin_ / name).write_text(text, encoding="utf-8")
        (bin_ / name).chmod(0o755)
    (bin_ / "sh").symlink_to(shutil.which("sh") or "")
    environ = {"PATH": str(bin_), "NIANBAO_DATA": "a"}
    done = run(place / "start.sh", "list", shell=words, **environ)
    assert (done.returncode, done.stdout) == (2, "")
    cache = home_of(place) / ".cache/nianbao"
    assert f"要先拷到 {cache}：{why}，也没有 Python 3.11 以上。" in done.stderr
    assert says not in done.stderr
    assert copies_of(place) == []


ODD = ["""$HOME `id` it's a"b a\\b 100% 年 $(id) * a;b&c""", "-n"]


@each_shell
@pytest.mark.parametrize("name", ODD)
def test_a_home_of_any_name_has_its_launcher_and_its_entry(
    place: Path, shell: str, name: str
) -> None:
    home = place.parents[1] / "家" / name
    home.mkdir(parents=True)
    done = run(place / "install.sh", shell=words_of(shell), HOME=str(home))
    assert (done.returncode, done.stderr) == (0, "")
    launcher = home / ".local/bin/nianbao"
    environ = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    command = [*words_of(shell), str(launcher), "list", "a b"]
    started = subprocess.run(command, env=environ, capture_output=True, encoding="utf-8")
    assert (started.stdout, started.stderr) == ("frozen list a b none 1\n", "")
    entry = (home / ".local/share/applications/nianbao.desktop").read_text(encoding="utf-8")
    (line,) = (line for line in entry.splitlines() if line.startswith("Exec="))
    assert program_of(line.removeprefix("Exec=")) == str(launcher)
    told = done.stdout.rpartition("不用了就运行 ")[2].partition("，数据不会删")[0]
    assert shlex.split(told) == ["sh", str(home / ".local/share/nianbao-program/uninstall.sh")]
    removed = subprocess.run(["sh", "-c", told], env=environ, capture_output=True)
    assert (removed.returncode, removed.stderr, launcher.exists()) == (0, b"", False)


def program_of(value: str) -> str:
    """The program that a desktop starts, by the two layers of its specification."""
    text = re.sub(
        r"\\(.)", lambda found: {"s": " ", "n": "\n", "t": "\t"}.get(found[1], found[1]), value
    )
    assert text[0] == text[-1] == '"'
    assert not re.search(r'(?<!\\)(\\\\)*["`$]', text[1:-1])
    return re.sub(r"\\(.)", r"\1", text[1:-1]).replace("%%", "%")


def test_a_copy_that_does_not_start_is_made_anew(place: Path) -> None:
    broken = "#!/bin/sh\nexit ${STATUS-0}\n"
    whole = frozen_program(place).read_text(encoding="utf-8")
    frozen_program(place).write_text(broken, encoding="utf-8")
    frozen_program(place).chmod(0o644)
    assert run(place / "start.sh", "list", STATUS="255").stdout.startswith("zipapp list")
    assert list((home_of(place) / ".cache/nianbao").iterdir()) == []
    frozen_program(place).write_text(whole, encoding="utf-8")
    assert run(place / "start.sh", "list").stdout.startswith("frozen list")


@pytest.mark.parametrize("status", [126, 127, 255])
def test_where_it_does_not_start_python_takes_over(place: Path, status: int) -> None:
    done = run(place / "start.sh", "list", STATUS=str(status))
    assert done.stdout.splitlines()[-1] == f"zipapp list {place}/数据/nianbao.json 1"


def test_another_machine_uses_its_python(place: Path) -> None:
    shutil.rmtree(frozen_program(place).parent)
    assert run(place / "start.sh", "list").stdout.startswith("zipapp list")


@pytest.mark.parametrize("kept", [0, 30, -40])
def test_a_program_that_was_not_copied_whole_is_told(place: Path, kept: int) -> None:
    shutil.rmtree(frozen_program(place).parent)
    pyz = place / stick.program_name(VERSION) / "nianbao.pyz"
    pyz.write_bytes(pyz.read_bytes()[:kept])
    done = run(place / "start.sh", "list")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("程序文件坏了，或没有拷全：")
    assert done.stderr.count("\n") == 1


def test_what_is_missing_is_said(place: Path) -> None:
    shutil.rmtree(frozen_program(place).parent)
    folder = place.parents[1] / "home/bin"
    folder.mkdir(parents=True)
    for name in ("dirname", "uname", "tr", "mkdir"):
        (folder / name).symlink_to(shutil.which(name) or "")
    (folder / "python3").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")  # an old one
    (folder / "python3").chmod(0o755)
    (folder / "sh").symlink_to(shutil.which("sh") or "")
    done = run(place / "start.sh", PATH=str(folder))
    assert done.returncode == 2
    assert f"没有适合它（linux-{platform.machine()}）的免安装程序" in done.stderr
    assert "Python 3.11" in done.stderr


def test_without_a_terminal_one_is_found(place: Path) -> None:
    folder = place.parents[1] / "home/bin"
    folder.mkdir(parents=True)
    (folder / "deepin-terminal").write_text('#!/bin/sh\necho "$0" "$@"\n', encoding="utf-8")
    (folder / "deepin-terminal").chmod(0o755)
    (folder / "sh").symlink_to(shutil.which("sh") or "")
    (folder / "dirname").symlink_to(shutil.which("dirname") or "")
    done = run(place / "start.sh", DISPLAY=":0", PATH=str(folder))
    assert done.stdout == f"{folder}/deepin-terminal -e sh {place}/start.sh\n"


def test_installed_it_runs_from_the_menu_and_keeps_data_at_home(place: Path) -> None:
    done = run(place / "install.sh")
    assert (done.returncode, done.stderr) == (0, "")
    home = home_of(place)
    target = home / ".local/share/nianbao-program"
    assert run(home / ".local/bin/nianbao", "list", HOME=str(home)).stdout == "frozen list none 1\n"
    entry = (home / ".local/share/applications/nianbao.desktop").read_text(encoding="utf-8")
    assert f'Exec="{home}/.local/bin/nianbao"\nTerminal=true\n' in entry
    assert not (target / "nianbao-9.9/wheelhouse").exists()
    assert not (place / "数据").exists()
    assert sorted(path.name for path in target.parent.iterdir()) == [
        "applications",
        "nianbao-program",
    ]


def test_a_new_version_takes_the_place_of_the_old(place: Path) -> None:
    run(place / "install.sh")
    target = home_of(place) / ".local/share/nianbao-program"
    (target / "nianbao-9.8").mkdir()
    assert run(place / "install.sh").returncode == 0
    assert [path.name for path in target.glob("nianbao-*")] == ["nianbao-9.9"]
    done = run(target / "start.sh", "list")
    assert done.stdout == "frozen list none 1\n"


@pytest.mark.parametrize(("answer", "copied"), [("y\n", True), ("\n", False), ("", False)])
def test_the_sticks_data_comes_along_when_asked(place: Path, answer: str, copied: bool) -> None:
    (place / "数据/nianbao-历史").mkdir(parents=True)
    (place / "数据/nianbao.json").write_text("{}", encoding="utf-8")
    done = run(place / "install.sh", answer=answer)
    assert (done.returncode, done.stderr) == (0, "")
    data = home_of(place) / ".local/share/nianbao"
    assert (data / "nianbao.json").exists() == (data / "nianbao-历史").exists() == copied
    assert (place / "数据/nianbao.json").exists()


def test_data_at_home_is_never_replaced(place: Path) -> None:
    data = home_of(place) / ".local/share/nianbao/nianbao.json"
    data.parent.mkdir(parents=True)
    data.write_text("家里的", encoding="utf-8")
    (place / "数据").mkdir()
    (place / "数据/nianbao.json").write_text("U盘上的", encoding="utf-8")
    assert "U盘上有数据" not in run(place / "install.sh", answer="y\n").stdout
    assert data.read_text(encoding="utf-8") == "家里的"


def test_uninstalling_leaves_the_data_and_says_where(place: Path) -> None:
    run(place / "install.sh")
    share = home_of(place) / ".local/share"
    (share / "nianbao").mkdir()
    (share / "nianbao/nianbao.json").write_text("{}", encoding="utf-8")
    done = run(share / "nianbao-program/uninstall.sh", HOME=str(home_of(place)))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"数据没有动，在 {share}/nianbao" in done.stdout
    left = sorted(path.name for path in home_of(place).rglob("*nianbao*"))
    assert left == ["nianbao", "nianbao.json"]
    assert run(place / "uninstall.sh").returncode == 2

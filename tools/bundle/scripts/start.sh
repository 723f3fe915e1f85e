#!/bin/sh
# 打开年报程序：sh start.sh。放在U盘上，数据就在旁边的“数据”文件夹里；安装过的，数据在用户自己的文件夹里。
# 后面可以写命令，如 sh start.sh list。

if [ -n "${NIANBAO_TRIED:-}" ]; then
    exit 0 # 只是试试许不许运行
fi

program=@PROGRAM@
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 2
cache=${XDG_CACHE_HOME:-$HOME/.cache}/nianbao
PYTHONUTF8=1
export PYTHONUTF8

say() {
    printf '%s\n' "$*" >&2
}

# 一个文件夹里每个文件的权限、大小、时间：写过哪一个都看得出来。
look() {
    (cd "$1" && LC_ALL=C ls -lnR --full-time | grep -v '^total') 2>/dev/null
}

wait_for_enter() {
    if [ -t 0 ] && [ -t 2 ]; then
        printf '%s' "$1" >&2
        read -r _
    fi
}

# 双击打开的，没有终端：自己找一个。
if [ $# -eq 0 ] && [ ! -t 1 ] && [ -z "${NIANBAO_WINDOW:-}" ] &&
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    NIANBAO_WINDOW=1
    export NIANBAO_WINDOW
    while read -r terminal option; do
        if command -v "$terminal" >/dev/null 2>&1; then
            exec "$terminal" "$option" sh "$here/start.sh"
        fi
    done <<'TERMINALS'
x-terminal-emulator -e
deepin-terminal -e
mate-terminal -x
gnome-terminal --
konsole -e
xfce4-terminal -x
xterm -e
TERMINALS
fi

# 便携模式。
if [ -z "${NIANBAO_DATA:-}" ] && [ ! -e "$here/installed" ]; then
    if mkdir -p "$here/数据" 2>/dev/null && [ -w "$here/数据" ]; then
        NIANBAO_DATA=$here/数据/nianbao.json
        export NIANBAO_DATA
    else
        say "这个U盘不能写（$here），数据放在这台电脑上您自己的文件夹里。"
        if [ -e "$here/数据/nianbao.json" ]; then
            say "U盘上已有的数据这次用不上；要用它，先关掉U盘的写保护。"
        fi
        if [ $# -eq 0 ]; then
            wait_for_enter "按回车继续。"
        fi
    fi
fi

# 先用这种电脑的免安装程序。U盘是 FAT 的，或不许运行上面的程序：拷到缓存里运行。
machine=$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
frozen=$here/$program/frozen/$machine
copy=
why=

# 系统用英文说的原因，用中文说。
reason() {
    case $1 in
    *"No space left"* | *"quota"*) printf '%s' "磁盘满了" ;;
    *"Permission denied"* | *"Read-only"* | *"not permitted"*) printf '%s' "那里不能写" ;;
    *"Input/output error"*) printf '%s' "U盘读不出，可能坏了" ;;
    *) printf '%s' "没有拷全" ;;
    esac
}

# 缓存里许不许运行程序。
may_run_copy() {
    try=$cache/try.$$
    printf '#!/bin/sh\n' >"$try" && chmod u+x "$try" && "$try"
    set -- $?
    rm -f "$try"
    return "$1"
} 2>/dev/null

# 拷一份，在缓存里运行；拷不成的，why 里是为什么。
make_copy() {
    # 名字按内容取，同一版重做过的不会混；动过、缺了的，重新拷。
    mark=$(grep "/frozen/$machine/" "$here/SHA256SUMS" 2>/dev/null | cksum | cut -d ' ' -f 1)
    copy=$cache/$program-$machine-$mark
    if [ -e "$copy" ]; then
        if [ "$(look "$copy")" = "$(cat "$copy.look" 2>/dev/null)" ]; then
            return 0
        fi
        rm -rf "$copy" 2>/dev/null
    fi
    why="U盘上的程序不能直接运行，要先拷到 $cache"
    if mkdir -p "$cache" 2>/dev/null && [ -w "$cache" ] && ! may_run_copy; then
        why="$why，那里也不能运行程序"
        return 1
    fi
    say "第一次在这台电脑上打开，正在准备……"
    if english=$(
        exec 2>&1
        LC_ALL=C
        export LC_ALL
        mkdir -p "$cache" && cp -Rp "$frozen" "$copy.$$" &&
            chmod -R u+rwX "$copy.$$" && chmod u+x "$copy.$$/nianbao" &&
            look "$copy.$$" >"$copy.look.$$" && mv "$copy.look.$$" "$copy.look"
    ); then
        # 同时打开两次的，后拷好的这一份不要。
        if [ ! -e "$copy" ]; then
            mv "$copy.$$" "$copy" 2>/dev/null
        fi
        rm -rf "$copy.$$" "$copy/${copy##*/}.$$"
        why=
        return 0
    fi
    rm -rf "$copy.$$" "$copy.look.$$" 2>/dev/null
    why="$why：$(reason "$english")"
    return 1
}

# busybox 的 [ -x ] 只看文件的权限，不看U盘许不许运行：拿这个脚本自己试一试。
can_run() {
    [ -x "$frozen/nianbao" ] && {
        [ ! -x "$here/start.sh" ] || NIANBAO_TRIED=1 "$here/start.sh" >/dev/null 2>&1
    }
}

if [ -f "$frozen/nianbao" ]; then
    if can_run; then
        "$frozen/nianbao" "$@"
        status=$?
    else
        status=126
    fi
    if [ $status -eq 126 ] && make_copy; then
        "$copy/nianbao" "$@"
        status=$?
    fi
    case $status in
    126 | 127 | 255) # 它自己没有启动：系统太旧，缺了文件，或不许运行
        if [ -n "$copy" ]; then
            rm -rf "$copy" "$copy.look" 2>/dev/null
        fi
        why=${why:-这台电脑的系统运行不了U盘上的免安装程序}
        ;;
    *)
        if [ $status -ne 0 ] && [ $# -eq 0 ]; then
            wait_for_enter "按回车关闭。"
        fi
        exit $status
        ;;
    esac
fi

# 再用这台电脑的 Python。先看程序的文件读不读得出：坏了的，Python 只会用英文说。
look_at_python='import sys
if sys.version_info < (3, 11):
    sys.exit(1)
try:
    from zipimport import zipimporter
    zipimporter(sys.argv[1]).get_code("__main__")
    zipimporter(sys.argv[1]).get_code("tools/zipapp/unpacking")
except Exception:
    sys.exit(3)'
for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
    "$python" -c "$look_at_python" "$here/$program/nianbao.pyz" >/dev/null 2>&1
    case $? in
    0)
        "$python" "$here/$program/nianbao.pyz" "$@"
        status=$?
        if [ $status -ne 0 ] && [ $# -eq 0 ]; then
            wait_for_enter "按回车关闭。"
        fi
        exit $status
        ;;
    3)
        say "程序文件坏了，或没有拷全：$here/$program/nianbao.pyz。请找给您U盘的人，重新拷一份。"
        wait_for_enter "按回车关闭。"
        exit 2
        ;;
    esac
done

say "这台电脑打不开年报程序：${why:-没有适合它（$machine）的免安装程序}，也没有 Python 3.11 以上。"
if [ -n "$why" ]; then
    say "请管理员看看这一条，或者安装 Python 3.11 以上。"
else
    say "请找给您U盘的人，在同样的电脑上做一份免安装程序，或者请管理员安装 Python 3.11 以上。"
fi
wait_for_enter "按回车关闭。"
exit 2

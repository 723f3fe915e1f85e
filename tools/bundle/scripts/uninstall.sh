#!/bin/sh
# 卸载年报程序；数据不动：sh uninstall.sh。

share=${XDG_DATA_HOME:-$HOME/.local/share}
target=$share/nianbao-program
data=$share/nianbao

if [ ! -e "$target" ]; then
    printf '%s\n' "这台电脑上没有装年报程序。" >&2
    exit 2
fi
rm -rf "$target" "$target.new" "$target.old" "${XDG_CACHE_HOME:-$HOME/.cache}/nianbao"
rm -f "$HOME/.local/bin/nianbao" "$share/applications/nianbao.desktop"
desktop=$(xdg-user-dir DESKTOP 2>/dev/null)
if [ -n "$desktop" ]; then
    rm -f "$desktop/年报.desktop"
fi
printf '%s\n' "程序已卸载。"
if [ -e "$data" ]; then
    printf '%s\n' "数据没有动，在 $data。再装一次就能接着用；确实不要了，自己删掉这个文件夹。"
fi

#!/bin/sh
# 安装年报程序，只给自己用，不要管理员权限：sh install.sh。换新版本也是这样。

program=@PROGRAM@
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 2
share=${XDG_DATA_HOME:-$HOME/.local/share}
target=$share/nianbao-program
data=$share/nianbao
command=$HOME/.local/bin/nianbao
menu=$share/applications/nianbao.desktop

fail() {
    printf '%s\n' "没有装好：$*" >&2
    exit 2
}

# 一个路径写进脚本、写给人看、写进 .desktop：里面有 $、引号、反引号、空格也不走样。
quoted() {
    printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

shown() {
    case $1 in
    *[!A-Za-z0-9/._+:@%=-]*) quoted "$1" ;;
    *) printf '%s' "$1" ;;
    esac
}

in_entry() {
    printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"`$]/\\&/g; s/\\/\\\\/g; s/%/%%/g')"
}

if [ "$here" = "$target" ]; then
    fail "这里就是装好的程序，请运行U盘上的 install.sh。"
fi

# 先拷全，再换上去；U盘在半路拔掉，原来装的还在。
fresh=$target.new
rm -rf "$fresh" 2>/dev/null
mkdir -p "$fresh" 2>/dev/null || fail "不能写 $share。"
cp -R "$here/$program" "$here/start.sh" "$here/uninstall.sh" "$fresh" 2>/dev/null ||
    fail "拷不全，磁盘是不是满了？"
rm -rf "$fresh/$program/wheelhouse"
chmod -R u+rwX "$fresh"
for frozen in "$fresh/$program"/frozen/*/nianbao; do
    if [ -f "$frozen" ]; then
        chmod u+x "$frozen"
    fi
done
: >"$fresh/installed"
rm -rf "$target.old"
if [ -e "$target" ]; then
    mv "$target" "$target.old" 2>/dev/null || fail "换不下 $target。"
fi
mv "$fresh" "$target" 2>/dev/null || fail "换不上 $target。"
rm -rf "$target.old"

mkdir -p "$(dirname "$command")" "$(dirname "$menu")" 2>/dev/null || fail "不能写 $HOME/.local。"
cat >"$command" <<END
#!/bin/sh
exec sh $(quoted "$target/start.sh") "\$@"
END
chmod u+x "$command"
cat >"$menu" <<END
[Desktop Entry]
Type=Application
Name=年报
Comment=政府信息公开工作年度报告：填写、核对、导出
Exec=$(in_entry "$command")
Terminal=true
Icon=accessories-text-editor
Categories=Office;
END
desktop=$(xdg-user-dir DESKTOP 2>/dev/null)
if [ -n "$desktop" ] && [ "$desktop" != "$HOME" ] && [ -d "$desktop" ]; then
    cp "$menu" "$desktop/年报.desktop" && chmod u+x "$desktop/年报.desktop"
fi

printf '%s\n' "装好了。在菜单的“办公”里找“年报”，或在终端里运行 $(shown "$command")。"
if [ -e "$here/数据/nianbao.json" ] && [ ! -e "$data/nianbao.json" ]; then
    printf '%s' "U盘上有数据。要拷到这台电脑上接着用吗？（输入 y 再按回车；不拷直接按回车）"
    read -r answer
    case $answer in
    y | Y)
        mkdir -p "$data" 2>/dev/null && cp -R "$here/数据/." "$data" 2>/dev/null || fail "程序装好了，数据没有拷全。"
        printf '%s\n' "拷好了。以后这台电脑用自己的一份，U盘上的不再跟着变。"
        ;;
    esac
fi
printf '%s\n' "数据在 $data。不用了就运行 sh $(shown "$target/uninstall.sh")，数据不会删。"

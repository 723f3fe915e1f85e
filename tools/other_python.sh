#!/bin/sh
# Runs the suite under the Python of another Debian release: sh tools/other_python.sh RELEASE [PYTEST...]
# By hand, as root, on Debian; needs debootstrap. trixie has Python 3.13, sid 3.14.
#
# The release is unpacked once, below PLACE (a folder of /var/tmp, if nothing else is said), from the
# mirror that apt uses here; packages come from where pip is told to look. BIND names folders of this
# machine that must be seen inside, such as one with wheels. What is mounted goes with the run.
set -eu

release=${1:?which release: trixie, sid}
shift
place=${PLACE:-/var/tmp/nianbao-pythons}
root=$place/$release
checkout=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

if [ ! -e "$root/made" ]; then
    mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Component: main' |
        grep '/debian/*$' | head -n 1)
    rm -rf "$root"
    mkdir -p "$place"
    debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates,git,procps,locales \
        "$release" "$root" "$mirror"
    : >"$root/made"
fi

# As this machine finds the network and the packages.
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
for setting in /etc/pip.conf /etc/xdg/pip "${XDG_CONFIG_HOME:-$HOME/.config}/pip" "$HOME/.pip"; do
    if [ -e "$setting" ]; then
        to=$root$(printf '%s' "$setting" | sed "s|^$HOME/|/root/|")
        mkdir -p "$(dirname "$to")"
        cp -RLT "$setting" "$to"
    fi
done

rm -rf "$root/checkout"
mkdir "$root/checkout"
tar -C "$checkout" --exclude=./.git --exclude=./.venv --exclude='.*_cache' --exclude=__pycache__ \
    --exclude=./.hypothesis -cf - . | tar -C "$root/checkout" -xf -

# shellcheck disable=SC2016 # the inner shell fills these in
exec unshare --mount sh -euc '
    root=$1
    shift
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    for folder in ${BIND:-}; do
        mkdir -p "$root$folder"
        mount --bind "$folder" "$root$folder"
    done
    exec chroot "$root" sh -euc "
        export HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin
        cd /checkout
        [ -e /venv/bin/pip ] || python3 -m venv /venv
        /venv/bin/pip install -q -e \".[dev]\"
        exec /venv/bin/python -m pytest \"\$@\"
    " sh "$@"
' sh "$root" "$@"

#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes the Debian package of a build tree, validates its files, installs it, tries the window and the command
# line, purges it, and looks that nothing of it is left. Installing needs root; without, the package's files
# are unpacked and tried where they are.
#
#   scripts/check-package.sh [BUILD]      default: build/release

set -euo pipefail

cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
build=$(readlink -f "${1:-build/release}")
work=$(mktemp -d)
installed=no

fail() {
    echo "check-package: $*" >&2
    exit 1
}

clean_up() {
    [[ $installed == no ]] || dpkg --purge interleave >/dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT

dpkg-query --show --showformat='${db:Status-Status}' interleave 2>/dev/null | grep -q '^installed' &&
    fail "a package interleave is installed here; it is not touched"

(cd "$build" && cpack -G DEB -B "$work" >"$work/cpack.log" 2>&1) || {
    cat "$work/cpack.log" >&2
    fail "cpack failed"
}
package=$(echo "$work"/*.deb)
[[ -f $package ]] || fail "no package was made"
tree=$work/tree
dpkg-deb --extract "$package" "$tree"
desktop-file-validate "$tree"/usr/share/applications/*.desktop
appstreamcli validate-tree --no-net "$tree" >"$work/appstream.log" || {
    cat "$work/appstream.log" >&2
    fail "appstreamcli finds fault"
}
[[ $(dpkg-deb --field "$package" Depends) == *libqt6widgets6* ]] || fail "the libraries are not in Depends"

root=$tree
if [[ $EUID -eq 0 ]]; then
    dpkg --install "$package" >"$work/install.log" 2>&1 || {
        cat "$work/install.log" >&2
        fail "dpkg could not install it"
    }
    installed=yes
    root=
fi

# From another directory, with nothing of the build tree.
cd "$work"
export HOME=$work QT_QPA_PLATFORM=offscreen
unset INTERLEAVE_ENGINE
"$root/usr/bin/interleave-cli" run start-twice --set pause=0.2 --json >report.json || fail "the command line does not run"
grep -q '"outcome"' report.json || fail "the report is empty"
for script in "$root"/usr/share/interleave/scripts/*.lesson; do
    "$root/usr/bin/interleave-cli" script --check "$script" >/dev/null || fail "$script is wrong"
done
timeout 60 "$root/usr/bin/interleave" --scenario bounded-queue --start --geometry 1280x720 \
    --screenshot window.png --after 1500 --quit-after 3000 2>window.log || {
    cat window.log >&2
    fail "the window does not start"
}
[[ -s window.png ]] || fail "the window left no picture"

if [[ $installed == yes ]]; then
    dpkg-query --listfiles interleave >files
    dpkg --purge interleave >"$work/purge.log" 2>&1 || fail "dpkg could not purge it"
    installed=no
    while read -r file; do
        [[ -d $file || ! -e $file ]] || fail "$file is left"
    done <files
    [[ ! -e /usr/libexec/interleave && ! -e /usr/share/doc/interleave && ! -e /usr/share/interleave ]] || fail "a directory is left"
fi
echo "$(basename "$package"): $(stat --format=%s "$package") bytes, $([[ -z $root ]] && echo installed, tried and purged || echo unpacked and tried)"

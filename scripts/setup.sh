# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Sourced by ./run and ./test from the repository's root: the one list of packages, how they are
# installed, and how a preset is configured and built.

# "a|b" is one package under two names: Debian's first, then Ubuntu 24.04's.
# Fonts, Qt's platform plugins and Qt's own translations are only needed to run.
# shellcheck disable=SC2034 # used by ./run and ./test
app_packages=(
    cmake ninja-build g++
    qt6-base-dev qt6-base-dev-tools 'qt6-charts-dev|libqt6charts6-dev' libqt6opengl6-dev
    'qt6-svg-dev|libqt6svg6-dev' qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libgl-dev
    libcli11-dev rapidjson-dev libzstd-dev libxxhash-dev libprotozero-dev libwebp-dev libgif-dev libimagequant-dev
    fonts-noto-core fonts-noto-mono fonts-noto-cjk qt6-qpa-plugins qt6-translations-l10n
)
# Qt speaks X11 of itself; most Wayland desktops understand that.
[[ -z ${WAYLAND_DISPLAY:-} || -n ${DISPLAY:-} ]] || app_packages+=(qt6-wayland)

# TBB, readerwriterqueue, Boost and Python serve the reference rows of the benchmarks, the last four make and
# validate the package. clang-format is held at
# 14, which both systems have, because every version formats a little differently.
# shellcheck disable=SC2034 # used by ./test
test_packages=(
    libgtest-dev libbenchmark-dev libtbb-dev libreaderwriterqueue-dev libboost-dev python3 'clang-format-14|clang-format'
    dpkg-dev file desktop-file-utils appstream
)

# What builds run under; ./test sets it for the sanitizers.
run_under=()

# quietly LOG COMMAND...: prints the command's output only if it fails.
quietly() {
    local log=build/log/$1 status=0
    shift
    mkdir -p build/log
    "$@" >"$log" 2>&1 </dev/null || status=$?
    [[ $status == 0 ]] || cat "$log" >&2
    return "$status"
}

# Prints, for each package, the first of its names that apt can install; the first of all if it knows none.
apt_names() {
    local entry name
    for entry; do
        for name in ${entry//|/ } "${entry%%|*}"; do
            ! LC_ALL=C apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [^(]' || break
        done
        echo "$name"
    done
}

# Prints those of the given packages that are not installed, asking dpkg once for all.
missing_packages() {
    local names name entry installed
    read -ra names <<<"${*//|/ }"
    installed=" $(dpkg-query --show --showformat='${db:Status-Status}=${Package} ' "${names[@]}" 2>/dev/null || true)"
    for entry; do
        for name in ${entry//|/ }; do
            [[ $installed != *" installed=$name "* ]] || continue 2
        done
        echo "$entry"
    done
}

# install_packages PACKAGE...: installs what is missing; does nothing, and calls no apt, if nothing is.
install_packages() {
    local missing names as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -gt 0 ]] || return 0

    if [[ $EUID -ne 0 ]]; then
        as_root=(sudo)
        # without a terminal nobody can type a password
        if ! command -v sudo >/dev/null || { ! sudo -n true 2>/dev/null && ! : 2>/dev/null </dev/tty; }; then
            mapfile -t names < <(apt_names "${missing[@]}")
            echo "Some packages are missing. Run this line as root, then try again:" >&2
            echo "apt-get update && apt-get install -y --no-install-recommends ${names[*]}" >&2
            return 1
        fi
        echo "Installing packages needs root's rights; sudo may ask for your password."
        sudo -v || return
    fi

    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    quietly apt-update.log "${as_root[@]}" update || return
    mapfile -t names < <(apt_names "${missing[@]}")
    echo "Installing ${#names[@]} packages, once; this can take some minutes: ${names[*]}"
    quietly apt-install.log "${as_root[@]}" install -y --no-install-recommends "${names[@]}"
}

# configure PRESET [-DNAME=VALUE]...: runs CMake only where the build tree lacks these settings.
configure() {
    local preset=$1 tree=build/$1 option is_current=true
    shift
    [[ -e $tree/.configured && ! CMakePresets.json -nt $tree/.configured ]] || is_current=false
    for option; do
        option=${option#-D}
        grep -qs "^${option%%=*}:[A-Z]*=${option#*=}\$" "$tree/CMakeCache.txt" || is_current=false
    done
    [[ $is_current == true ]] || quietly "$preset-configure.log" cmake --preset "$preset" "$@" || return
    [[ $is_current == true ]] || touch "$tree/.configured"
}

# build PRESET: quiet, save that a person at a terminal sees the progress of the first build.
build() {
    if [[ ! -e build/$1/.built ]]; then
        echo "Building $1 for the first time; this takes some minutes."
        if [[ -t 1 ]]; then
            "${run_under[@]}" cmake --build --preset "$1" && touch "build/$1/.built"
            return
        fi
    fi
    quietly "$1-build.log" "${run_under[@]}" cmake --build --preset "$1" && touch "build/$1/.built"
}

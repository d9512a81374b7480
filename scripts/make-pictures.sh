#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes the pictures of the README and of the manual anew, with the program itself and without a display; or
# those of every lesson, to be looked at.
#
#   scripts/make-pictures.sh [NAME...]            the README's and the manual's; NAME: only these
#   scripts/make-pictures.sh --lessons DIRECTORY [LESSON...]
#                                                 each lesson light, dark and in projection, in both languages
#
# What they are is in docs/images/pictures.list and docs/manual/pictures.list: a name, then the window's flags.
# INTERLEAVE_BIN: where the programs are; default: build/release/bin.

set -euo pipefail

cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

bin=$(readlink -f "${INTERLEAVE_BIN:-build/release/bin}")
[[ -x $bin/interleave ]] || {
    echo "make-pictures: $bin/interleave is missing; ./run builds it" >&2
    exit 1
}
# shellcheck source=scripts/setup.sh
source scripts/setup.sh
install_packages pngquant # the pictures are about a third of the size with it
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Nobody's settings, and no recordings left behind.
export HOME=$work XDG_RUNTIME_DIR=$work QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY

failed=0

# picture FILE FLAG...: the flags say when it is taken; the window ends a second later.
picture() {
    local file=$1 after=1000 previous='' flag
    shift
    for flag; do
        [[ $previous != --after ]] || after=$flag
        previous=$flag
    done
    mkdir -p "$(dirname "$file")"
    if timeout 120 "$bin/interleave" "$@" --screenshot "$file" --quit-after "$((after + 1000))" && [[ -s $file ]]; then
        echo "$file"
    else
        echo "make-pictures: $file was not made" >&2
        failed=1
    fi
}

# A palette in the place of millions of colours, of which these pictures use few.
make_small() {
    pngquant --force --skip-if-larger --ext .png 256 -- "$1" || [[ $? == 98 ]] # 98: it was smaller before
}

# wanted NAME NAMES...: whether it is one of them, or all are wanted.
wanted() {
    local name=$1 one
    shift
    [[ $# -gt 0 ]] || return 0
    for one; do
        [[ $one != "$name" ]] || return 0
    done
    return 1
}

make_documents() {
    local name flags language
    while read -r name flags; do
        [[ -n $name && $name != '#'* ]] || continue
        wanted "$name" "$@" || continue
        # shellcheck disable=SC2086 # flags are several words
        picture "docs/images/$name.png" $flags
        make_small "docs/images/$name.png"
    done <docs/images/pictures.list
    [[ -e docs/manual/pictures.list ]] || return 0
    while read -r name flags; do
        [[ -n $name && $name != '#'* ]] || continue
        wanted "$name" "$@" || continue
        for language in en zh_CN; do
            # shellcheck disable=SC2086
            picture "docs/manual/pictures/$language/$name.png" --geometry 1280x720 --language "$language" $flags
            make_small "docs/manual/pictures/$language/$name.png"
        done
    done <docs/manual/pictures.list
}

make_lessons() {
    local directory=$1 lesson language
    shift
    for lesson in $("$bin/interleave-cli" list | awk 'NF { print $1 }'); do
        wanted "$lesson" "$@" || continue
        for language in en zh_CN; do
            local flags=(--scenario "$lesson" --start --after 3000 --language "$language")
            picture "$directory/$lesson-light-$language.png" --geometry 1280x720 "${flags[@]}"
            picture "$directory/$lesson-dark-$language.png" --geometry 1280x720 --theme dark "${flags[@]}"
            picture "$directory/$lesson-projection-$language.png" --geometry 1920x1080 --projection "${flags[@]}"
        done
    done
}

case "${1:-}" in
    --lessons)
        [[ $# -ge 2 ]] || {
            echo "usage: scripts/make-pictures.sh [NAME...] | --lessons DIRECTORY [LESSON...]" >&2
            exit 2
        }
        make_lessons "${@:2}"
        ;;
    -*)
        echo "usage: scripts/make-pictures.sh [NAME...] | --lessons DIRECTORY [LESSON...]" >&2
        exit 2
        ;;
    *) make_documents "$@" ;;
esac
exit "$failed"

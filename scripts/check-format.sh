#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Fails if clang-format would change a source file; `--fix` lets it change them.
# In a git checkout it looks at tracked and new files, not at ignored ones; elsewhere at all.

set -euo pipefail

cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

mode=(--dry-run --Werror)
case "$*" in
    '') ;;
    --fix) mode=(-i) ;;
    *) echo "usage: scripts/check-format.sh [--fix]" >&2; exit 2 ;;
esac

directories=(core ui app tests)
if [[ -e .git ]] && command -v git >/dev/null; then
    list=(git -c safe.directory='*' ls-files -z --cached --others --exclude-standard -- "${directories[@]}")
else
    list=(find "${directories[@]}" -type f -print0)
fi

formatter=$(command -v clang-format-14 || command -v clang-format) || {
    echo "clang-format is missing" >&2
    exit 1
}

files=()
while IFS= read -r -d '' file; do
    # git also lists files that are deleted but not yet committed
    if [[ $file == *.@(h|cpp) && -f $file ]]; then
        files+=("$file")
    fi
done < <("${list[@]}")

if [[ ${#files[@]} -eq 0 ]]; then
    echo "no source file found" >&2
    exit 1
fi
printf '%s\0' "${files[@]}" | xargs -0 -n 32 -P "$(nproc)" "$formatter" --style=file "${mode[@]}"
echo "${#files[@]} files are formatted"

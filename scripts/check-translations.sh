#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Fails if the Chinese texts are not exactly those of the sources, or one is missing or has other places (%1)
# or tags (<b>) than its source.
#
# After a text in core/, ui/ or app/ has changed: run this script with --update (or build the target
# update_translations). It enters new texts as unfinished and drops those that are gone. Translate every
# <translation type="unfinished"> of resources/translations/interleave_zh_CN.ts, taking that attribute away
# (or use Qt Linguist), then run the script without arguments.

set -euo pipefail

cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

translations=resources/translations/interleave_zh_CN.ts

find_lupdate() {
    local candidate
    for candidate in "${LUPDATE:-}" /usr/lib/qt6/bin/lupdate lupdate6 lupdate; do
        [[ -z $candidate ]] || ! command -v "$candidate" || return 0
    done
    echo "lupdate is missing; it comes with qt6-l10n-tools" >&2
    return 1
}

# extract FILE: brings FILE up to the sources. Without the include path lupdate would not find the classes'
# namespace, and no translation of tr() would be found at run time.
extract() {
    local log
    log=$("$lupdate" core ui app -I . -tr-function-alias QT_TRANSLATE_NOOP+=TEXT_NOOP -locations none \
        -no-obsolete -source-language en -target-language zh_CN -ts "$1" 2>&1) || {
        echo "$log" >&2
        return 1
    }
}

lupdate=$(find_lupdate)
case "$*" in
    '') ;;
    --update) extract "$translations"; exit ;;
    *) echo "usage: scripts/check-translations.sh [--update]" >&2; exit 2 ;;
esac

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
extract "$scratch/sources.ts"

python3 - "$translations" "$scratch/sources.ts" <<'END'
import re
import sys
import xml.etree.ElementTree


def messages(path):
    """(context, source, comment) -> (state, translations)"""
    found = {}
    for context in xml.etree.ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
            translation = message.find("translation")
            plurals = translation.findall("numerusform") or [translation]
            found[key] = (translation.get("type"), [form.text or "" for form in plurals])
    return found


def places(text):
    return set(re.findall(r"%L?[0-9]{1,2}|%n|</?[a-z]+>", text))


shown, sources = (messages(path) for path in sys.argv[1:])
faults = [("not in the translations: run with --update", key) for key in sources.keys() - shown.keys()]
faults += [("no longer in the sources: run with --update", key) for key in shown.keys() - sources.keys()]
for key, (state, texts) in shown.items():
    if state:
        faults.append((state, key))
    elif not all(text.strip() for text in texts):
        faults.append(("empty", key))
    elif any(places(text) != places(key[1]) for text in texts):
        faults.append(("other places or tags than the source", key))
for fault, key in sorted(faults, key=str):
    print(f"{key[0]}: {key[1]!r}: {fault}", file=sys.stderr)
if faults or not sources:
    sys.exit(f"{len(faults)} faults in {len(sources)} texts")
print(f"{len(shown)} texts are translated")
END

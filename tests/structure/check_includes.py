#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads every #include line of core, ui and app and fails on an arrow that points up.

A source includes the header of its name first: so each build proves that this header stands alone.

The house is in ARCHITECTURE.md. CMake's link lines alone let some such includes through: all layers share one
include directory.
"""

import re
import sys
from pathlib import Path

# What a layer may include, besides itself.
ALLOWED = {
    "core/base": set(),
    "core/wire": {"core/base"},
    "core/engine": {"core/base", "core/wire"},
    "core/primitives": {"core/base", "core/wire", "core/engine"},
    "core/scenarios": {"core/base", "core/wire", "core/engine", "core/primitives"},
    "core/trace": {"core/base", "core/wire"},
    "core/exports": {"core/base", "core/wire", "core/trace"},
    "core/observe": {"core/base", "core/wire", "core/trace"},
    # A script is checked against the lessons' data; it never calls a lesson.
    "core/script": {"core/base", "core/wire", "core/trace", "core/scenarios/Catalog.h"},
}
OBSERVING = {"core/base", "core/wire", "core/trace", "core/exports", "core/observe", "core/script"}
ALLOWED["ui/models"] = OBSERVING | {"core/scenarios/Catalog.h"}
ALLOWED["ui/views"] = ALLOWED["ui/models"] | {"ui/models"}
ALLOWED["app/interleave"] = ALLOWED["ui/views"] | {"ui/views"}
ALLOWED["app/interleave-cli"] = OBSERVING | {"core/scenarios/Catalog.h"}
ALLOWED["app/interleave-engine"] = ALLOWED["core/scenarios"] | {"core/scenarios/Catalog.h"}

# ui/models is Qt Core; what draws is for the views.
DRAWING = re.compile(
    r"Q(Widget|Painter|Chart|Pixmap|Graphics|Application$|MainWindow|Dialog|Layout|Label|Slider|PushButton|ToolButton)"
)
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')


def layer_of(path):
    for layer in sorted(ALLOWED, key=len, reverse=True):
        if path.startswith(layer + "/"):
            return layer
    return None


def fault(path, bracket, included):
    """What is wrong with this include in this file; None if nothing is."""
    layer = layer_of(path)
    if layer is None:
        return "is in no layer; give it one in tests/structure/check_includes.py"
    if bracket == "<":
        is_qt = re.match(r"Q[A-Z]|Qt|q[a-z]+\.h$", included)
        if is_qt and path.startswith("core/"):
            return "includes Qt: core never does"
        if is_qt and path.startswith(("app/interleave-engine/", "app/interleave-cli/")):
            return "includes Qt: only the window does"
        if layer == "ui/models" and DRAWING.match(included.split("/")[-1]):
            return "includes what draws: models are Qt Core only"
        if included.startswith(("core/", "ui/", "app/")):
            return "includes a file of the project in angle brackets"
        return None
    if included.startswith("."):
        return "includes by a relative path"
    target = layer_of(included)
    if target is None:
        generated = re.fullmatch(r"(ui_\w+\.h|\w+\.moc|moc_\w+\.cpp)", included)
        return None if generated else "includes a file by something else than its path from the root"
    if target == layer or target in ALLOWED[layer] or included in ALLOWED[layer]:
        return None
    return f"points up: {layer} may not see {target}"


def faults_of(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            wrong = fault(path, match[1], match[2])
            if wrong:
                yield f"{path}:{number}: {match[2]}: {wrong}"


def first_fault(path, text, has_header):
    """What is wrong with the first include of a source whose header is beside it; None if nothing is."""
    if not (path.endswith(".cpp") and has_header):
        return None
    header = path.removesuffix(".cpp") + ".h"
    first = next((match[2] for match in map(INCLUDE.match, text.splitlines()) if match), None)
    return None if first == header else f"{path}: includes {first} before its own header"


def main(root):
    files = [
        file
        for top in ("core", "ui", "app")
        for file in sorted((root / top).rglob("*"))
        if file.suffix in {".h", ".cpp", ".in"}
    ]
    if len(files) < 40:
        return [f"only {len(files)} files found below {root}"]
    found = []
    for file in files:
        path, text = file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")
        found += faults_of(path, text)
        found += filter(None, [first_fault(path, text, file.with_suffix(".h").exists())])
    return found


if __name__ == "__main__":
    found = main(Path(sys.argv[1]))
    print("\n".join(found) if found else "every include points down")
    sys.exit(1 if found else 0)

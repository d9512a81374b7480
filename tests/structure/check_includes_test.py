#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Interleave authors
# SPDX-License-Identifier: GPL-3.0-or-later

import unittest

from check_includes import faults_of, first_fault


class CheckIncludesTest(unittest.TestCase):
    def assert_fault(self, path, line):
        self.assertEqual(len(list(faults_of(path, line))), 1, f"{path}: {line}")

    def assert_fine(self, path, line):
        self.assertEqual(list(faults_of(path, line)), [])

    def test_an_arrow_that_points_up_is_found(self):
        for path, included in [
            ("core/base/Clock.h", "core/wire/Event.h"),
            ("core/wire/Segment.cpp", "core/engine/Stage.h"),
            ("core/engine/Stage.cpp", "core/primitives/Lock.h"),
            ("core/engine/Stage.cpp", "core/trace/World.h"),
            ("core/primitives/Lock.cpp", "core/scenarios/Catalog.h"),
            ("core/scenarios/RaceLesson.cpp", "core/observe/Session.h"),
            ("core/trace/World.h", "core/observe/Collector.h"),
            ("core/trace/World.h", "core/engine/Stage.h"),
            ("core/trace/World.h", "core/exports/Export.h"),
            ("core/exports/Export.h", "core/observe/Session.h"),
            ("core/observe/Session.cpp", "core/exports/Export.h"),
            ("core/observe/Session.cpp", "core/scenarios/Catalog.h"),
            ("core/observe/Session.cpp", "ui/models/Playback.h"),
            ("ui/models/Playback.h", "ui/views/Theme.h"),
            ("ui/models/Playback.h", "core/engine/Stage.h"),
            ("ui/views/Theme.cpp", "core/scenarios/Lesson.h"),
            ("ui/views/Theme.cpp", "app/interleave/Flags.h"),
            ("app/interleave-engine/main.cpp", "core/observe/Session.h"),
            ("app/interleave-cli/main.cpp", "ui/models/Playback.h"),
        ]:
            self.assert_fault(path, f'#include "{included}"')

    def test_an_arrow_that_points_down_is_fine(self):
        for path, included in [
            ("core/wire/Event.h", "core/base/Clock.h"),
            ("core/scenarios/RaceLesson.cpp", "core/primitives/Counter.h"),
            ("core/observe/Session.cpp", "core/trace/Trace.h"),
            ("core/exports/Export.cpp", "core/trace/Trace.h"),
            ("app/interleave-cli/Commands.cpp", "core/exports/Export.h"),
            ("ui/models/Playback.h", "core/observe/Session.h"),
            ("ui/models/LessonModel.cpp", "core/scenarios/Catalog.h"),
            ("ui/views/Theme.cpp", "ui/models/Playback.h"),
            ("app/interleave/main.cpp", "ui/views/MainWindow.h"),
            ("app/interleave-engine/main.cpp", "core/engine/Stage.h"),
        ]:
            self.assert_fine(path, f'#include "{included}"')

    def test_core_includes_no_qt(self):
        for included in ("QString", "QtCore/QObject", "qglobal.h"):
            self.assert_fault("core/trace/World.h", f"#include <{included}>")
        self.assert_fine("core/trace/World.h", "#include <vector>")
        self.assert_fault("app/interleave-cli/main.cpp", "#include <QCoreApplication>")

    def test_models_draw_nothing(self):
        self.assert_fault("ui/models/Playback.h", "#include <QWidget>")
        self.assert_fine("ui/models/Playback.h", "#include <QAbstractListModel>")
        self.assert_fine("ui/views/Timeline.h", "#include <QWidget>")

    def test_paths_are_from_the_root(self):
        self.assert_fault("core/trace/World.h", '#include "../wire/Event.h"')
        self.assert_fault("core/trace/World.h", '#include "ItemList.h"')
        self.assert_fault("core/trace/World.h", "#include <core/wire/Event.h>")
        self.assert_fault("core/common/Thing.h", '#include "core/base/Clock.h"')

    def test_a_source_includes_its_own_header_first(self):
        own = '// about\n#include "core/trace/World.h"\n\n#include <vector>\n'
        other = '#include <vector>\n#include "core/trace/World.h"\n'
        self.assertIsNone(first_fault("core/trace/World.cpp", own, True))
        self.assertIsNotNone(first_fault("core/trace/World.cpp", other, True))
        self.assertIsNotNone(first_fault("core/trace/World.cpp", "", True))
        self.assertIsNone(first_fault("core/trace/WorldActors.cpp", other, False))
        self.assertIsNone(first_fault("core/trace/World.h", other, True))


if __name__ == "__main__":
    unittest.main()

// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RunFiles.h"

#include "core/trace/TraceFileReader.h"
#include "core/trace/TraceFileWriter.h"

#include "ui/models/Numbers.h"

#include "tests/ui/support/Times.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace interleave {
namespace {

/// Long enough to be told of more than once.
std::shared_ptr<Trace> longTrace() {
    constexpr std::uint64_t kEvents = 4 * Trace::kCheckpointEvery;
    auto trace = std::make_shared<Trace>();
    std::vector<Event> events(kEvents);
    for (std::uint64_t i = 0; i < kEvents; ++i)
        events[i] = {i * 1000, 0, kNoObject, i == 0 ? EventKind::ActorCreated : EventKind::Printed,
                     0,        0, 0,         0};
    trace->append(events);
    return trace;
}

class RunFilesTest : public testing::Test {
protected:
    [[nodiscard]] QString path(const char* name) const { return directory.filePath(QString::fromUtf8(name)); }
    bool idle() {
        return QTest::qWaitFor([this] { return !files.busy(); }, kPatienceMs);
    }
    /// Before the thread has begun: whatever it does ends where it asks for the first time.
    void cancelAtOnce() {
        QObject::connect(&files, &RunFiles::busyChanged, &files, [this](bool busy) {
            if (busy)
                files.cancel();
        });
    }
    [[nodiscard]] QStringList left() const { return QDir(directory.path()).entryList(QDir::Files); }

    QTemporaryDir directory;
    const std::shared_ptr<Trace> trace = longTrace();
    RunFiles files;
    const QSignalSpy progressed{&files, &RunFiles::progressed};
    const QSignalSpy done{&files, &RunFiles::done};
    const QSignalSpy opened{&files, &RunFiles::opened};
    const QSignalSpy cancelled{&files, &RunFiles::cancelled};
    const QSignalSpy failed{&files, &RunFiles::failed};
};

TEST_F(RunFilesTest, EachTaskTellsHowFarItIsUntilAllIsDone) {
    const auto told = [&](qsizetype from) {
        std::vector<double> shares;
        for (qsizetype i = from; i < progressed.size(); ++i)
            shares.push_back(progressed[i][0].toDouble());
        return shares;
    };
    for (const RunFiles::Task task :
         {RunFiles::Task::Saving, RunFiles::Task::Opening, RunFiles::Task::Exporting}) {
        const qsizetype before = progressed.size();
        switch (task) {
        case RunFiles::Task::Saving: ASSERT_TRUE(files.save(trace, path("run.ilt"))); break;
        case RunFiles::Task::Opening: ASSERT_TRUE(files.open(path("run.ilt"))); break;
        case RunFiles::Task::Exporting:
            ASSERT_TRUE(files.exportTo(trace, ExportFormat::Csv, path("run.csv")));
            break;
        }
        EXPECT_EQ(files.task(), task);
        ASSERT_TRUE(idle());
        const std::vector<double> shares = told(before);
        EXPECT_GT(shares.size(), 2u);
        EXPECT_LE(shares.size(), 100u);
        EXPECT_TRUE(std::ranges::is_sorted(shares));
        EXPECT_EQ(shares.back(), 1);
    }
    EXPECT_EQ(done.size(), 2);
    EXPECT_EQ(opened.size(), 1);
    EXPECT_TRUE(failed.isEmpty());
}

TEST_F(RunFilesTest, ASaveThatIsCancelledLeavesNoFile) {
    cancelAtOnce();
    ASSERT_TRUE(files.save(trace, path("run.ilt")));
    ASSERT_TRUE(idle());
    EXPECT_EQ(cancelled.size(), 1);
    EXPECT_TRUE(done.isEmpty());
    EXPECT_EQ(left(), QStringList());
}

TEST_F(RunFilesTest, AnExportThatIsCancelledLeavesNoFile) {
    cancelAtOnce();
    for (const ExportFormat format : {ExportFormat::Perfetto, ExportFormat::Json, ExportFormat::Csv}) {
        ASSERT_TRUE(files.exportTo(trace, format, path("export")));
        ASSERT_TRUE(idle());
    }
    EXPECT_EQ(cancelled.size(), 3);
    EXPECT_EQ(left(), QStringList());
}

TEST_F(RunFilesTest, AnOpeningThatIsCancelledShowsNothing) {
    ASSERT_TRUE(writeTraceFile(path("run.ilt").toStdString(), *trace));
    cancelAtOnce();
    ASSERT_TRUE(files.open(path("run.ilt")));
    ASSERT_TRUE(idle());
    EXPECT_EQ(cancelled.size(), 1);
    EXPECT_TRUE(opened.isEmpty());
}

TEST_F(RunFilesTest, AnOpeningThatIsCancelledWhenAllIsReadShowsNothingEither) {
    ASSERT_TRUE(writeTraceFile(path("run.ilt").toStdString(), *trace));
    QObject::connect(&files, &RunFiles::busyChanged, &files, [this](bool busy) {
        if (!busy)
            files.cancel();
    });
    ASSERT_TRUE(files.open(path("run.ilt")));
    ASSERT_TRUE(idle());
    EXPECT_EQ(cancelled.size(), 1);
    EXPECT_TRUE(opened.isEmpty());
}

TEST_F(RunFilesTest, WhatWasCancelledCanBeBegunAgain) {
    ASSERT_TRUE(files.save(trace, path("run.ilt")));
    files.cancel();
    ASSERT_TRUE(idle());
    ASSERT_TRUE(files.save(trace, path("run.ilt")));
    ASSERT_TRUE(idle());
    EXPECT_FALSE(done.isEmpty());
    EXPECT_EQ(left(), QStringList{QStringLiteral("run.ilt")});
}

class ForgottenRunTest : public RunFilesTest {
protected:
    ForgottenRunTest() {
        EXPECT_TRUE(writeTraceFile(path("recording.ilt").toStdString(), *trace));
        trace->setMemoryLimit(1);
        const std::vector<Event> one(1, Trace::Reading(*trace).events()[trace->size() - 1]);
        trace->append(one);
        EXPECT_GT(Trace::Reading(*trace).firstEvent(), 0u);
    }
};

TEST_F(ForgottenRunTest, IsSavedAndExportedFromItsRecording) {
    files.setRecording(path("recording.ilt"));
    ASSERT_TRUE(files.save(trace, path("run.ilt")));
    ASSERT_TRUE(idle());
    EXPECT_EQ(progressed.back()[0].toDouble(), 1);
    ASSERT_TRUE(files.exportTo(trace, ExportFormat::Csv, path("run.csv")));
    ASSERT_TRUE(idle());
    EXPECT_TRUE(failed.isEmpty());
    const auto saved = readTraceFile(path("run.ilt").toStdString());
    ASSERT_TRUE(saved);
    EXPECT_EQ(saved.value().trace->size(), 4 * Trace::kCheckpointEvery);
    QFile table(path("run.csv"));
    ASSERT_TRUE(table.open(QIODevice::ReadOnly));
    EXPECT_EQ(table.readAll().count('\n'), 4 * Trace::kCheckpointEvery + 1);
}

TEST_F(ForgottenRunTest, WithoutARecordingSaysWhyItIsNotSaved) {
    ASSERT_TRUE(files.save(trace, path("run.ilt")));
    ASSERT_TRUE(idle());
    ASSERT_EQ(failed.size(), 1);
    EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("no longer in memory")));
    EXPECT_FALSE(QFile::exists(path("run.ilt")));
}

} // namespace
} // namespace interleave

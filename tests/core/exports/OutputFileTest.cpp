// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exports/OutputFile.h"

#include "tests/core/exports/TemporaryDirectory.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace interleave {
namespace {

struct OutputFileTest : testing::Test {
    [[nodiscard]] std::unique_ptr<OutputFile> create(const std::string& path) const {
        auto made = OutputFile::create(path);
        EXPECT_TRUE(made) << (made ? "" : englishSentence(made.error()));
        return made ? std::move(made.value()) : nullptr;
    }
    TemporaryDirectory directory;
};

TEST_F(OutputFileTest, TheFileIsThereOnlyOnceItIsWhole) {
    const std::string path = directory.file("out");
    const auto file = create(path);
    EXPECT_TRUE(file->write("one "));
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_TRUE(file->write("two"));
    EXPECT_EQ(file->size(), 7u);
    EXPECT_TRUE(file->commit());
    EXPECT_EQ(contentOfFile(path), "one two");
    EXPECT_EQ(directory.files(), 1u);
}

TEST_F(OutputFileTest, WhatIsNotFinishedLeavesTheOldFileAndNothingElse) {
    const std::string path = directory.file("out");
    std::ofstream(path) << "old";
    {
        const auto file = create(path);
        EXPECT_TRUE(file->write("new"));
    }
    EXPECT_EQ(contentOfFile(path), "old");
    EXPECT_EQ(directory.files(), 1u);
}

TEST_F(OutputFileTest, RestartForgetsWhatWasWritten) {
    const auto file = create(directory.file("out"));
    EXPECT_TRUE(file->write("something long"));
    EXPECT_TRUE(file->restart());
    EXPECT_TRUE(file->write("short"));
    EXPECT_TRUE(file->commit());
    EXPECT_EQ(contentOfFile(directory.file("out")), "short");
}

TEST_F(OutputFileTest, ASymbolicLinkStays) {
    std::ofstream(directory.file("real")) << "old";
    std::filesystem::create_symlink(directory.file("real"), directory.file("link"));
    const auto file = create(directory.file("link"));
    EXPECT_TRUE(file->write("new"));
    EXPECT_TRUE(file->commit());
    EXPECT_TRUE(std::filesystem::is_symlink(directory.file("link")));
    EXPECT_EQ(contentOfFile(directory.file("real")), "new");
}

TEST_F(OutputFileTest, ItsRightsAreThoseOfAnyNewFile) {
    const ::mode_t before = ::umask(027);
    const auto file = create(directory.file("out"));
    EXPECT_TRUE(file->commit());
    ::umask(before);
    struct stat status {};
    ASSERT_EQ(::stat(directory.file("out").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777u, 0640u);
}

TEST_F(OutputFileTest, PathsThatCannotBeWrittenAreErrorsWithTheReason) {
    const auto missing = OutputFile::create(directory.file("no/such/place"));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::FileNotWritten);
    EXPECT_EQ(missing.error().subject, directory.file("no/such/place"));
    EXPECT_EQ(missing.error().reason, "No such file or directory");
    const auto isDirectory = OutputFile::create(directory.file("."));
    ASSERT_FALSE(isDirectory);
    EXPECT_EQ(isDirectory.error().reason, "Is a directory");
    const auto empty = OutputFile::create("");
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().code, ErrorCode::FileNotWritten);
}

TEST_F(OutputFileTest, AFullDeviceIsAnErrorAndStaysADevice) {
    const auto file = create("/dev/full");
    const auto written = file->write("anything");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::FileNotWritten);
    EXPECT_EQ(written.error().reason, "No space left on device");
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
}

} // namespace
} // namespace interleave

// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ScriptPlayer.h"

#include "core/script/ScriptReader.h"

#include "ui/models/ScriptFiles.h"

#include "tests/ui/support/Times.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace interleave {
namespace {

class ScriptPlayerTest : public testing::Test {
protected:
    ScriptPlayerTest() { controller.setEnginePath(ENGINE_PATH); }

    void open(LessonScript script) {
        parameters.setLesson(*script.lesson);
        player.open(std::move(script), QStringLiteral("own.lesson"));
    }
    void open(const std::string& steps, const char* lesson = "bounded-queue") {
        auto read = readScript(R"({"title": {"en": "Own", "zh_CN": "自己的"}, "lesson": ")" +
                               std::string(lesson) + R"(", "steps": [)" + steps + "]}");
        ASSERT_TRUE(read) << faultLine("", read.error());
        open(std::move(read.value()));
    }
    /// Until there are words to go on from, or a failure, or the end.
    bool comesTo(int page) {
        return QTest::qWaitFor([&] { return player.page() == page && player.notice().isEmpty(); },
                               kPatienceMs);
    }
    bool ends() {
        return QTest::qWaitFor([this] { return !player.canGoOn() && player.notice() == kEnd; }, kPatienceMs);
    }
    const QString kEnd = QStringLiteral("The script is at its end");

    ParameterModel parameters;
    Playback playback;
    TrialsModel trials;
    RunController controller{parameters, playback, trials};
    ScriptPlayer player{controller, parameters, playback};
};

TEST_F(ScriptPlayerTest, EachScriptThatComesAlongIsPlayedToItsEnd) {
    const QStringList files = scriptsThatComeAlong();
    ASSERT_GE(files.size(), 4);
    for (const QString& file : files) {
        auto script = readScriptAt(file);
        ASSERT_TRUE(script) << file.toStdString();
        controller.leave();
        playback.setTrace(nullptr);
        open(std::move(script.value()));
        for (int page = 0; page < player.pageCount(); ++page) {
            ASSERT_TRUE(comesTo(page)) << file.toStdString() << ' ' << page << ": "
                                       << player.failure().toStdString() << player.notice().toStdString();
            EXPECT_FALSE(player.words().isEmpty());
            player.next();
        }
        EXPECT_TRUE(ends()) << file.toStdString() << ": " << player.failure().toStdString();
        player.close();
    }
}

TEST_F(ScriptPlayerTest, WordsStayUntilNextAndWhatFollowsIsDoneByItself) {
    open(R"({"say": "first"}, {"set": {"capacity": 7}}, {"speed": 2}, {"run": true}, {"say": "second"})");
    EXPECT_EQ(player.words(), QStringLiteral("first"));
    EXPECT_EQ(player.page(), 0);
    EXPECT_EQ(player.pageCount(), 2);
    EXPECT_EQ(parameters.value(0), 3);
    EXPECT_FALSE(controller.active());
    player.next();
    EXPECT_EQ(player.words(), QStringLiteral("second"));
    EXPECT_EQ(parameters.value(0), 7);
    EXPECT_EQ(controller.speed(), 2);
    EXPECT_TRUE(controller.active());
}

TEST_F(ScriptPlayerTest, ItSaysWhatItWaitsForAndNextDoesNotSkipIt) {
    open(R"({"say": "a"}, {"run": true}, {"until": "over = 1", "within": 600}, {"say": "b"})");
    player.next();
    EXPECT_FALSE(player.canGoOn());
    EXPECT_TRUE(player.notice().startsWith(QStringLiteral("Waits until over = 1 (6")))
        << player.notice().toStdString();
    player.next();
    EXPECT_EQ(player.words(), QStringLiteral("a"));
    controller.stop();
    ASSERT_TRUE(comesTo(1));
    EXPECT_EQ(player.words(), QStringLiteral("b"));
}

TEST_F(ScriptPlayerTest, GoingBackShowsEarlierWordsWithTheRunAsItWasThen) {
    open(R"({"set": {"producers": 1}}, {"run": true}, {"until": "puts >= 1", "within": 60}, {"say": "one"},
            {"until": "puts >= 3", "within": 60}, {"say": "three"})");
    ASSERT_TRUE(comesTo(0));
    player.next();
    ASSERT_TRUE(comesTo(1));
    const auto puts = [this] { return playback.world()->queues()[0].puts; };
    EXPECT_GE(puts(), 3U);
    player.back();
    EXPECT_EQ(player.words(), QStringLiteral("one"));
    EXPECT_FALSE(playback.live());
    EXPECT_GE(puts(), 1U);
    EXPECT_LT(puts(), 3U);
    EXPECT_TRUE(player.notice().contains(QStringLiteral("not undone"))) << player.notice().toStdString();
    EXPECT_TRUE(controller.active()) << "the run goes on";
    player.back();
    EXPECT_EQ(player.words(), QStringLiteral("one")) << "there is nothing before the first";
    player.next();
    EXPECT_EQ(player.words(), QStringLiteral("three"));
    EXPECT_TRUE(playback.live());
}

TEST_F(ScriptPlayerTest, WhoReadsEarlierWordsStaysThereWhileTheScriptGoesOn) {
    open(R"({"say": "a"}, {"say": "b"}, {"run": true}, {"until": "over = 1", "within": 600}, {"say": "c"})");
    player.next();
    player.next();
    player.back();
    EXPECT_EQ(player.words(), QStringLiteral("a"));
    controller.stop();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !controller.active(); }, kPatienceMs));
    EXPECT_EQ(player.words(), QStringLiteral("a"));
    player.next();
    player.next();
    EXPECT_EQ(player.words(), QStringLiteral("c"));
}

TEST_F(ScriptPlayerTest, AStepThatFailsSaysItsLineAndNextGoesOn) {
    open("{\"run\": true},\n{\"until\": \"gets >= 900\", \"within\": 0.1}, {\"say\": \"on\"}");
    ASSERT_TRUE(QTest::qWaitFor([this] { return !player.failure().isEmpty(); }, kPatienceMs));
    EXPECT_EQ(player.failure(),
              QStringLiteral("own.lesson:2:2: 'gets >= 900' did not come true within 0.1 s"));
    EXPECT_TRUE(player.canGoOn());
    player.next();
    EXPECT_EQ(player.words(), QStringLiteral("on"));
    EXPECT_TRUE(player.failure().isEmpty());
}

TEST_F(ScriptPlayerTest, ARunThatCannotBeStartedIsAFailedStep) {
    controller.setEnginePath("/nowhere/engine");
    open(R"({"run": true}, {"say": "on"})");
    EXPECT_TRUE(player.failure().contains(QStringLiteral("/nowhere/engine")))
        << player.failure().toStdString();
    player.next();
    EXPECT_EQ(player.words(), QStringLiteral("on"));
}

TEST_F(ScriptPlayerTest, TitleAndWordsFollowTheLanguage) {
    open(R"({"say": {"en": "Good morning", "zh_CN": "早上好"}})");
    QSignalSpy changed(&player, &ScriptPlayer::changed);
    player.setLanguage(QStringLiteral("zh_CN"));
    EXPECT_EQ(player.title(), QStringLiteral("自己的"));
    EXPECT_EQ(player.words(), QStringLiteral("早上好"));
    EXPECT_EQ(changed.count(), 1);
}

TEST_F(ScriptPlayerTest, TheSpotlightIsOnWhatTheStepNamesAndOff) {
    open(R"({"run": true}, {"spotlight": "producer 2"}, {"say": "a"}, {"spotlight": null})");
    ASSERT_TRUE(comesTo(0));
    EXPECT_TRUE(playback.spotlight().on());
    EXPECT_EQ(playback.text(playback.world()->actors()[playback.chosenActor()].name),
              QStringLiteral("producer 2"));
    player.next();
    EXPECT_FALSE(playback.spotlight().on());
    EXPECT_EQ(playback.chosenActor(), kNoActor);
}

TEST_F(ScriptPlayerTest, AClosedScriptLeavesTheRunAlone) {
    open(R"({"run": true}, {"say": "a"})");
    ASSERT_TRUE(comesTo(0));
    player.close();
    EXPECT_FALSE(player.isOpen());
    EXPECT_TRUE(controller.active());
    player.next();
    player.back();
    EXPECT_EQ(player.words(), QString());
}

} // namespace
} // namespace interleave

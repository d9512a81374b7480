// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/script/ScriptPerformance.h"

#include "core/script/ScriptReader.h"

#include "tests/core/trace/EventScript.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

using State = ScriptPerformance::State;
constexpr std::int64_t kSecond = 1'000'000'000;
constexpr ObjectId kQueue = 3;
constexpr ObjectId kProcess = 4;

/// Hands that note what they do, over a run written by hand.
class NotingHands : public ScriptHands {
public:
    NotingHands() {
        for (const char* text : {"main", "r1", "r2", "q1", "worker"})
            m_trace->appendText(text);
        script.create({0}).run({1, 2}).object(kQueue, ObjectType::Queue, 3);
    }
    OrError<void> run() override {
        note("run");
        if (refusing)
            return Error{ErrorCode::EngineMissing, "engine", {}, "gone"};
        going = true;
        started = true;
        return {};
    }
    void set(std::size_t parameter, double value) override {
        note("set " + std::to_string(parameter) + '=' + std::to_string(static_cast<int>(value)));
    }
    void setSpeed(double factor) override { note("speed " + std::to_string(static_cast<int>(factor))); }
    void pause() override { note("pause"), held = true; }
    void resume() override { note("resume"), held = false; }
    void stop() override { note("stop"); }
    OrError<void> call(const std::string& command) override {
        return note("call " + command), OrError<void>();
    }
    void kill(ObjectId process) override { note("kill " + std::to_string(process)); }
    void light(ActorId actor, ObjectId object) override {
        note(actor != kNoActor     ? "light actor " + std::to_string(actor)
             : object != kNoObject ? "light object " + std::to_string(object)
                                   : "light nothing");
    }
    void show(std::optional<std::int64_t> moment) override {
        note("show " + (moment ? std::to_string(*moment) : std::string("live")));
    }
    void ask() override { note("ask"); }
    [[nodiscard]] std::shared_ptr<const Trace> trace() const override { return started ? m_trace : nullptr; }
    [[nodiscard]] std::shared_ptr<const World> world() const override {
        return std::make_shared<World>(const_cast<NotingHands*>(this)->script.world());
    }
    [[nodiscard]] bool active() const override { return going; }
    [[nodiscard]] bool paused() const override { return held; }
    [[nodiscard]] std::int64_t now() const override { return clock; }

    /// What was done since it was last asked, the settings at the beginning left out.
    std::vector<std::string> done() { return std::exchange(m_done, {}); }

    EventScript script{ProbeSource::None};
    bool going = false;
    bool held = false;
    bool started = false;
    bool refusing = false;
    std::int64_t clock = 0;

private:
    void note(std::string what) { m_done.push_back(std::move(what)); }

    std::shared_ptr<Trace> m_trace = std::make_shared<Trace>();
    std::vector<std::string> m_done;
};

using Deeds = std::vector<std::string>;

class ScriptPerformanceTest : public testing::Test {
protected:
    ScriptPerformance& play(const std::string& steps, const char* lesson = "process-relay") {
        auto read = readScript(std::string(R"({"title": "T", "lesson": ")") + lesson + R"(", "steps": [)" +
                               steps + "]}");
        EXPECT_TRUE(read) << (read ? "" : faultLine("", read.error()));
        script = std::move(read.value());
        performance.emplace(script, hands);
        return *performance;
    }
    /// The run's clock goes on.
    void later(double seconds) {
        hands.clock += static_cast<std::int64_t>(seconds * 1e9);
        performance->look();
    }

    NotingHands hands;
    LessonScript script;
    std::optional<ScriptPerformance> performance;
};

TEST_F(ScriptPerformanceTest, WordsWaitForTheNextAndTheRestFollowsByItself) {
    ScriptPerformance& played =
        play(R"({"say": "a"}, {"speed": 2}, {"run": true}, {"pause": true}, {"say": "b"})");
    EXPECT_EQ(hands.done(), Deeds{"set 0=0"}) << "the parameters, and nothing of the steps";
    EXPECT_EQ(played.state(), State::Talking);
    played.look();
    EXPECT_EQ(played.step(), 0U) << "only the person goes on from words";
    played.next();
    EXPECT_EQ(hands.done(), (Deeds{"speed 2", "run", "pause"}));
    EXPECT_EQ(played.step(), 4U);
    played.next();
    EXPECT_EQ(played.state(), State::Done);
    EXPECT_EQ(played.results().size(), 5U);
    played.next();
    EXPECT_EQ(played.state(), State::Done);
}

TEST_F(ScriptPerformanceTest, AWaitCountsTheRunsClockAndNoPauseByHand) {
    ScriptPerformance& played = play(R"({"run": true}, {"wait": 2}, {"speed": 3})");
    later(1.5);
    EXPECT_EQ(played.state(), State::Waiting);
    EXPECT_NEAR(*played.secondsLeft(), 0.5, 1e-9);
    hands.held = true;
    later(5);
    EXPECT_NEAR(*played.secondsLeft(), 0.5, 1e-9);
    hands.held = false;
    later(0.5);
    EXPECT_EQ(played.state(), State::Done);
}

TEST_F(ScriptPerformanceTest, AWaitEndsWithTheRun) {
    ScriptPerformance& played = play(R"({"run": true}, {"wait": 2})");
    hands.going = false;
    later(0);
    EXPECT_EQ(played.state(), State::Done);
}

TEST_F(ScriptPerformanceTest, UntilGoesOnOnceItHolds) {
    ScriptPerformance& played = play(R"({"run": true}, {"until": "puts(q1) >= 1"}, {"speed": 3})");
    later(1);
    EXPECT_EQ(played.state(), State::Waiting);
    hands.script.at(kSecond).put(1, kQueue, 7, {1, 0, 1});
    later(1);
    EXPECT_EQ(played.state(), State::Done);
    EXPECT_EQ(played.results()[1].atNs, kSecond);
    EXPECT_EQ(played.results()[1].run, 1);
    EXPECT_EQ(played.results()[0].run, 1);
}

TEST_F(ScriptPerformanceTest, UntilFailsAfterItsTimeAndNextGoesOnBehindIt) {
    ScriptPerformance& played =
        play("{\"run\": true},\n {\"until\": \"puts >= 1\", \"within\": 3}, {\"speed\": 3}");
    later(2.9);
    EXPECT_EQ(played.state(), State::Waiting);
    later(0.2);
    ASSERT_EQ(played.state(), State::Failed);
    EXPECT_EQ(faultLine("f", *played.results().back().fault),
              "f:2:3: 'puts >= 1' did not come true within 3 s");
    hands.done();
    later(1);
    EXPECT_TRUE(hands.done().empty()) << "a failure stays until the person goes on";
    played.next();
    EXPECT_EQ(hands.done(), Deeds{"speed 3"});
    EXPECT_EQ(played.state(), State::Done);
}

TEST_F(ScriptPerformanceTest, UntilFailsAtOnceWhereTheRunEndsBefore) {
    ScriptPerformance& played = play(R"({"run": true}, {"until": "puts >= 1"})");
    hands.going = false;
    later(0.1);
    ASSERT_EQ(played.state(), State::Failed);
    EXPECT_EQ(played.results().back().fault->problem, ScriptProblem::RunEnded);
}

TEST_F(ScriptPerformanceTest, StopWaitsForTheRunsEndBeforeTheNextStep) {
    ScriptPerformance& played = play(R"({"run": true}, {"stop": true}, {"run": true})");
    EXPECT_EQ(hands.done(), (Deeds{"set 0=0", "run", "stop"}));
    hands.going = false;
    later(0);
    EXPECT_EQ(hands.done(), Deeds{"run"});
    EXPECT_EQ(played.runs(), 2);
}

TEST_F(ScriptPerformanceTest, ARunThatCannotBeStartedFails) {
    hands.refusing = true;
    ScriptPerformance& played =
        play(R"({"run": true}, {"spotlight": "q1"}, {"kill": "r1"}, {"until": "over = 1"})");
    ASSERT_EQ(played.state(), State::Failed);
    EXPECT_EQ(faultLine("f", *played.results().back().fault).substr(0, 33),
              "f:1:54: the engine is missing: en");
    for (int i = 0; i < 3; ++i) {
        played.next(); // what needs the run fails too, and nothing worse
        EXPECT_EQ(played.state(), State::Failed) << i;
    }
    played.next();
    EXPECT_EQ(played.state(), State::Done);
}

TEST_F(ScriptPerformanceTest, SpotlightFindsActorsAndObjectsByName) {
    play(R"({"run": true}, {"spotlight": "r2"}, {"spotlight": "q1"}, {"spotlight": null})");
    EXPECT_EQ(hands.done(), (Deeds{"set 0=0", "run", "light actor 2", "light object 3", "light nothing"}));
}

TEST_F(ScriptPerformanceTest, ANameMayComeALittleLater) {
    ScriptPerformance& played = play(R"({"run": true}, {"kill": "worker"})");
    later(1);
    EXPECT_EQ(played.state(), State::Waiting);
    hands.script.at(kSecond)
        .object(kProcess, ObjectType::Process, 1)
        .add(EventKind::ProcessStarted, kMainActor, kProcess, 0, 4711);
    hands.done();
    later(0.5);
    EXPECT_EQ(hands.done(), Deeds{"kill 4"});
    EXPECT_EQ(played.state(), State::Done);
}

TEST_F(ScriptPerformanceTest, ANameThatNeverComesFailsAndListsWhatThereIs) {
    ScriptPerformance& played = play(R"({"run": true}, {"spotlight": "r3"})");
    later(ScriptPerformance::kPatience);
    ASSERT_EQ(played.state(), State::Failed);
    EXPECT_EQ(faultLine("f", *played.results().back().fault),
              "f:1:69: 'r3' is not there (did you mean 'r1'?); allowed: r1, r2, q1");
}

TEST_F(ScriptPerformanceTest, AMomentIsShownAndTheLiveOneAgain) {
    ScriptPerformance& played = play(R"({"run": true}, {"show": 1.5}, {"say": "a"}, {"show": "live"})");
    EXPECT_EQ(played.shown(), 1'500'000'000);
    played.next();
    EXPECT_FALSE(played.shown());
    EXPECT_EQ(hands.done(), (Deeds{"set 0=0", "run", "show 1500000000", "show live"}));
}

TEST_F(ScriptPerformanceTest, CallsGoToTheConsole) {
    play(R"({"run": true}, {"call": "put 1"}, {"call": "qsize"})", "queue-calls");
    const Deeds done = hands.done();
    EXPECT_EQ(Deeds(done.end() - 3, done.end()), (Deeds{"run", "call put 1", "call qsize"}));
}

} // namespace
} // namespace interleave

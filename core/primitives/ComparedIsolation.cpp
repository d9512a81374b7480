// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ComparedIsolation.h"

#include "core/base/Crash.h"
#include "core/base/FixedAddresses.h"
#include "core/engine/Stage.h"
#include "core/primitives/Baton.h"

#include <atomic>

namespace interleave {

namespace {

using Side = MeasuredSide;
using End = Baton::End;

constexpr int kWritten = 42;
/// Seconds to wait for an answer: a living one takes far less than a hundredth.
constexpr double kPatience = 1;

/// Every process of the run has one.
std::atomic<std::int64_t> number{1};

void look(Stage& stage, Side side, const std::string& comparison) {
    stage.open<Measurement>(comparison).record(side, reinterpret_cast<std::intptr_t>(&number));
}

void setNumber(Stage& stage, Side side, const std::string& comparison) {
    stage.at(stage.open<Measurement>(comparison).plan().line);
    number = kWritten;
    look(stage, side, comparison);
}

void readNumber(Stage& stage, Side side, const std::string& comparison) {
    stage.at(stage.open<Measurement>(comparison).plan().line + 1);
    look(stage, side, comparison);
    stage.open<Measurement>(OneVariable::kValue).record(side, number);
}

std::string fuseOf(Side side) {
    return side == Side::Thread ? "threads' fuse" : "processes' fuse";
}

std::string questionOf(Side side) {
    return side == Side::Thread ? "threads' question" : "processes' question";
}

void crashOnceLit(Stage& stage, Side side, const std::string& comparison) {
    stage.at(stage.open<Measurement>(comparison).plan().line);
    stage.open<Baton>(fuseOf(side)).await(End::Second);
    crash();
}

/// The other one of the two: it answers once before and once after, if it still can.
void answerTwice(Stage& stage, Side side, const std::string& comparison) {
    auto& question = stage.open<Baton>(questionOf(side));
    for (int i = 0; i < 2; ++i) {
        stage.at(stage.open<Measurement>(comparison).plan().line + 1);
        question.await(End::Second);
        question.give(End::Second);
    }
}

/// The main thread answers, a second one crashes.
void beTwoThreads(Stage& stage, Side, const std::string& comparison) {
    stage.start(stage.actor("crashing", "cr",
                            [&stage, comparison] { crashOnceLit(stage, Side::Thread, comparison); }));
    answerTwice(stage, Side::Thread, comparison);
}

constexpr ComparedPart kSetNumber{"set-number", setNumber};
constexpr ComparedPart kReadNumber{"read-number", readNumber};
constexpr ComparedPart kTwoThreads{"two-threads", beTwoThreads};
constexpr ComparedPart kCrash{"crash", crashOnceLit};
constexpr ComparedPart kAnswer{"answer", answerTwice};
constexpr ComparedPart kIsolationParts[] = {kSetNumber, kReadNumber, kTwoThreads, kCrash, kAnswer};

} // namespace

std::span<const ComparedPart> partsOfIsolation() {
    return kIsolationParts;
}

OneVariable::OneVariable(Stage& stage, const std::string& name, int line)
    : Comparison(stage, name, Unit::Address, {line, 1}) {
    stage.make<Measurement>(kValue, Unit::Number);
}

void OneVariable::measure(Side side) {
    const FixedAddresses fixed;
    const std::string sign = side == Side::Thread ? "tn" : "pn";
    const int line = m_measured.plan().line;
    m_stage.at(line);
    const ThreadOrProcess writer = one(side, sign + "1", sign + "1", kSetNumber);
    writer.start();
    writer.join();
    m_stage.at(line + 1);
    const ThreadOrProcess reader = one(side, sign + "2", sign + "2", kReadNumber);
    reader.start();
    reader.join();
}

void CrashOfOne::measure(Side side) {
    auto& fuse = m_stage.make<Baton>(fuseOf(side));
    auto& question = m_stage.make<Baton>(questionOf(side));
    const bool threads = side == Side::Thread;
    WorkerProcess& crashing = threads ? m_stage.process("2 threads", "2t", roleOf(kTwoThreads, m_name))
                                      : m_stage.process("crashing", "cr", roleOf(kCrash, m_name));
    WorkerProcess& other = threads ? crashing : m_stage.process("other", "ot", roleOf(kAnswer, m_name));
    m_stage.start(crashing);
    if (!threads)
        m_stage.start(other);
    m_stage.at(m_measured.plan().line);
    question.pass(End::First);
    fuse.give(End::First);
    crashing.join(kPatience);
    m_stage.at(m_measured.plan().line + 1);
    const bool answers = question.pass(End::First, kPatience);
    const int exit = answers ? 0 : other.exitCode().value_or(0);
    m_measured.record(side, answers ? 0 : exit < 0 ? -exit : -1);
    other.join(kPatience);
}

} // namespace interleave

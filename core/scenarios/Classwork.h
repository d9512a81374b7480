// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a lesson asks of the class: one question before it is run, and goals to be reached with what the
// window offers. Both are answered by the trace of the run: each `when` is a FactCondition
// (core/trace/Facts.h). Immutable data.
#pragma once

#include <span>

namespace interleave {

/// One of the answers to choose from. The first whose condition holds at the first moment at which one does
/// is the right one of this run.
struct AnswerInfo {
    const char* text; ///< translatable, context "lesson"
    const char* when; ///< empty: never, an answer that people believe
};

struct QuestionInfo {
    const char* text; ///< translatable, context "lesson"; likewise why
    const char* why;  ///< one sentence: why it is so
    std::span<const AnswerInfo> answers = {};
    // Where there are no answers to choose from, a number is asked for.
    const char* fact = ""; ///< what it is compared with, once the run has finished: "actual(number)"
    const char* unit = ""; ///< translatable, context "lesson"; may be empty
    double most = 100;     ///< a number from 0 to this
};

/// What the class is to bring about.
struct GoalInfo {
    const char* text; ///< translatable, context "lesson"; likewise hint
    const char* when; ///< reached at the first moment at which it holds
    const char* hint;
    const char* after = ""; ///< if given, this must have held before, in the same run
};

struct Classwork {
    const QuestionInfo* question = nullptr; ///< none: nothing is asked, as of a program for measuring
    std::span<const GoalInfo> goals = {};
};

} // namespace interleave

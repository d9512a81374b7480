// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interleave-cli/Classwork.h"

namespace interleave {

std::string classworkText(const Classwork& work) {
    std::string text;
    if (work.question) {
        text.append("\nBefore it is run: ").append(work.question->text).append("\n");
        char letter = 'A';
        for (const AnswerInfo& answer : work.question->answers)
            text.append("  ").append(1, letter++).append("  ").append(answer.text).append("\n");
    }
    if (!work.goals.empty())
        text += "Goals:\n";
    for (const GoalInfo& goal : work.goals)
        text.append("  ").append(goal.text).append(". ").append(goal.hint).append("\n");
    return text;
}

} // namespace interleave

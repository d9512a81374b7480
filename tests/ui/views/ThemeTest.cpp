// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/Theme.h"

#include <gtest/gtest.h>

#include <cmath>

namespace interleave {
namespace {

/// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor& color) {
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& one, const QColor& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

class ThemeTest : public testing::TestWithParam<Theme::Mode> {
protected:
    void SetUp() override { Theme::instance().setMode(GetParam()); }
    void TearDown() override { Theme::instance().setMode(Theme::Mode::Light); }
};

TEST_P(ThemeTest, TextStandsOutFromItsGround) {
    using Role = Theme::Role;
    const Theme& theme = Theme::instance();
    for (const Role ground : {Role::Ground, Role::Panel, Role::Side})
        for (const Role text : {Role::Text, Role::Muted})
            EXPECT_GE(contrast(theme.color(text), theme.color(ground)), 4.5)
                << static_cast<int>(text) << " on " << static_cast<int>(ground);
    EXPECT_GE(contrast(theme.color(Role::Accent), theme.color(Role::Panel)), 4.5);
    EXPECT_GE(contrast(theme.color(Role::Accent), theme.color(Role::AccentSoft)), 4.5);
    EXPECT_GE(contrast(theme.color(Role::OnAccent), theme.color(Role::Accent)), 4.5);
    EXPECT_GE(contrast(theme.color(Role::Warning), theme.color(Role::Panel)), 4.5);
    EXPECT_GE(contrast(theme.color(Role::Warning), theme.color(Role::WarningSoft)), 4.5);
    EXPECT_GE(contrast(theme.color(Role::Good), theme.color(Role::Panel)), 4.5);
}

TEST_P(ThemeTest, StatesAreLabelledLegiblyAndToldApartWithoutColour) {
    const Theme& theme = Theme::instance();
    for (std::size_t i = 0; i < kStates; ++i) {
        const Theme::StateLook& look = theme.look(static_cast<ActorState>(i));
        EXPECT_GE(contrast(look.text, look.fill), 4.5) << i;
        for (std::size_t k = 0; k < i; ++k)
            EXPECT_NE(look.sign, theme.look(static_cast<ActorState>(k)).sign);
    }
    EXPECT_TRUE(theme.look(ActorState::New).dashed);
    EXPECT_TRUE(theme.look(ActorState::Blocked).hatched);
}

TEST_P(ThemeTest, ActorsColoursCarryWhiteText) {
    for (ActorId actor = 1; actor <= 20; ++actor)
        EXPECT_GE(contrast(Theme::instance().actorColor(actor), Qt::white), 4.5) << actor;
}

INSTANTIATE_TEST_SUITE_P(BothModes, ThemeTest, testing::Values(Theme::Mode::Light, Theme::Mode::Dark));

} // namespace
} // namespace interleave

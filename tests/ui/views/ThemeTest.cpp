// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/Theme.h"

#include "tests/ui/support/PaintRecorder.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

class ThemeTest : public testing::TestWithParam<Theme::Mode> {
protected:
    void SetUp() override { Theme::instance().setMode(GetParam()); }
    void TearDown() override { Theme::instance().setMode(Theme::Mode::Light); }
};

TEST_P(ThemeTest, TextStandsOutFromItsGround) {
    using Role = Theme::Role;
    const Theme& theme = Theme::instance();
    for (const Role ground : {Role::Ground, Role::Panel, Role::Side, Role::Slot, Role::AccentSoft,
                              Role::WarningSoft, Role::GoodSoft})
        for (const Role text : {Role::Text, Role::Muted, Role::Accent, Role::Warning, Role::Good})
            EXPECT_GE(contrast(theme.color(text), theme.color(ground)), 4.5)
                << static_cast<int>(text) << " on " << static_cast<int>(ground);
    for (const Role ground : {Role::Accent, Role::Warning})
        EXPECT_GE(contrast(theme.color(Role::OnAccent), theme.color(ground)), 4.5);
}

TEST_P(ThemeTest, StatesAreLabelledLegiblyAndToldApartWithoutColour) {
    const Theme& theme = Theme::instance();
    for (std::size_t i = 0; i < kStates; ++i) {
        const Theme::StateLook& look = theme.look(static_cast<ActorState>(i));
        EXPECT_GE(contrast(look.text, look.fill), 4.5) << i;
        for (const Theme::Role ground : {Theme::Role::Panel, Theme::Role::Side})
            EXPECT_GE(contrast(look.text, theme.color(ground)), 4.5) << i;
        for (const Theme::Role text :
             {Theme::Role::Text, Theme::Role::Muted}) // a line of code, a lane's name
            EXPECT_GE(contrast(theme.color(text), look.fill), 4.5) << i;
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

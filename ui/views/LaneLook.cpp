// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/LaneLook.h"

#include <algorithm>

namespace interleave {

namespace {

QImage tile(const QBrush& hatch) {
    return hatch.textureImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace

LaneLook::LaneLook(const Theme& theme)
    : ground(theme.color(Theme::Role::Panel).rgb()), grid(theme.color(Theme::Role::Grid).rgb()),
      several(theme.color(Theme::Role::Border).rgb()), depth{theme.color(Theme::Role::AccentSoft).rgb(),
                                                             theme.color(Theme::Role::Accent).rgb()},
      lost{theme.color(Theme::Role::WarningSoft).rgb(), theme.color(Theme::Role::Warning).rgb()},
      blocked(tile(theme.hatch(theme.look(ActorState::Blocked).lane, theme.look(ActorState::Blocked).fill))),
      gap(tile(theme.hatch(theme.color(Theme::Role::Warning), theme.color(Theme::Role::WarningSoft)))),
      line(std::max(theme.ipx(2), 1)), dash(std::max(theme.ipx(6), 3)) {
    for (std::size_t state = 0; state < kStates; ++state) {
        lanes[state] = theme.look(static_cast<ActorState>(state)).lane.rgb();
        edges[state] = theme.look(static_cast<ActorState>(state)).edge.rgb();
    }
    for (std::size_t id = 0; id < theme.actorColorCount(); ++id)
        actors.push_back(theme.actorColor(static_cast<ActorId>(id)).rgb());
}

} // namespace interleave

// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The timeline's lanes as a picture: all that it is made of in, an image out. Any thread; a request and a
// picture do not change once they are made.
#pragma once

#include "ui/models/TimelineCoordinates.h"
#include "ui/models/TimelineRows.h"
#include "ui/views/LaneLook.h"

#include <QImage>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace interleave {

/// What a picture of lanes is made of. Of two that are equal the pictures are equal.
struct LaneRequest {
    struct Lane {
        TimelineRow row;
        double top = 0;    ///< pixels of the picture, as `height`
        double height = 0; ///< with the room between lanes
        double most = 1;   ///< the number that fills the lane's height
        bool lit = true;   ///< else dimmed: the spotlight is on another one
        bool operator==(const Lane&) const = default;
    };
    std::shared_ptr<const Trace> trace; ///< null: a picture of nothing
    std::shared_ptr<const LaneLook> look;
    std::vector<Lane> lanes;  ///< those to be seen, from top to bottom
    TimelineCoordinates view; ///< its width is the picture's
    int height = 1;
    double ratio = 1;           ///< the picture's pixels to a widget's
    ActorId only = kNoActor;    ///< the CPUs' lanes dim everybody else
    std::int64_t gridStep = 1;  ///< ns
    std::int64_t until = 0;     ///< nothing is drawn from here on
    std::uint64_t revision = 0; ///< the trace's, as what follows: they tell whether it is another picture
    std::int64_t keptFrom = 0;
    std::size_t gaps = 0;
    std::size_t events = 0; ///< 0 where the trace goes on beyond the picture
    bool operator==(const LaneRequest&) const = default;
};

struct LanePicture {
    LaneRequest of;
    QImage image; ///< null where it was never drawn
};

/// Takes the trace's lock for one lane at a time, so that who appends or paints never waits for a whole
/// picture. Asked to stop, it leaves the rest out.
[[nodiscard]] LanePicture drawnLanes(LaneRequest request, const std::stop_token& stop = {});

/// Where a picture of one view lies in another view, and which part of it.
struct LaneOverlap {
    double left = 0; ///< in the other view's pixels
    double width = 0;
    double sourceLeft = 0; ///< in the picture's pixels
    double sourceWidth = 0;
};
/// None where they have not a pixel in common, or a pixel would be blown up to something that it is not.
[[nodiscard]] std::optional<LaneOverlap> overlapOf(const TimelineCoordinates& picture,
                                                   const TimelineCoordinates& view);

} // namespace interleave

// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The messages of an export for Perfetto that are no events on tracks: what the tracks are, which threads
// there are, and their states. Serialised, without the packet. Any thread.
#pragma once

#include "core/exports/ExportNames.h"
#include "core/trace/ActorInfo.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace interleave::perfetto {

// Tracks' numbers. Small, because they travel with events.
inline constexpr std::uint64_t kProcessTrack = 1;
inline constexpr std::uint64_t kThreadTracks = 0x100;
inline constexpr std::uint64_t kDepthTracks = 0x20000;
inline constexpr std::uint64_t kGapTracks = 0x40000;
inline constexpr std::uint64_t kCounterTracks = 0x60000; ///< three for each object

/// A GenericKernelTaskStateEvent; `name` the first time only.
[[nodiscard]] std::string threadState(std::int64_t tid, const std::optional<std::string>& name,
                                      ActorState state, std::int32_t cpu);
/// For GenericKernelProcessTree.
[[nodiscard]] std::string processEntry(std::int64_t pid, std::string_view command);
[[nodiscard]] std::string threadEntry(const ExportNames::Thread& thread);
/// For TrackDescriptor.
[[nodiscard]] std::string processTrack(std::int64_t pid, std::string_view name);
[[nodiscard]] std::string threadTrack(ActorId actor, const ExportNames::Thread& thread);
enum class TrackHolds { Events, Counts };
[[nodiscard]] std::string namedTrack(std::uint64_t uuid, std::uint64_t parent, std::string_view name,
                                     TrackHolds holds);

} // namespace interleave::perfetto

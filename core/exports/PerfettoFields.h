// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The field numbers of Perfetto's published message definitions (protos/perfetto/trace, package
// perfetto.protos) that an export uses, a struct for each message. Plain constants.
#pragma once

#include <cstdint>

namespace interleave::perfetto {

using Field = std::uint32_t;

struct Trace {
    static constexpr Field packet = 1;
};

struct TracePacket {
    static constexpr Field clockSnapshot = 6;
    static constexpr Field timestamp = 8;
    static constexpr Field trustedPacketSequenceId = 10;
    static constexpr Field trackEvent = 11;
    static constexpr Field internedData = 12;
    static constexpr Field sequenceFlags = 13;
    static constexpr Field tracePacketDefaults = 59;
    static constexpr Field trackDescriptor = 60;
    static constexpr Field firstPacketOnSequence = 87;
    static constexpr Field genericKernelTaskStateEvent = 117;
    static constexpr Field genericKernelProcessTree = 122;

    static constexpr std::uint32_t kIncrementalStateCleared = 1;
    static constexpr std::uint32_t kNeedsIncrementalState = 2;
};

struct ClockSnapshot {
    static constexpr Field clocks = 1;
    static constexpr Field primaryTraceClock = 2;

    static constexpr std::uint32_t kRealtime = 1;
    static constexpr std::uint32_t kMonotonic = 3;
    /// Clocks 64 to 127 are a sequence's own.
    static constexpr std::uint32_t kIncremental = 64;
};

struct Clock {
    static constexpr Field clockId = 1;
    static constexpr Field timestamp = 2;
    static constexpr Field isIncremental = 3;
};

struct TracePacketDefaults {
    static constexpr Field trackEventDefaults = 11;
    static constexpr Field timestampClockId = 58;
};

struct TrackEventDefaults {
    static constexpr Field trackUuid = 11;
    static constexpr Field extraCounterTrackUuids = 31;
};

struct InternedData {
    static constexpr Field eventNames = 2;
    static constexpr Field debugAnnotationNames = 3;
    static constexpr Field debugAnnotationStringValues = 29;
};

/// EventName, DebugAnnotationName and InternedString alike.
struct Interned {
    static constexpr Field iid = 1;
    static constexpr Field text = 2;
};

struct TrackEvent {
    static constexpr Field debugAnnotations = 4;
    static constexpr Field type = 9;
    static constexpr Field nameIid = 10;
    static constexpr Field trackUuid = 11;
    static constexpr Field extraCounterValues = 12;
    static constexpr Field name = 23;
    static constexpr Field counterValue = 30;
    static constexpr Field extraCounterTrackUuids = 31;
    static constexpr Field flowIds = 47;
    static constexpr Field terminatingFlowIds = 48;

    enum class Type : std::int32_t { SliceBegin = 1, SliceEnd = 2, Instant = 3, Counter = 4 };
};

struct DebugAnnotation {
    static constexpr Field nameIid = 1;
    static constexpr Field intValue = 4;
    static constexpr Field doubleValue = 5;
    static constexpr Field stringValue = 6;
    static constexpr Field stringValueIid = 17;
};

struct TrackDescriptor {
    static constexpr Field uuid = 1;
    static constexpr Field name = 2;
    static constexpr Field process = 3;
    static constexpr Field thread = 4;
    static constexpr Field parentUuid = 5;
    static constexpr Field counter = 8;
};

struct ProcessDescriptor {
    static constexpr Field pid = 1;
    static constexpr Field processName = 6;
};

struct ThreadDescriptor {
    static constexpr Field pid = 1;
    static constexpr Field tid = 2;
    static constexpr Field threadName = 5;
};

struct CounterDescriptor {
    static constexpr Field unit = 3;
    static constexpr std::int32_t kCount = 2;
};

struct GenericKernelTaskStateEvent {
    static constexpr Field cpu = 1;
    static constexpr Field comm = 2;
    static constexpr Field tid = 3;
    static constexpr Field state = 4;

    enum class State : std::int32_t {
        Created = 1,
        Runnable = 2,
        Running = 3,
        InterruptibleSleep = 4,
        Dead = 7
    };
};

struct GenericKernelProcessTree {
    static constexpr Field processes = 1;
    static constexpr Field threads = 2;
};

struct KernelProcess {
    static constexpr Field pid = 1;
    static constexpr Field cmdline = 3;
};

struct KernelThread {
    static constexpr Field tid = 1;
    static constexpr Field pid = 2;
    static constexpr Field comm = 3;
    static constexpr Field isMainThread = 4;
};

} // namespace interleave::perfetto

// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads a Perfetto trace as a tool would: field by field against a table of the published message
// definitions, then with interned names, defaults and clocks resolved. What breaks the rules fails the test.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

struct PerfettoContent {
    struct State {
        std::uint64_t time; ///< CLOCK_MONOTONIC, as all here
        std::uint32_t sequence;
        std::int64_t tid;
        std::int64_t state;
        std::int64_t cpu;
        std::string comm;
    };
    struct Event {
        std::uint64_t time;
        std::uint64_t track;
        std::int64_t type;
        std::string name;
        std::vector<std::uint64_t> flows, endingFlows;
        std::map<std::string, std::string> annotations;
    };
    struct Track {
        std::string name;
        std::int64_t tid = 0;
        std::uint64_t parent = 0;
        bool counter = false;
        std::vector<std::pair<std::uint64_t, std::int64_t>> values; ///< of a counter: time and value
    };
    struct Thread {
        std::int64_t pid;
        std::string comm;
        bool main;
    };
    std::vector<State> states;
    std::vector<Event> events;
    std::map<std::uint64_t, Track> tracks;
    std::map<std::int64_t, Thread> threads;             ///< by tid
    std::map<std::int64_t, std::string> processes;      ///< by pid: the command line
    std::map<std::uint64_t, std::uint64_t> firstClocks; ///< of the first snapshot, by clock
    std::uint64_t packets = 0;

    [[nodiscard]] const Track* trackNamed(std::string_view name) const;
    [[nodiscard]] std::vector<Event> eventsNamed(std::string_view name) const;
};

[[nodiscard]] PerfettoContent decodePerfetto(std::string_view bytes);

} // namespace interleave

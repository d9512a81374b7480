// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A worker process of the benchmarks: interleave-engine's part in a role, for roles that no lesson has.
#include "core/engine/Stage.h"
#include "core/primitives/ManagerQueue.h"
#include "core/primitives/Pool.h"
#include "core/primitives/ProcessQueue.h"

#include "tests/core/engine/WorkerMain.h"

#include <sstream>
#include <string>

namespace {

using namespace interleave;

/// "q,COUNT,BYTES": puts COUNT items, integers or, where BYTES is not 0, so many bytes.
void put(Stage& stage, const std::string& what) {
    std::istringstream words(what);
    std::string name;
    std::int64_t count = 0;
    std::size_t bytes = 0;
    char comma = 0;
    std::getline(words, name, ',') >> count >> comma >> bytes;
    auto& queue = stage.open<ProcessQueue>(name);
    const Value large = Value(Value::Bytes(bytes, std::byte{'x'}));
    for (std::int64_t n = 0; n < count; ++n)
        static_cast<void>(queue.put(bytes == 0 ? Value(n) : large));
}

constexpr Task kTasks[] = {{"empty", [](Stage&, const Value&) { return Value(); }}};

void play(Stage& stage, const std::string& role) {
    const std::string name = role.substr(role.find(':') + 1);
    if (role.starts_with("manager:"))
        ManagerQueue::serve(stage, name);
    if (role.starts_with("pool:"))
        Pool::work(stage, name, kTasks);
    if (role.starts_with("put:"))
        put(stage, name);
}

} // namespace

int main(int argc, char** argv) {
    return playWorker(argc, argv, [](const std::string& role) -> std::function<void(Stage&)> {
        return [role](Stage& stage) { play(stage, role); };
    });
}

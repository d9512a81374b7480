// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a pool's worker process does.
#include "core/engine/Stage.h"
#include "core/primitives/Pool.h"
#include "core/primitives/PoolNotes.h"

#include <algorithm>
#include <exception>

namespace interleave {

namespace {

PoolMessage perform(Stage& stage, std::span<const Task> tasks, const PoolMessage& order) {
    const std::string_view name = stage.segment().texts().text(order.word);
    const auto error = [&](std::string words) {
        return PoolMessage{order.number, PoolMessage::Error, std::move(words)};
    };
    const auto task = std::ranges::find_if(tasks, [&](const Task& each) { return name == each.id; });
    if (task == tasks.end())
        return error("there is no task named " + std::string(name));
    try {
        return {order.number, PoolMessage::Done, task->run(stage, order.value)};
    } catch (const std::exception& thrown) {
        return error(thrown.what());
    }
}

} // namespace

void Pool::work(Stage& stage, std::string_view name, std::span<const Task> tasks) {
    auto& queue = stage.open<ProcessQueue>(std::string(name) + " tasks");
    auto& results = stage.open<ProcessQueue>(std::string(name) + " results");
    SharedEntry& entry = stage.sharedEntry(name);
    auto& notes = reinterpret_cast<PoolNotes*>(stage.segment().sharedBytes(entry))[stage.identity().index];
    for (;;) {
        const auto taken = queue.get();
        if (!taken || taken.value().type() != ValueType::Bytes)
            return; // no more will come
        const PoolMessage order = PoolMessage::unpacked(taken.value());
        notes.add(order.number);
        stage.actorHere().emitter().emit(EventKind::TaskBegan, entry.object, 0, order.number);
        const ValueWord shown{ValueType::Integer, order.number};
        const auto put = results.putMarked(perform(stage, tasks, order).packed(), shown, 0);
        if (!put)
            static_cast<void>(results.putMarked(
                PoolMessage{order.number, PoolMessage::Error, nameOf(put.error())}.packed(), shown, 0));
    }
}

} // namespace interleave

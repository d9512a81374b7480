// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/ItemList.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>

namespace interleave {
namespace {

using Model = std::deque<std::int64_t>;

QueueItem item(std::int64_t bits) {
    return {{ValueType::Integer, bits}, bits * 2, static_cast<ActorId>(bits % 7)};
}

void expectSame(const ItemList& list, const Model& model) {
    ASSERT_EQ(list.size(), model.size());
    ASSERT_EQ(list.empty(), model.empty());
    for (std::size_t i = 0; i < model.size(); ++i) {
        ASSERT_EQ(list[i].value.bits, model[i]) << "at " << i;
        ASSERT_EQ(list[i].putAt, model[i] * 2);
    }
}

TEST(ItemListTest, InsertBeyondTheEndGoesToTheEnd) {
    ItemList list;
    list.insert(5, item(1));
    list.insert(99, item(2));
    list.insert(0, item(3));
    expectSame(list, {3, 1, 2});
    list.erase(7); // nothing there
    expectSame(list, {3, 1, 2});
}

TEST(ItemListTest, BehavesAsASequenceAndCopiesStayIntact) {
    for (unsigned seed = 0; seed < 30; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937 random(seed);
        ItemList list;
        Model model;
        std::vector<std::pair<ItemList, Model>> copies;
        // Phases of growth and of shrinking cross the borders of chunks in both directions.
        for (int step = 0; step < 3000; ++step) {
            const bool grow = random() % 10 < (step / 500 % 2 == 0 ? 7u : 3u);
            const std::size_t where = random() % 8 == 0   ? random() % (model.size() + 1)
                                      : random() % 2 == 0 ? model.size()
                                                          : 0;
            if (grow) {
                list.insert(where, item(step));
                model.insert(model.begin() + static_cast<std::ptrdiff_t>(where), step);
            } else if (!model.empty()) {
                const std::size_t which = std::min(where, model.size() - 1);
                list.erase(which);
                model.erase(model.begin() + static_cast<std::ptrdiff_t>(which));
            }
            if (random() % 200 == 0)
                copies.emplace_back(list, model);
            if (random() % 1500 == 0) {
                list.clear();
                model.clear();
            }
            if (random() % 16 == 0)
                expectSame(list, model);
            if (!copies.empty() && random() % 300 == 0) // go on from an old copy
                std::tie(list, model) = copies[random() % copies.size()];
        }
        expectSame(list, model);
        for (const auto& [copy, expected] : copies)
            expectSame(copy, expected);
    }
}

TEST(ItemListTest, ALongLivedQueueDoesNotKeepWhatPassedThrough) {
    ItemList list;
    for (int i = 0; i < 200'000; ++i) {
        list.insert(list.size(), item(i));
        if (list.size() > 3)
            list.erase(0);
    }
    expectSame(list, {199'997, 199'998, 199'999});
}

} // namespace
} // namespace interleave

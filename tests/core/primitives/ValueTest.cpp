// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/Value.h"

#include <gtest/gtest.h>

#include <limits>

namespace interleave {
namespace {

TEST(ValueTest, KeepsItsTypeAndContent) {
    EXPECT_EQ(Value().type(), ValueType::None);
    EXPECT_EQ(Value(-4).integer(), -4);
    EXPECT_EQ(Value(2.5).real(), 2.5);
    EXPECT_EQ(Value("word").text(), "word");
    EXPECT_EQ(Value(Value::Bytes{std::byte{7}}).bytes().size(), 1u);
    EXPECT_EQ(Value(Value::List{1, "x"}).list()[1].text(), "x");
}

TEST(ValueTest, CopiesShareAndOutliveTheOriginal) {
    Value copy;
    {
        const Value original(Value::List{"a", Value::List{"b"}});
        copy = original;
        EXPECT_EQ(&copy.list(), &original.list());
    }
    EXPECT_EQ(copy.list()[1].list()[0].text(), "b");
    const Value moved = std::move(copy);
    EXPECT_EQ(moved.list().size(), 2u);
    EXPECT_EQ(copy.type(), ValueType::None); // NOLINT(bugprone-use-after-move): it says so
    copy = moved;
    Value& same = copy;
    copy = same;
    EXPECT_EQ(copy, moved);
}

TEST(ValueTest, OrdersNothingNumbersTextsBytesLists) {
    const Value rising[] = {Value(),
                            std::numeric_limits<std::int64_t>::min(),
                            -1,
                            -0.5,
                            0,
                            0.5,
                            1,
                            std::numeric_limits<std::int64_t>::max(),
                            "",
                            "a",
                            "ab",
                            "b",
                            Value::Bytes{},
                            Value::Bytes{std::byte{1}},
                            Value::Bytes{std::byte{200}},
                            Value::List{},
                            Value::List{1},
                            Value::List{1, "x"},
                            Value::List{2}};
    for (std::size_t i = 0; i < std::size(rising); ++i)
        for (std::size_t k = 0; k < std::size(rising); ++k)
            EXPECT_EQ(rising[i] <=> rising[k], i <=> k) << rising[i].shown() << " and " << rising[k].shown();
}

TEST(ValueTest, AnIntegerEqualsTheRealOfItsSize) {
    EXPECT_EQ(Value(3), Value(3.0));
    EXPECT_LT(Value(3), Value(3.5));
}

TEST(ValueTest, LargeIntegersAreToldApart) {
    const std::int64_t large = std::int64_t{1} << 53;
    EXPECT_LT(Value(large), Value(large + 1));
}

TEST(ValueTest, ShowsValueAndType) {
    EXPECT_EQ(Value().shown(), "None");
    EXPECT_EQ(Value(-42).shown(), "-42");
    EXPECT_EQ(Value(2.5).shown(), "2.5");
    EXPECT_EQ(Value(3.0).shown(), "3.0");
    EXPECT_EQ(Value(1e300).shown(), "1e+300");
    EXPECT_EQ(Value(std::numeric_limits<double>::infinity()).shown(), "inf");
    EXPECT_EQ(Value("x").shown(), "\"x\"");
    EXPECT_EQ(Value(Value::Bytes{std::byte{0}, std::byte{1}}).shown(), "b\"\\x00\\x01\"");
    EXPECT_EQ(Value(Value::List{1, "x", Value()}).shown(), "[1, \"x\", None]");
}

TEST(ValueTest, ShortensWhatIsLong) {
    const std::string sixty(60, 'x');
    EXPECT_EQ(Value(sixty).shown(), '"' + sixty + '"');
    EXPECT_EQ(Value(sixty + 'y').shown(), '"' + sixty + "…\"");
    EXPECT_EQ(Value(Value::Bytes(100)).shown().size(), 3 + 15 * 4 + std::string("…").size());
    EXPECT_EQ(Value(Value::List(1000, Value(7))).shown(),
              "[7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, …]");
}

TEST(ValueTest, ShortensAListWhoseLastItemIsLong) {
    const std::string fifty(50, 'x');
    const std::string shown = Value(Value::List{fifty, fifty}).shown();
    EXPECT_LE(shown.size(), 60 + std::string("[…]").size());
    const Value nested(Value::List{Value::List{Value::List{fifty, fifty}, fifty}, fifty});
    EXPECT_LE(nested.shown().size(), 60 + std::string("[…]").size());
}

TEST(ValueTest, NeverCutsACharacterInTwo) {
    std::string text = "x";
    for (int i = 0; i < 40; ++i)
        text += "文";
    const std::string shown = Value(text).shown();
    std::string expected = "\"x";
    for (int i = 0; i < 19; ++i)
        expected += "文";
    EXPECT_EQ(shown, expected + "…\"");
}

} // namespace
} // namespace interleave

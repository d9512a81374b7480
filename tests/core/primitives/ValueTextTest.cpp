// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/primitives/ValueText.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

Value read(const char* text) {
    auto value = readValue(text);
    EXPECT_TRUE(value) << text;
    return value ? value.value() : Value("refused");
}

TEST(ValueTextTest, ReadsEachTypeAsItIsWritten) {
    EXPECT_EQ(read("1").type(), ValueType::Integer);
    EXPECT_EQ(read("-12").integer(), -12);
    EXPECT_EQ(read("+3").integer(), 3);
    EXPECT_EQ(read("\"1\"").type(), ValueType::Text);
    EXPECT_EQ(read("\"1\"").text(), "1");
}

TEST(ValueTextTest, ReadsTextsBytesListsAndNone) {
    EXPECT_EQ(read(" 'a b' ").text(), "a b");
    EXPECT_EQ(read(R"("say \"1\"")").text(), "say \"1\"");
    EXPECT_EQ(read("\"文\"").text(), "文");
    EXPECT_EQ(read("1.5").real(), 1.5);
    EXPECT_EQ(read("1e3").type(), ValueType::Real);
    EXPECT_EQ(read(R"(b'a\x00\xff')").bytes(), (Value::Bytes{std::byte{'a'}, std::byte{0}, std::byte{0xff}}));
    EXPECT_EQ(read("[1, \"a\"]"), Value(Value::List{1, "a"}));
    EXPECT_EQ(read("[[], [None, 2.5]]").shown(), "[[], [None, 2.5]]");
    EXPECT_EQ(read("None").type(), ValueType::None);
}

TEST(ValueTextTest, RefusesWhatIsNoItemAndSaysWhatIsAllowed) {
    for (const char* text : {"",
                             " ",
                             "one",
                             "1 2",
                             "1,",
                             "\"open",
                             "b'\\xg0'",
                             "b'\\x0",
                             "[1",
                             "[1,]",
                             "[1 2]",
                             "--1",
                             "+-1",
                             "1.2.3",
                             "1e999",
                             "99999999999999999999",
                             "b",
                             "nan",
                             "inf",
                             "'\\q'",
                             "[[[[[[[[[[1]]]]]]]]]]"}) {
        const auto value = readValue(text);
        ASSERT_FALSE(value) << text;
        EXPECT_EQ(value.error().code, ErrorCode::ItemNotRead);
        EXPECT_EQ(value.error().subject, text);
        EXPECT_NE(value.error().allowed.find("b'bytes'"), std::string::npos);
    }
}

} // namespace
} // namespace interleave

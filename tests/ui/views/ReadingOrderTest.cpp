// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/ReadingOrder.h"

#include <QPushButton>

#include <gtest/gtest.h>

namespace interleave {
namespace {

struct ReadingOrderTest : testing::Test {
    QPushButton* button(const QRect& place) {
        auto* made = new QPushButton(&root);
        made->setFocusPolicy(Qt::StrongFocus);
        made->setGeometry(place);
        return made;
    }
    QWidget root;
};

TEST_F(ReadingOrderTest, GoesByRowsAndInThemFromLeftToRight) {
    QWidget* below = button({0, 50, 40, 20});
    QWidget* right = button({60, 4, 40, 20}); // a little lower, and still in the first row
    QWidget* left = button({0, 0, 40, 20});
    root.show();
    EXPECT_EQ(controlsAsRead(root), (QList<QWidget*>{left, right, below}));
    EXPECT_EQ(nextAsRead(root, below, true), left);
    EXPECT_EQ(nextAsRead(root, left, false), below);
}

TEST_F(ReadingOrderTest, AControlAboveTheEdgeWithoutHeightIsARowLikeAnother) {
    QWidget* flat = button({0, -1, 40, 0}); // its middle is below its lower edge
    QWidget* below = button({0, 50, 40, 20});
    root.show();
    EXPECT_EQ(controlsAsRead(root), (QList<QWidget*>{flat, below}));
}

} // namespace
} // namespace interleave

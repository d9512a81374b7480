// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Marks a text in core for translation without translating it: core is free of Qt, lupdate knows the macro by
// this name (-tr-function-alias) and the window looks the text up by its context.
#pragma once

#define TEXT_NOOP(context, text) text

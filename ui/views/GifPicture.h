// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Moving pictures as GIF, by giflib; libimagequant chooses each picture's 255 colours. A picture has only the
// part that changed, and one that is like the one before it only makes that last longer.
#pragma once

#include "ui/views/AnimatedPicture.h"

struct GifFileType;

namespace interleave {

class GifPicture : public AnimatedPicture {
public:
    GifPicture(const QString& file, QSize size);
    ~GifPicture() override;

protected:
    Result<void, std::string> encode(const QImage& picture, int ms) override;
    Result<QByteArray, std::string> assemble() override;

private:
    Result<void, std::string> writeWaiting();
    Result<void, std::string> writePart(const QRect& part, int hundredths);
    [[nodiscard]] Result<void, std::string> failure(const char* otherwise);

    GifFileType* m_gif = nullptr;
    QByteArray m_bytes;
    QImage m_shown;   ///< what the pictures written so far add up to
    QImage m_waiting; ///< the newest picture: how long it is shown is known once the next one differs
    int m_waitingMs = 0;
    int m_owedMs = 0; ///< what rounding to hundredths has left over
};

} // namespace interleave

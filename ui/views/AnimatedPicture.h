// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file of moving pictures for a slide: WebP or GIF, by the file's ending. GIF is what programs for slides
// play; WebP is smaller and exact. Repeats for ever. Any thread, one at a time.
#pragma once

#include "core/base/Error.h"

#include <QImage>
#include <QString>

#include <memory>

namespace interleave {

class AnimatedPicture {
public:
    static constexpr int kLongestSide = 16383; ///< in pixels, of a WebP

    /// FileNotWritten where the ending is neither .webp nor .gif, or the size is nothing or too much. Nothing
    /// is written yet.
    [[nodiscard]] static OrError<std::unique_ptr<AnimatedPicture>> begin(const QString& file, QSize size);
    virtual ~AnimatedPicture() = default;

    /// The next picture, of that size, is shown for so long (1 ms or more; a GIF counts in 10 ms).
    OrError<void> add(const QImage& picture, int ms);
    /// Writes the file, all of it or none. Nothing can be added afterwards.
    OrError<void> finish();

protected:
    AnimatedPicture(QString file, QSize size) : m_file(std::move(file)), m_size(size) {}
    [[nodiscard]] QSize size() const { return m_size; }
    /// The picture as 32 bits a pixel, without transparency. The error is the library's words.
    virtual Result<void, std::string> encode(const QImage& picture, int ms) = 0;
    virtual Result<QByteArray, std::string> assemble() = 0;

private:
    [[nodiscard]] Error notWritten(const std::string& reason) const;

    QString m_file;
    QSize m_size;
};

} // namespace interleave

// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/AnimatedPicture.h"

#include "ui/views/GifPicture.h"
#include "ui/views/WebpPicture.h"

#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace interleave {

OrError<std::unique_ptr<AnimatedPicture>> AnimatedPicture::begin(const QString& file, QSize size) {
    const QString ending = QFileInfo(file).suffix().toLower();
    const auto refused = [&file](const char* why) {
        return Error{ErrorCode::FileNotWritten, file.toStdString(), {}, why};
    };
    if (size.isEmpty() || std::max(size.width(), size.height()) > kLongestSide)
        return refused("a moving picture has 1 to 16383 pixels a side");
    if (ending == QLatin1String("webp"))
        return std::unique_ptr<AnimatedPicture>(new WebpPicture(file, size));
    if (ending == QLatin1String("gif"))
        return std::unique_ptr<AnimatedPicture>(new GifPicture(file, size));
    return refused("a moving picture ends in .webp or .gif");
}

OrError<void> AnimatedPicture::add(const QImage& picture, int ms) {
    if (picture.size() != m_size)
        return notWritten("the pictures differ in size");
    if (const auto encoded = encode(picture, std::max(ms, 1)); !encoded)
        return notWritten(encoded.error());
    return {};
}

OrError<void> AnimatedPicture::finish() {
    const auto bytes = assemble();
    if (!bytes)
        return notWritten(bytes.error());
    QSaveFile out(m_file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes.value()) != bytes.value().size() || !out.commit())
        return notWritten(out.errorString().toStdString());
    return {};
}

Error AnimatedPicture::notWritten(const std::string& reason) const {
    return Error{ErrorCode::FileNotWritten, m_file.toStdString(), {}, reason};
}

} // namespace interleave

// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/Pictures.h"

#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QPixmap>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QWidget>

#include <algorithm>

namespace interleave {

namespace {

Error notWritten(const QString& file, const QString& reason) {
    return Error{ErrorCode::FileNotWritten, file.toStdString(), {}, reason.toStdString()};
}

} // namespace

OrError<void> savePicture(QWidget& widget, const QString& file) {
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending != QLatin1String("png") && ending != QLatin1String("svg"))
        return notWritten(file, QStringLiteral("a picture ends in .png or .svg"));
    // All or nothing: a disk that runs full leaves the file that was there before.
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return notWritten(file, out.errorString());
    if (ending == QLatin1String("png")) {
        widget.grab().save(&out, "PNG");
    } else {
        QSvgGenerator svg;
        svg.setOutputDevice(&out);
        svg.setSize(widget.size());
        svg.setViewBox(widget.rect());
        svg.setTitle(widget.window()->windowTitle());
        QPainter painter(&svg);
        widget.render(&painter);
    }
    if (!out.commit())
        return notWritten(file, out.errorString());
    return {};
}

OrError<QStringList> saveStrip(QWidget& widget, Playback& playback, TimeSpan span, int count,
                               const QString& file, const std::function<bool(int)>& progress) {
    const bool wasLive = playback.live();
    const std::int64_t before = playback.world()->time();
    const QFileInfo info(file);
    const QString stem = info.path() + QLatin1Char('/') + info.completeBaseName();
    QStringList files;
    OrError<void> saved;
    count = std::max(count, 2);
    for (int i = 0; i < count && saved && progress(i); ++i) {
        playback.showAt(span.from + (span.to - span.from) * i / (count - 1));
        files << QStringLiteral("%1-%2.png").arg(stem).arg(i + 1, 3, 10, QLatin1Char('0'));
        saved = savePicture(widget, files.last());
    }
    if (wasLive)
        playback.goLive();
    else
        playback.showAt(before);
    if (!saved)
        return saved.error();
    return files;
}

} // namespace interleave

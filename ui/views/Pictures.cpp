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

} // namespace interleave

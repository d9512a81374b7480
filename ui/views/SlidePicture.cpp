// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/SlidePicture.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QWidget>

namespace interleave {

namespace {

constexpr double kResolution = 2; ///< times the window's

QImage sharpPictureOf(QWidget& widget) {
    const double ratio = kResolution * widget.devicePixelRatioF();
    QImage picture((QSizeF(widget.size()) * ratio).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    picture.fill(widget.palette().window().color());
    widget.render(&picture);
    return picture;
}

} // namespace

QString pictureWord(PictureOf what) {
    switch (what) {
    case PictureOf::Stage: return QStringLiteral("stage");
    case PictureOf::Chart: return QStringLiteral("chart");
    case PictureOf::Timeline: return QStringLiteral("timeline");
    case PictureOf::Window: break;
    }
    return QStringLiteral("window");
}

OrError<QString> takeSlidePicture(QWidget& widget, const QString& directory, const QString& name) {
    const QImage picture = sharpPictureOf(widget);
    QApplication::clipboard()->setImage(picture);
    const auto notWritten = [](const QString& file, const QString& reason) {
        return Error{ErrorCode::FileNotWritten, file.toStdString(), {}, reason.toStdString()};
    };
    if (!QDir().mkpath(directory))
        return notWritten(directory, QStringLiteral("the directory cannot be made"));
    for (int number = 1;; ++number) {
        QFile file(QStringLiteral("%1/%2-%3.png").arg(directory, name).arg(number));
        if (file.exists())
            continue;
        // New, or not at all: two windows may have found the same number free.
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
            if (file.exists())
                continue;
            return notWritten(file.fileName(), file.errorString());
        }
        if (picture.save(&file, "PNG") && file.flush())
            return file.fileName();
        const QString reason = file.errorString();
        file.remove();
        return notWritten(file.fileName(), reason);
    }
}

} // namespace interleave

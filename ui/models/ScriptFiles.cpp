// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ScriptFiles.h"

#include "core/script/ScriptReader.h"

#include "ui/models/Sentences.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace interleave {

namespace {

constexpr const char* kAlong = ":/scripts";

QByteArray inLanguage(const char* english) {
    return QCoreApplication::translate("script", english).toUtf8();
}

} // namespace

bool isScriptName(const QString& file) {
    return file.endsWith(QLatin1String(".lesson"), Qt::CaseInsensitive);
}

QStringList scriptsThatComeAlong() {
    const QDir directory(QString::fromUtf8(kAlong));
    QStringList files;
    for (const QString& name : directory.entryList({QStringLiteral("*.lesson")}, QDir::Files, QDir::Name))
        files << directory.filePath(name);
    return files;
}

Result<LessonScript, ScriptFault> readScriptAt(const QString& file) {
    if (!file.startsWith(QLatin1Char(':')))
        return readScriptFile(file.toStdString());
    QFile along(file);
    if (!along.open(QIODevice::ReadOnly))
        return ScriptFault{ScriptProblem::NotRead, {}, along.errorString().toStdString(), {}, {}, {}};
    const QByteArray text = along.readAll();
    return readScript({text.constData(), static_cast<std::size_t>(text.size())});
}

QString scriptFaultSentence(const QString& file, const ScriptFault& fault) {
    const QString place =
        QString::fromStdString(faultPlace(QFileInfo(file).fileName().toStdString(), fault.place));
    if (fault.error)
        return place + QStringLiteral(": ") + errorSentence(*fault.error);
    const QByteArray reason = inLanguage(problemTemplate(fault.problem));
    const std::string meant = fault.meant.empty() ? "" : filledIn(inLanguage(kMeant), {fault.meant});
    return place + QStringLiteral(": ") +
           QString::fromStdString(filledIn(reason, {fault.subject, fault.allowed, meant}));
}

} // namespace interleave

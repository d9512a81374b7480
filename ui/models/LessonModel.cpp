// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/LessonModel.h"

#include <QCoreApplication>

namespace interleave {

QString lessonText(const char* english) {
    return QCoreApplication::translate("lesson", english);
}

const CodeText* codeOf(const Trace& run) {
    const TraceInfo about = run.info();
    const auto found = findScenario(about.scenario);
    if (!found)
        return nullptr;
    const ScenarioInfo& lesson = found.value()->info;
    return &codeFor(lesson, valuesFrom(lesson, about.settings));
}

QString shownCode(const CodeText& code, CodeLanguage language) {
    return QString::fromUtf8(language == CodeLanguage::Cpp && code.cpp ? code.cpp : code.python);
}

int LessonModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(catalog().size());
}

QVariant LessonModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ScenarioInfo& lesson = info(index.row());
    switch (role) {
    case Qt::DisplayRole: return lessonText(lesson.title);
    case Qt::ToolTipRole:
    case SummaryRole: return lessonText(lesson.summary);
    case IdRole: return QString::fromUtf8(lesson.id);
    case GroupRole: return lessonText(lesson.group);
    case AboutRole: return lessonText(lesson.about.text);
    default: return {};
    }
}

QHash<int, QByteArray> LessonModel::roleNames() const {
    auto names = QAbstractListModel::roleNames();
    names.insert({{IdRole, "id"}, {GroupRole, "group"}, {SummaryRole, "summary"}, {AboutRole, "about"}});
    return names;
}

void LessonModel::retranslate() {
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace interleave

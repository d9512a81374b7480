// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bar on top: which lesson, Run, Pause, Stop, the speed of the lesson's work, theme, language,
// projection. GUI thread.
#pragma once

#include "ui/models/RunController.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QSlider;

namespace interleave {

enum class KeyId;

class TransportBar : public QWidget {
    Q_OBJECT

public:
    explicit TransportBar(RunController& controller, QWidget* parent = nullptr);

    /// Shown by the button at the right.
    void setMenu(QMenu* menu);
    /// Whether the page about the lesson is shown.
    void setAboutShown(bool shown);
    void setSpotlightOn(bool on);
    void setLesson(const QString& title, const QString& summary);
    /// Shows a speed that was set elsewhere.
    void setSpeed(double factor);

Q_SIGNALS:
    void runRequested();
    void themeRequested();
    void languageRequested();
    void projectionRequested();
    void aboutRequested(bool shown);
    void spotlightRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void retext();
    void showState();
    void togglePause();
    void showSpeed();
    [[nodiscard]] QString fittingSummary() const;
    QPushButton* button(KeyId key);

    RunController& m_controller;
    QString m_title;
    QString m_summary;
    QLabel* m_heading;
    QPushButton* m_run;
    QPushButton* m_pause;
    QPushButton* m_stop;
    QLabel* m_speedLabel;
    QSlider* m_speed;
    QLabel* m_speedValue;
    QPushButton* m_spotlight;
    QPushButton* m_about;
    QPushButton* m_file;
    QPushButton* m_theme;
    QPushButton* m_language;
    QPushButton* m_projection;
};

} // namespace interleave

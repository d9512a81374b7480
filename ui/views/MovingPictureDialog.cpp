// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/MovingPictureDialog.h"

#include "ui/models/Numbers.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double kNanosecondsPerSecond = 1e9;
constexpr int kLeastSeconds = 2;
constexpr int kSuggestedMost = 10; ///< longer ones are large files, and slides move on
constexpr int kPerSecond = 10;

} // namespace

MovingPictureDialog::MovingPictureDialog(std::int64_t spanNs, QWidget* parent)
    : QDialog(parent), m_spanNs(spanNs) {
    setWindowTitle(tr("A moving picture"));
    auto* form = new QFormLayout(this);
    m_what = new QComboBox(this);
    m_what->addItem(tr("the stage"), static_cast<int>(PictureOf::Stage));
    m_what->addItem(tr("the timeline"), static_cast<int>(PictureOf::Timeline));
    m_what->addItem(tr("the window"), static_cast<int>(PictureOf::Window));
    m_seconds = new QSpinBox(this);
    m_seconds->setRange(1, kMostSeconds);
    m_seconds->setSuffix(tr(" s"));
    const double natural = std::ceil(static_cast<double>(spanNs) / kNanosecondsPerSecond);
    m_seconds->setValue(static_cast<int>(std::clamp(natural, double{kLeastSeconds}, double{kSuggestedMost})));
    m_perSecond = new QSpinBox(this);
    m_perSecond->setRange(2, kMostPerSecond);
    m_perSecond->setValue(kPerSecond);
    m_facts = new QLabel(this);
    form->addRow(tr("&Of"), m_what);
    form->addRow(tr("It &lasts"), m_seconds);
    form->addRow(tr("&Pictures a second"), m_perSecond);
    form->addRow(m_facts);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Choose a file…"));
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_seconds, &QSpinBox::valueChanged, this, &MovingPictureDialog::showFacts);
    connect(m_perSecond, &QSpinBox::valueChanged, this, &MovingPictureDialog::showFacts);
    showFacts();
}

PictureOf MovingPictureDialog::what() const {
    return static_cast<PictureOf>(m_what->currentData().toInt());
}

int MovingPictureDialog::count() const {
    return m_seconds->value() * m_perSecond->value();
}

int MovingPictureDialog::pictureMs() const {
    return 1000 / m_perSecond->value();
}

void MovingPictureDialog::showFacts() {
    const double speed = static_cast<double>(m_spanNs) / kNanosecondsPerSecond / m_seconds->value();
    m_facts->setText(tr("%1 pictures of %2 of the run, at %3 times real speed")
                         .arg(count())
                         .arg(shownDuration(m_spanNs))
                         .arg(speed, 0, 'g', 2));
}

} // namespace interleave

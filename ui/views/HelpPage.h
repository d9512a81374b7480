// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The manual, in the place of the stage: its pages at the left, the one that is read beside them. The pages
// are Markdown and compiled in; the lists of lessons and of keys are made from the catalog and the table of
// keys, so that they are always those of this program. GUI thread.
#pragma once

#include <QStringList>
#include <QWidget>

class QListWidget;
class QTextBrowser;

namespace interleave {

class HelpPage : public QWidget {
    Q_OBJECT

public:
    explicit HelpPage(QWidget* parent = nullptr);

    /// Their names, in their order: "first-steps", …
    [[nodiscard]] static const QStringList& pages();
    /// A name that there is not gives the first page.
    void showPage(const QString& name);
    [[nodiscard]] QString page() const;
    /// As Markdown, in the language that is set.
    [[nodiscard]] static QString markdown(const QString& page);
    /// Where in the resources the manual's pictures in the language that is set are.
    [[nodiscard]] static QString pictures();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retext();
    void showText();

    class Reader;
    QListWidget* m_list;
    Reader* m_reader;
    bool m_stale = true; ///< what it shows is to be read anew once it is seen
};

} // namespace interleave

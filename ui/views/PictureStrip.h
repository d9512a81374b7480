// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of a widget over a span of the run: a file each, or one moving picture. The widget has to show
// each moment while it is taken, so this works on the GUI thread: one picture every other turn of its event
// loop, which goes on between. Moving pictures are encoded on a thread of their own, the next one taken when
// that is done.
#pragma once

#include "core/base/Error.h"

#include "ui/models/Playback.h"

#include <QObject>
#include <QPointer>
#include <QSize>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

class QImage;
class QWidget;

namespace interleave {

class AnimatedPicture;

class PictureStrip : public QObject {
    Q_OBJECT

public:
    explicit PictureStrip(Playback& playback, QObject* parent = nullptr);
    ~PictureStrip() override;

    /// `count` (at least 2) PNGs at even distances over `span`, its ends included: stem-001.png and so on
    /// beside `file`, whose ending is taken off. At the end the cursor goes back to where it was. False while
    /// another is under way.
    bool begin(QWidget& widget, TimeSpan span, int count, const QString& file);
    /// Likewise one moving picture, each of whose pictures is shown for `ms`. Written at the end, so
    /// cancelling leaves none.
    bool beginMoving(QWidget& widget, TimeSpan span, int count, const QString& file, int ms);
    /// What is taken by then stays. Another run in the playback cancels as well.
    void cancel();
    [[nodiscard]] bool busy() const { return m_busy; }
    /// Those that are written, in the order of time.
    [[nodiscard]] const QStringList& files() const { return m_files; }
    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    /// The widget is taken next, as it is when this returns.
    void aboutToTake();
    void taken(int done, int count);
    /// One of the three is the last signal, after which nothing is under way.
    void done();
    void cancelled();
    void failed(const interleave::Error& error);

private:
    void beginAny(QWidget& widget, TimeSpan span, int count);
    void showNext();
    void takeOne();
    [[nodiscard]] OrError<void> save();
    void encode();
    void onTaken(const OrError<void>& result);
    void end();

    QPointer<QWidget> m_widget;
    Playback& m_playback;
    QTimer m_turn;  ///< before the next moment is shown
    QTimer m_drawn; ///< before what it shows is taken: charts and words are drawn by then
    std::shared_ptr<const Trace> m_trace; ///< that the pictures are of
    TimeSpan m_span;
    int m_count = 0;
    int m_taken = 0;
    bool m_busy = false;
    QString m_file; ///< of a strip without its ending
    QStringList m_files;
    std::shared_ptr<AnimatedPicture> m_moving; ///< none: a strip
    int m_pictureMs = 0;
    QSize m_size; ///< of all pictures, as the first one is
    bool m_wasLive = false;
    std::int64_t m_before = 0; ///< the moment that was shown
    QThreadPool m_encoder;     ///< of one thread; last: what it works on is still there when it ends
};

} // namespace interleave

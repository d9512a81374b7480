// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The look, in one place: every colour, size and duration has a name here. One theme at a time; views ask for
// it as they paint and repaint on changed(). GUI thread.
#pragma once

#include "core/trace/World.h"

#include <QBrush>
#include <QCache>
#include <QColor>
#include <QFont>
#include <QHash>
#include <QObject>
#include <QPalette>
#include <QPixmap>
#include <QStaticText>

#include <array>
#include <map>
#include <tuple>

class QPainter;

namespace interleave {

class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode { Light, Dark };
    enum class Role {
        Ground, ///< behind the panels
        Panel,  ///< cards
        Side,   ///< side panels and bars
        Border,
        Text,
        Muted,  ///< less important text
        Accent, ///< the one accent: buttons, links, the present value
        OnAccent,
        AccentSoft, ///< behind what is chosen
        Warning,    ///< text of what went wrong or was lost
        WarningSoft,
        Good,
        GoodSoft,
        Slot, ///< an empty slot
        Grid, ///< lines of charts and timeline
    };
    /// What an actor's state looks like: colour, and edge and fill that tell it apart without colour.
    struct StateLook {
        QColor edge;
        QColor fill;
        QColor text;
        QColor lane; ///< on the timeline
        QChar sign;
        bool dashed = false;
        bool hatched = false;
    };

    /// The application's theme. Made on first use, after the application object.
    static Theme& instance();

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    /// The one factor that scales everything, 0.6 to 3.
    void setScale(double scale);
    [[nodiscard]] double scale() const { return m_scale; }
    void setMovement(bool on) { m_movement = on; }
    /// For the last row: no text is smaller than kLeastProjected, whatever it is asked to be.
    void setProjection(bool on);
    [[nodiscard]] bool projection() const { return m_projection; }

    [[nodiscard]] QColor color(Role role) const { return m_colors[static_cast<std::size_t>(role)]; }
    [[nodiscard]] const StateLook& look(ActorState state) const;
    /// An actor's own colour, white text on it is legible.
    [[nodiscard]] QColor actorColor(ActorId actor) const;
    /// So many actors' colours differ, then they repeat.
    [[nodiscard]] std::size_t actorColorCount() const { return m_actorColors.size(); }
    /// A length in units of the design (1920×1080, factor 1), in pixels.
    [[nodiscard]] double px(double units) const { return units * m_scale; }
    [[nodiscard]] int ipx(double units) const { return static_cast<int>(px(units) + 0.5); }
    enum class Weight { Normal, Bold };
    /// Height in the same units; figures are tabular.
    [[nodiscard]] QFont font(double units, Weight weight = Weight::Normal) const;
    [[nodiscard]] QFont mono(double units) const;
    /// Pixels of a text so high, for style sheets and HTML; fonts are made with it.
    [[nodiscard]] int textPx(double units) const;
    /// A length that grows with the smallest text: the height of a line, the radius of a token.
    [[nodiscard]] double linePx(double units) const { return px(units * (m_projection ? kGrownLines : 1)); }
    /// How long a movement takes, in ms; 0 where movement is turned off.
    [[nodiscard]] int moveMs() const { return m_movement ? 200 : 0; }

    static constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::Grid) + 1;
    static constexpr double kText = 18;  ///< running text
    static constexpr double kSmall = 15; ///< captions
    static constexpr double kTitle = 20; ///< titles of cards
    static constexpr double kGap = 16;
    /// In projection everything is so much larger, and text at least 24 pixels high at 1920×1080.
    static constexpr double kProjectionScale = 4.0 / 3;
    static constexpr double kLeastProjected = 24 / kProjectionScale;
    static constexpr double kGrownLines = kLeastProjected / kSmall;
    static constexpr double kRadius = 12;

    /// Applies palette, style sheet and font to the application.
    void apply();
    /// As QPainter::drawText with the painter's font, and far cheaper for a text that was drawn before: its
    /// glyphs are found and placed once.
    void drawText(QPainter& painter, const QRectF& area, int flags, const QString& text) const;
    /// A round token with the actor's colour and sign.
    void drawToken(QPainter& painter, QPointF centre, double radius, ActorId actor,
                   const QString& sign) const;
    /// A rounded box in the look of a state.
    void drawStateBox(QPainter& painter, const QRectF& box, ActorState state) const;
    /// A ring around what the spotlight is on: it is told without colour.
    void drawRing(QPainter& painter, QPointF centre, double radius) const;
    static constexpr double kDimmed = 0.22; ///< the opacity of what the spotlight is not on
    [[nodiscard]] QBrush hatch(const QColor& line, const QColor& ground) const;
    /// Whether text stays text there (an SVG file, a recording): pictures kept of it will not do.
    [[nodiscard]] static bool keepsText(const QPainter& painter);

Q_SIGNALS:
    void changed();

private:
    Theme();
    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;

    Mode m_mode = Mode::Light;
    double m_scale = 1;
    bool m_movement = true;
    bool m_projection = false;
    std::array<StateLook, kStates> m_looks;
    std::array<QColor, kRoleCount> m_colors;
    std::vector<QColor> m_actorColors;
    enum class Face { Normal, Bold, Mono };
    [[nodiscard]] QFont cachedFont(Face face, double units) const;
    void paintToken(QPainter& painter, QPointF centre, double radius, ActorId actor,
                    const QString& sign) const;

    /// A text, its font and how it is broken into lines: what its glyphs' places depend on.
    struct TextKey {
        QString text;
        int font = 0;
        int flags = 0;
        int width = 0;
        bool operator==(const TextKey&) const = default;
        friend std::size_t qHash(const TextKey& key, std::size_t seed = 0) {
            return qHashMulti(seed, key.text, key.font, key.flags, key.width);
        }
    };
    // Made when first asked for, of this mode and scale.
    mutable QCache<TextKey, QStaticText> m_placedTexts{2000};
    mutable QHash<QPair<QRgb, QRgb>, QBrush> m_hatches;
    mutable std::map<std::pair<int, int>, QFont> m_fonts;
    mutable std::map<std::tuple<ActorId, int, int, QString>, QPixmap> m_tokens;
};

} // namespace interleave

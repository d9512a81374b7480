// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/Theme.h"

#include <QApplication>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QStyleFactory>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

struct RoleColors {
    const char* light;
    const char* dark;
};

/// In the order of Theme::Role.
constexpr RoleColors kRoles[Theme::kRoleCount] = {
    {"#eceef1", "#14171b"}, {"#ffffff", "#1d2127"}, {"#f6f7f9", "#181b20"}, {"#d5d9e0", "#363c46"},
    {"#16181d", "#eceff3"}, {"#535b68", "#a9b2bf"}, {"#0b5cad", "#6cb2f2"}, {"#ffffff", "#0d1a28"},
    {"#dbe8f6", "#203a54"}, {"#a33a00", "#ff9d66"}, {"#fdeee3", "#3d2718"}, {"#00714b", "#4fcf9f"},
    {"#e1f3eb", "#17362a"}, {"#eff1f4", "#272c34"}, {"#e6e9ed", "#2b3038"},
};

struct StateColors {
    const char *edge, *fill, *text, *lane;
    char16_t sign;
    bool dashed, hatched;
};

constexpr StateColors kLight[] = {
    {"#6b7280", "#ffffff", "#4b5360", "#ffffff", u'○', true, false},
    {"#1f6fb5", "#e3effa", "#155a98", "#8fc3ec", u'▷', false, false},
    {"#00875a", "#e1f3eb", "#00663f", "#00875a", u'▶', false, false},
    {"#c64a0a", "#fdeee3", "#8f3300", "#f3a26b", u'Ⅱ', false, true},
    {"#3f4550", "#e6e8eb", "#363b44", "#b7bcc5", u'✕', false, false},
};
constexpr StateColors kDark[] = {
    {"#8a94a3", "#1d2127", "#b4bdca", "#1d2127", u'○', true, false},
    {"#57a5e6", "#1a3148", "#9fd0fa", "#5aa5e2", u'▷', false, false},
    {"#2fb886", "#15362a", "#6fe0b4", "#1f9e70", u'▶', false, false},
    {"#f0813f", "#3d2718", "#ffb183", "#d9722f", u'Ⅱ', false, true},
    {"#9aa3b0", "#2a2f37", "#c3cad4", "#4a515d", u'✕', false, false},
};

/// White text on each has a contrast of at least 4.5 : 1.
constexpr const char* kActors[] = {"#7a3db8", "#b0306a", "#1f6fb5", "#7a6000", "#00766a",
                                   "#b3392c", "#4450b8", "#8a5526", "#2c7a31", "#546070"};

constexpr const char* kMono = "Noto Sans Mono";

} // namespace

Theme& Theme::instance() {
    static Theme* const theme = new Theme; // lives as long as the application, which deletes nothing of it
    return *theme;
}

Theme::Theme() {
    for (const char* color : kActors)
        m_actorColors.emplace_back(QLatin1String(color));
    setMode(Mode::Light);
}

void Theme::setMode(Mode mode) {
    m_mode = mode;
    for (std::size_t i = 0; i < kRoleCount; ++i)
        m_colors[i] = QColor(QLatin1String(mode == Mode::Light ? kRoles[i].light : kRoles[i].dark));
    for (std::size_t i = 0; i < kStates; ++i) {
        const StateColors& colors = mode == Mode::Light ? kLight[i] : kDark[i];
        m_looks[i] = {QColor(QLatin1String(colors.edge)),
                      QColor(QLatin1String(colors.fill)),
                      QColor(QLatin1String(colors.text)),
                      QColor(QLatin1String(colors.lane)),
                      QChar(colors.sign),
                      colors.dashed,
                      colors.hatched};
    }
    apply();
}

void Theme::setScale(double scale) {
    m_scale = std::clamp(scale, 0.6, 3.0);
    apply();
}

void Theme::setProjection(bool on) {
    if (m_projection == on)
        return;
    m_projection = on;
    apply();
}

const Theme::StateLook& Theme::look(ActorState state) const {
    return m_looks[static_cast<std::size_t>(state)];
}

QColor Theme::actorColor(ActorId actor) const {
    return m_actorColors[(actor + m_actorColors.size() - 1) % m_actorColors.size()];
}

QFont Theme::font(double units, Weight weight) const {
    return cachedFont(weight == Weight::Bold ? Face::Bold : Face::Normal, units);
}

QFont Theme::mono(double units) const {
    return cachedFont(Face::Mono, units);
}

int Theme::textPx(double units) const {
    return std::max(ipx(m_projection ? std::max(units, kLeastProjected) : units), 6);
}

QFont Theme::cachedFont(Face face, double units) const {
    // A copy of a font keeps what was found for it; a new one is looked up again.
    const int pixels = textPx(units);
    const auto [place, isNew] = m_fonts.try_emplace({static_cast<int>(face), pixels});
    QFont& font = place->second;
    if (!isNew)
        return font;
    const QString latin = face == Face::Mono ? QLatin1String(kMono) : QStringLiteral("Noto Sans");
    font.setFamilies({latin, QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(pixels);
    font.setBold(face == Face::Bold);
    return font;
}

void Theme::apply() {
    m_hatches.clear();
    m_tokens.clear();
    m_fonts.clear();
    m_placedTexts.clear();
    static const bool kFusion = [] {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        return true;
    }();
    static_cast<void>(kFusion);
    QApplication::setPalette(palette());
    QApplication::setFont(font(kText));
    qApp->setStyleSheet(styleSheet());
    Q_EMIT changed();
}

QPalette Theme::palette() const {
    QPalette palette;
    const QColor text = color(Role::Text);
    const QColor panel = color(Role::Panel);
    palette.setColor(QPalette::Window, color(Role::Side));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, panel);
    palette.setColor(QPalette::AlternateBase, color(Role::Side));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, panel);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, panel);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, color(Role::Accent));
    palette.setColor(QPalette::HighlightedText, color(Role::OnAccent));
    palette.setColor(QPalette::Link, color(Role::Accent));
    palette.setColor(QPalette::PlaceholderText, color(Role::Muted));
    palette.setColor(QPalette::Mid, color(Role::Border));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Role::Muted));
    return palette;
}

QString Theme::styleSheet() const {
    QString sheet = QStringLiteral(R"(
        QToolTip { padding: {6}px; border: 1px solid {border}; }
        QPushButton, QToolButton { font-size: {text17}px; background: {panel}; color: {text}; border: 1px solid {border};
            border-radius: {8}px; padding: {6}px {14}px; }
        QPushButton:hover, QToolButton:hover { border-color: {accent}; }
        QPushButton:focus, QToolButton:focus { border: 2px solid {accent}; padding: {5}px {13}px; }
        QPushButton:disabled, QToolButton:disabled { color: {muted}; background: {side}; }
        QPushButton[primary="true"] { background: {accent}; color: {onaccent}; border-color: {accent}; font-weight: bold; }
        QPushButton[primary="true"]:disabled { background: {side}; color: {muted}; border-color: {border}; }
        QPushButton::menu-indicator { image: none; }
        QToolButton[small="true"] { padding: {2}px {12}px; }
        QToolButton[tight="true"] { font-size: {text16}px; padding: {2}px {3}px; }
        QToolButton[tight="true"]:focus { padding: 1px {2}px; }
        QPushButton[call="true"], QPushButton[call="true"]:focus { padding: {7}px {2}px; }
        QPushButton[lesson="true"] { text-align: left; border: 1px solid transparent; background: transparent;
            padding: {8}px {10}px; }
        QPushButton[lesson="true"]:hover { background: {accentsoft}; }
        QPushButton[lesson="true"]:checked { background: {accentsoft}; color: {accent}; font-weight: bold; }
        QPushButton[lesson="true"]:focus { border: 1px solid {accent}; }
        QToolButton[tab="true"] { border: none; background: transparent; border-radius: 0; color: {muted};
            padding: {4}px {2}px; margin-right: {12}px; border-bottom: 2px solid transparent; }
        QToolButton[tab="true"]:checked { background: transparent; color: {accent}; border-bottom: 2px solid {accent}; }
        QToolButton[tab="true"]:focus { border-bottom: 2px solid {text}; }
        QSpinBox, QDoubleSpinBox, QComboBox, QLineEdit { background: {panel}; color: {text}; border: 1px solid {border};
            border-radius: {6}px; padding: {3}px {6}px; min-height: {20}px; }
        QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border: 2px solid {accent}; padding: {2}px {5}px; }
        QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { width: 0; }
        QComboBox::drop-down { border: none; width: {24}px; }
        QComboBox::down-arrow { image: url(:/icons/down-{mode}.svg); width: {12}px; height: {12}px; }
        QToolButton:checked { background: {accentsoft}; border-color: {accent}; }
        QLabel[heading="true"] { font-weight: bold; }
        QSlider:horizontal { min-height: {24}px; }
        QSlider::groove:horizontal { height: {6}px; border-radius: {3}px; background: {border}; }
        QSlider::sub-page:horizontal { height: {6}px; border-radius: {3}px; background: {accent}; }
        QSlider::handle:horizontal { width: {16}px; height: {16}px; margin: -{7}px 0; border-radius: {9}px;
            background: {panel}; border: 2px solid {accent}; }
        QSlider::handle:horizontal:focus { background: {accent}; }
        QSlider::sub-page:horizontal:disabled { background: {muted}; }
        QSlider::handle:horizontal:disabled { border-color: {muted}; }
        QScrollArea, QListView { border: none; background: transparent; }
        QListView::item { padding: {2}px 0; }
        QHeaderView { background: {panel}; }
        QHeaderView::section { background: {panel}; color: {muted}; border: none; border-bottom: 1px solid {border};
            padding: 0 {10}px; }
        QLineEdit:focus { border: 2px solid {accent}; padding: {2}px {5}px; }
        QScrollBar:vertical { width: {10}px; background: transparent; }
        QScrollBar::handle:vertical { background: {border}; border-radius: {5}px; min-height: {24}px; }
        QScrollBar:horizontal { height: {10}px; background: transparent; }
        QScrollBar::handle:horizontal { background: {border}; border-radius: {5}px; min-width: {24}px; }
        QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
    )");
    const std::pair<const char*, Role> colors[] = {
        {"{border}", Role::Border},     {"{panel}", Role::Panel},          {"{text}", Role::Text},
        {"{accent}", Role::Accent},     {"{muted}", Role::Muted},          {"{side}", Role::Side},
        {"{onaccent}", Role::OnAccent}, {"{accentsoft}", Role::AccentSoft}};
    for (const auto& [name, role] : colors)
        sheet.replace(QLatin1String(name), color(role).name());
    sheet.replace(QLatin1String("{mode}"), QLatin1String(m_mode == Mode::Light ? "light" : "dark"));
    for (const int height : {16, 17})
        sheet.replace(QStringLiteral("{text%1}").arg(height), QString::number(textPx(height)));
    for (const int length : {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 16, 17, 20, 24})
        sheet.replace(QStringLiteral("{%1}").arg(length), QString::number(ipx(length)));
    return sheet;
}

void Theme::drawText(QPainter& painter, const QRectF& area, int flags, const QString& text) const {
    const QFont& font = painter.font();
    const bool wraps = (flags & Qt::TextWordWrap) != 0;
    const int face = font.bold() ? 1 : font.family() == QLatin1String(kMono) ? 2 : 0;
    const TextKey key{text, font.pixelSize() * 4 + face, wraps ? flags : 0,
                      wraps ? static_cast<int>(area.width()) : 0};
    QStaticText* placed = m_placedTexts.object(key);
    if (!placed) {
        placed = new QStaticText(QString(text).replace(QLatin1Char('\n'), QChar::LineSeparator));
        placed->setTextFormat(Qt::PlainText);
        if (wraps) {
            QTextOption option(Qt::Alignment(flags) & Qt::AlignHorizontal_Mask);
            option.setWrapMode(QTextOption::WordWrap);
            placed->setTextOption(option);
            placed->setTextWidth(area.width());
        }
        placed->prepare(painter.transform(), font);
        m_placedTexts.insert(key, placed);
    }
    const QSizeF size = placed->size();
    const double freeWidth = wraps ? 0 : area.width() - size.width();
    const double freeHeight = area.height() - size.height();
    const double x = flags & Qt::AlignHCenter ? freeWidth / 2 : flags & Qt::AlignRight ? freeWidth : 0;
    const double y = flags & Qt::AlignVCenter ? freeHeight / 2 : flags & Qt::AlignBottom ? freeHeight : 0;
    painter.drawStaticText(area.topLeft() + QPointF(x, y), *placed);
}

void Theme::drawToken(QPainter& painter, QPointF centre, double radius, ActorId actor,
                      const QString& sign) const {
    if (keepsText(painter))
        return paintToken(painter, centre, radius, actor, sign);
    const double ratio = painter.device()->devicePixelRatioF();
    const int side = static_cast<int>(std::ceil(2 * radius)) + 4;
    QPixmap& token = m_tokens[{actor, static_cast<int>(radius * 8), static_cast<int>(ratio * 8), sign}];
    if (token.isNull()) {
        token = QPixmap(QSize(side, side) * ratio);
        token.setDevicePixelRatio(ratio);
        token.fill(Qt::transparent);
        QPainter into(&token);
        into.setRenderHint(QPainter::Antialiasing);
        paintToken(into, QPointF(side / 2.0, side / 2.0), radius, actor, sign);
    }
    painter.drawPixmap(centre - QPointF(side / 2.0, side / 2.0), token);
}

void Theme::paintToken(QPainter& painter, QPointF centre, double radius, ActorId actor,
                       const QString& sign) const {
    painter.setPen(QPen(color(Role::Panel), std::max(1.0, px(1.5))));
    painter.setBrush(actorColor(actor));
    painter.drawEllipse(centre, radius, radius);
    // Three characters and more get smaller ones, so that they stay inside.
    const double height = radius * (sign.size() <= 2 ? 0.95 : sign.size() == 3 ? 0.75 : 0.6) / m_scale;
    QFont face = font(height, Weight::Bold);
    // In projection it does not get smaller but narrower.
    const double wide = QFontMetricsF(face).horizontalAdvance(sign);
    if (m_projection && wide > 1.55 * radius)
        face.setStretch(std::max(static_cast<int>(155 * radius / wide), 50));
    painter.setFont(face);
    painter.setPen(Qt::white);
    painter.drawText(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius),
                     Qt::AlignCenter, sign);
}

void Theme::drawRing(QPainter& painter, QPointF centre, double radius) const {
    painter.setPen(QPen(color(Role::Accent), px(3)));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, radius + px(3), radius + px(3));
}

bool Theme::keepsText(const QPainter& painter) {
    const QPaintEngine::Type type = painter.paintEngine()->type();
    return type == QPaintEngine::SVG || type >= QPaintEngine::User;
}

void Theme::drawStateBox(QPainter& painter, const QRectF& box, ActorState state) const {
    const StateLook& style = look(state);
    QPainterPath path;
    path.addRoundedRect(box, px(kRadius), px(kRadius));
    painter.setPen(QPen(style.edge, px(2), style.dashed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(style.hatched ? hatch(style.lane, style.fill) : QBrush(style.fill));
    painter.drawPath(path);
}

QBrush Theme::hatch(const QColor& line, const QColor& ground) const {
    QBrush& made = m_hatches[{line.rgba(), ground.rgba()}];
    if (made.style() != Qt::NoBrush)
        return made;
    const int step = std::max(ipx(9), 6);
    QPixmap tile(step, step);
    tile.fill(ground);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor soft = line;
    soft.setAlphaF(0.55F);
    painter.setPen(QPen(soft, std::max(1.0, px(1.5))));
    for (const int shift : {-step, 0, step})
        painter.drawLine(QPointF(shift, step), QPointF(shift + step, 0));
    painter.end();
    return made = QBrush(tile);
}

} // namespace interleave

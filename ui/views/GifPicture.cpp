// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/GifPicture.h"

#include <algorithm>
#include <array>
#include <vector>

#include <gif_lib.h>
#include <libimagequant.h>

namespace interleave {

namespace {

constexpr int kColors = 255; ///< one of 256 stands for what stays as it was
constexpr int kUnchanged = kColors;
constexpr int kSpeed = 7;           ///< of 1 to 10, the fastest
constexpr int kLeastHundredths = 2; ///< shorter ones are shown as a tenth of a second by browsers
constexpr int kLongestHundredths = 65535;

int append(GifFileType* gif, const GifByteType* bytes, int count) {
    static_cast<QByteArray*>(gif->UserData)->append(reinterpret_cast<const char*>(bytes), count);
    return count;
}

/// The smallest rectangle outside of which the two are the same.
QRect changedPart(const QImage& before, const QImage& after) {
    QRect part;
    for (int y = 0; y < after.height(); ++y) {
        const auto* old = reinterpret_cast<const QRgb*>(before.constScanLine(y));
        const auto* now = reinterpret_cast<const QRgb*>(after.constScanLine(y));
        const auto [first, ignored] = std::mismatch(now, now + after.width(), old);
        if (first == now + after.width())
            continue;
        int last = after.width() - 1;
        while (now[last] == old[last])
            --last;
        part |= QRect(QPoint(static_cast<int>(first - now), y), QPoint(last, y));
    }
    return part;
}

struct Indexed {
    std::vector<unsigned char> pixels;
    std::array<GifColorType, kColors + 1> colors{};
};

/// The picture in the colours that suit it best; none: out of memory.
std::optional<Indexed> quantized(const QImage& picture) {
    struct Attributes {
        liq_attr* it = liq_attr_create();
        ~Attributes() { liq_attr_destroy(it); }
    } attributes;
    liq_set_max_colors(attributes.it, kColors);
    liq_set_speed(attributes.it, kSpeed);
    const QImage rgba = picture.convertToFormat(QImage::Format_RGBA8888);
    liq_image* image = liq_image_create_rgba(attributes.it, rgba.constBits(), rgba.width(), rgba.height(), 0);
    liq_result* result = nullptr;
    std::optional<Indexed> made;
    if (image && liq_image_quantize(image, attributes.it, &result) == LIQ_OK) {
        liq_set_dithering_level(result, 0); // areas of one colour stay so
        made.emplace();
        made->pixels.resize(static_cast<std::size_t>(rgba.width()) * static_cast<std::size_t>(rgba.height()));
        if (liq_write_remapped_image(result, image, made->pixels.data(), made->pixels.size()) == LIQ_OK) {
            const liq_palette* palette = liq_get_palette(result);
            for (unsigned int i = 0; i < palette->count; ++i)
                made->colors[i] = {palette->entries[i].r, palette->entries[i].g, palette->entries[i].b};
        } else {
            made.reset();
        }
    }
    if (result)
        liq_result_destroy(result);
    if (image)
        liq_image_destroy(image);
    return made;
}

} // namespace

GifPicture::GifPicture(const QString& file, QSize size) : AnimatedPicture(file, size) {
    int error = 0;
    m_gif = EGifOpen(&m_bytes, append, &error);
    if (!m_gif)
        return;
    EGifSetGifVersion(m_gif, true);
    // Without a loop, a slide would show it once and stop.
    const std::array<GifByteType, 3> forEver{1, 0, 0};
    if (EGifPutScreenDesc(m_gif, size.width(), size.height(), 8, 0, nullptr) == GIF_ERROR ||
        EGifPutExtensionLeader(m_gif, APPLICATION_EXT_FUNC_CODE) == GIF_ERROR ||
        EGifPutExtensionBlock(m_gif, 11, "NETSCAPE2.0") == GIF_ERROR ||
        EGifPutExtensionBlock(m_gif, static_cast<int>(forEver.size()), forEver.data()) == GIF_ERROR ||
        EGifPutExtensionTrailer(m_gif) == GIF_ERROR) {
        EGifCloseFile(m_gif, nullptr);
        m_gif = nullptr;
    }
}

GifPicture::~GifPicture() {
    if (m_gif)
        EGifCloseFile(m_gif, nullptr);
}

Result<void, std::string> GifPicture::failure(const char* otherwise) {
    const char* words = m_gif ? GifErrorString(m_gif->Error) : nullptr;
    return std::string(words ? words : otherwise);
}

Result<void, std::string> GifPicture::encode(const QImage& picture, int ms) {
    const QImage pixels = picture.convertToFormat(QImage::Format_RGB32);
    if (m_waiting.isNull() || pixels != m_waiting) {
        if (const auto written = writeWaiting(); !written)
            return written;
        m_waiting = pixels;
        m_waitingMs = 0;
    }
    m_waitingMs += ms;
    return {};
}

Result<void, std::string> GifPicture::writeWaiting() {
    if (m_waiting.isNull())
        return {};
    const int owed = m_waitingMs + m_owedMs;
    const int hundredths = std::clamp(owed / 10, kLeastHundredths, kLongestHundredths);
    m_owedMs = owed - 10 * hundredths;
    const QRect part = m_shown.isNull() ? m_waiting.rect() : changedPart(m_shown, m_waiting);
    const auto written = writePart(part, hundredths);
    m_shown = m_waiting;
    return written;
}

Result<void, std::string> GifPicture::writePart(const QRect& part, int hundredths) {
    auto indexed = quantized(m_waiting.copy(part));
    if (!indexed)
        return std::string("out of memory");
    // What stays as it was costs next to nothing.
    for (int y = 0; y < part.height() && !m_shown.isNull(); ++y) {
        const auto* old = reinterpret_cast<const QRgb*>(m_shown.constScanLine(part.y() + y)) + part.x();
        const auto* now = reinterpret_cast<const QRgb*>(m_waiting.constScanLine(part.y() + y)) + part.x();
        for (int x = 0; x < part.width(); ++x)
            if (old[x] == now[x])
                indexed->pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(part.width()) +
                                static_cast<std::size_t>(x)] = kUnchanged;
    }
    GraphicsControlBlock control{DISPOSE_DO_NOT, false, hundredths,
                                 m_shown.isNull() ? NO_TRANSPARENT_COLOR : kUnchanged};
    std::array<GifByteType, 4> block{};
    EGifGCBToExtension(&control, block.data());
    ColorMapObject* colors = GifMakeMapObject(kColors + 1, indexed->colors.data());
    const bool written =
        m_gif && colors &&
        EGifPutExtension(m_gif, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(block.size()), block.data()) ==
            GIF_OK &&
        EGifPutImageDesc(m_gif, part.x(), part.y(), part.width(), part.height(), false, colors) == GIF_OK &&
        EGifPutLine(m_gif, indexed->pixels.data(), static_cast<int>(indexed->pixels.size())) == GIF_OK;
    GifFreeMapObject(colors);
    return written ? Result<void, std::string>{} : failure("out of memory");
}

Result<QByteArray, std::string> GifPicture::assemble() {
    if (const auto written = writeWaiting(); !written)
        return written.error();
    int error = 0;
    if (!m_gif || EGifCloseFile(std::exchange(m_gif, nullptr), &error) == GIF_ERROR)
        return std::string(error != 0 ? GifErrorString(error) : "out of memory");
    return std::move(m_bytes);
}

} // namespace interleave

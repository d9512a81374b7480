// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/views/WebpPicture.h"

#include <webp/encode.h>
#include <webp/mux.h>

namespace interleave {

namespace {

constexpr int kEffort = 2; ///< of 0 to 9: beyond it a picture of a window takes several times as long

} // namespace

void WebpPicture::Delete::operator()(WebPAnimEncoder* encoder) const {
    WebPAnimEncoderDelete(encoder);
}

WebpPicture::WebpPicture(const QString& file, QSize size) : AnimatedPicture(file, size) {
    WebPAnimEncoderOptions options;
    if (WebPAnimEncoderOptionsInit(&options) != 0)
        m_encoder.reset(WebPAnimEncoderNew(size.width(), size.height(), &options));
}

Result<void, std::string> WebpPicture::encode(const QImage& picture, int ms) {
    WebPConfig config;
    WebPPicture frame;
    if (!m_encoder || WebPConfigInit(&config) == 0 || WebPConfigLosslessPreset(&config, kEffort) == 0 ||
        WebPPictureInit(&frame) == 0)
        return std::string("libwebp is another version, or out of memory");
    frame.use_argb = 1;
    frame.width = picture.width();
    frame.height = picture.height();
    const QImage pixels = picture.convertToFormat(QImage::Format_RGBA8888);
    const bool added =
        WebPPictureImportRGBX(&frame, pixels.constBits(), static_cast<int>(pixels.bytesPerLine())) != 0 &&
        WebPAnimEncoderAdd(m_encoder.get(), &frame, m_time, &config) != 0;
    WebPPictureFree(&frame);
    m_time += ms;
    if (!added)
        return std::string(WebPAnimEncoderGetError(m_encoder.get()));
    return {};
}

Result<QByteArray, std::string> WebpPicture::assemble() {
    WebPData data;
    WebPDataInit(&data);
    if (!m_encoder || WebPAnimEncoderAdd(m_encoder.get(), nullptr, m_time, nullptr) == 0 ||
        WebPAnimEncoderAssemble(m_encoder.get(), &data) == 0)
        return std::string(m_encoder ? WebPAnimEncoderGetError(m_encoder.get()) : "out of memory");
    const QByteArray bytes(reinterpret_cast<const char*>(data.bytes), static_cast<qsizetype>(data.size));
    WebPDataClear(&data);
    return bytes;
}

} // namespace interleave

// SPDX-FileCopyrightText: 2026 The Interleave authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Moving pictures as WebP, exact to the pixel, by libwebp.
#pragma once

#include "ui/views/AnimatedPicture.h"

struct WebPAnimEncoder;

namespace interleave {

class WebpPicture : public AnimatedPicture {
public:
    WebpPicture(const QString& file, QSize size);

protected:
    Result<void, std::string> encode(const QImage& picture, int ms) override;
    Result<QByteArray, std::string> assemble() override;

private:
    struct Delete {
        void operator()(WebPAnimEncoder* encoder) const;
    };
    std::unique_ptr<WebPAnimEncoder, Delete> m_encoder;
    int m_time = 0; ///< when the next picture begins, in ms
};

} // namespace interleave

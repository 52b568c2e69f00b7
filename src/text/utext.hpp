#pragma once

// For the .cpp files of text/ only: ICU headers go no further.

#include "text/icu_status.hpp"

#include <unicode/utext.h>

#include <memory>
#include <string_view>

namespace diptych::text {

/// UTF-8 as ICU's iterators read it: positions are bytes. The text must outlive it.
class Utf8Text {
public:
    explicit Utf8Text(std::string_view text) {
        IcuStatus status;
        m_text.reset(utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), status));
        status.check("open a text");
    }

    UText* get() const { return m_text.get(); }

private:
    struct Close {
        void operator()(UText* text) const noexcept { utext_close(text); }
    };

    std::unique_ptr<UText, Close> m_text;
};

} // namespace diptych::text

#include "model/language_tag.hpp"

#include "base/string.hpp"

#include <algorithm>

namespace diptych::model {

namespace {

bool is_alphanumeric(char c) {
    return base::is_ascii_letter(c) || (c >= '0' && c <= '9');
}

char to_upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// RFC 5646, section 2.1.1: script in title case, region in upper case, the rest in lower case.
std::string in_canonical_case(std::string_view subtag, bool after_singleton) {
    std::string result = base::to_lower_ascii(subtag);
    if (after_singleton) {
        return result;
    }
    if (result.size() == 2) {
        std::transform(result.begin(), result.end(), result.begin(), to_upper);
    } else if (result.size() == 4 && base::is_ascii_letter(result[0])) {
        result[0] = to_upper(result[0]);
    }
    return result;
}

} // namespace

std::optional<LanguageTag> LanguageTag::parse(std::string_view text) {
    constexpr std::size_t k_longest_subtag = 8;
    std::string written{text};
    std::replace(written.begin(), written.end(), '_', '-');
    std::string tag;
    bool after_singleton = false;
    for (const std::string_view subtag : base::split(written, '-')) {
        if (subtag.empty() || subtag.size() > k_longest_subtag ||
            !std::all_of(subtag.begin(), subtag.end(), is_alphanumeric)) {
            return std::nullopt;
        }
        if (tag.empty()) {
            // ISO 639 has two and three letters; longer primary subtags are allowed for, but none exists, and
            // "english" is a name, not a tag.
            const bool private_use = subtag == "x" || subtag == "X";
            const bool iso_639 = subtag.size() == 2 || subtag.size() == 3;
            if ((!iso_639 && !private_use) || !std::all_of(subtag.begin(), subtag.end(), base::is_ascii_letter)) {
                return std::nullopt;
            }
            tag = base::to_lower_ascii(subtag);
            after_singleton = private_use;
            continue;
        }
        after_singleton = after_singleton || subtag.size() == 1;
        tag += '-';
        tag += in_canonical_case(subtag, after_singleton);
    }
    return LanguageTag{std::move(tag)};
}

std::string_view LanguageTag::primary() const {
    return std::string_view{m_tag}.substr(0, m_tag.find('-'));
}

} // namespace diptych::model

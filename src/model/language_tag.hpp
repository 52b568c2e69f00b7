#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diptych::model {

/// A language as BCP 47 (RFC 5646) writes it: "fr", "en-GB", "zh-Hant-TW". Well-formed, in canonical case;
/// whether the subtags are registered is not checked. The core compares tags and knows no language.
class LanguageTag {
public:
    /// The undetermined language, "und".
    LanguageTag() : m_tag{"und"} {}

    /// Accepts any case and `_` for `-`. \returns nothing when it is no well-formed tag.
    static std::optional<LanguageTag> parse(std::string_view text);

    const std::string& str() const { return m_tag; }

    /// The primary subtag: "en" of "en-GB".
    std::string_view primary() const;

    bool is_undetermined() const { return m_tag == "und"; }

    friend bool operator==(const LanguageTag&, const LanguageTag&) = default;

    friend bool operator<(const LanguageTag& a, const LanguageTag& b) { return a.m_tag < b.m_tag; }

private:
    explicit LanguageTag(std::string canonical) : m_tag{std::move(canonical)} {}

    std::string m_tag;
};

} // namespace diptych::model

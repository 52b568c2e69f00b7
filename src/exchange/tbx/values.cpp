#include "exchange/tbx/values.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/vocabulary/language_names.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace diptych::exchange {

namespace {

bool is_layout(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trim_layout(std::string_view text) {
    while (!text.empty() && is_layout(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_layout(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

/// Whether composing can change `text`: nothing below U+0300 does, whose UTF-8 begins with the byte 0xCC.
bool may_be_decomposed(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xCC; });
}

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), base::is_ascii_digit);
}

} // namespace

std::string tbx_text(std::string_view text, bool* was_composed) {
    text = trim_layout(text);
    std::string result;
    result.reserve(text.size());
    char before = 'x';
    for (const char c : text) {
        if (!is_layout(c)) {
            result += c;
        } else if (!is_layout(before)) {
            result += ' ';
        }
        before = c;
    }
    if (may_be_decomposed(result) && !text::is_nfc(result)) {
        result = text::nfc(result);
        if (was_composed != nullptr) {
            *was_composed = false;
        }
    }
    return result;
}

std::string tbx_content(xml::Node element) {
    // Nearly every value is one run of text.
    const auto first = element.begin();
    if (!(first != element.end())) {
        return {};
    }
    if (auto next = first; (*first).is_text() && !(++next != element.end())) {
        return tbx_text((*first).text());
    }
    std::string text;
    element.append_text(text);
    return tbx_text(text);
}

std::string_view tbx_basic_name(std::string_view name) {
    if (name == "termStatus" || name == "usageStatus") {
        return "administrativeStatus";
    }
    return name == "customer" ? "customerSubset" : name;
}

std::optional<model::Status> tbx_status(std::string_view value, bool& is_usual) {
    std::optional<model::Status> status = model::status_of(value);
    is_usual = status.has_value();
    if (is_usual) {
        return status;
    }
    const std::string lower = base::to_lower_ascii(value);
    if (lower == "notrecommended" || lower == "not recommended" || lower == "forbidden" ||
        lower == "prohibited") {
        return model::Status::deprecated;
    }
    if (lower == "obsolete") {
        return model::Status::superseded;
    }
    return model::status_of(lower);
}

std::string tbx_date(std::string&& date) {
    constexpr std::size_t k_digits = 8;
    const std::string_view view = date;
    if (view.size() < k_digits || !is_digits(view.substr(0, k_digits)) ||
        (view.size() > k_digits && view[k_digits] != 'T')) {
        return std::move(date);
    }
    date.insert(6, "-");
    date.insert(4, "-");
    return std::move(date);
}

model::LanguageTag TbxLanguages::read(xml::Node section, std::string_view entry) {
    std::optional<std::string_view> written = section.attribute("lang", xml::k_xml_namespace);
    for (const char* other : {"lang", "code"}) {
        if (!written) {
            written = section.attribute(other);
            if (written) {
                m_repairs.say_once(base::Severity::warning, section.line(),
                                   fmt::format("The language is in the attribute '{}', not in 'xml:lang'; it "
                                               "was read all the same.",
                                               other));
            }
        }
    }
    if (!written || base::trim(*written).empty()) {
        m_repairs.warn(
            "sections that name no language were kept as 'und'", section.line(),
            fmt::format("A section of {} names no language; it was kept as 'und', undetermined.", entry));
        return {};
    }
    return parse(*written, section.line(), entry);
}

model::LanguageTag TbxLanguages::parse(std::string_view written, std::size_t line, std::string_view entry) {
    constexpr std::size_t k_most_known = 64;
    const auto known =
        std::find_if(m_known.begin(), m_known.end(), [&](const auto& k) { return k.first == written; });
    if (known != m_known.end()) {
        return known->second;
    }
    const std::string_view code = base::trim(written);
    std::optional<model::LanguageTag> tag = model::LanguageTag::parse(code);
    const bool is_code = tag.has_value();
    // Where ISO 639 has two letters, BCP 47 has no three; and there are names in place of codes.
    if (!tag || tag->primary().size() == 3) {
        if (std::optional<model::LanguageTag> named = find_language(code)) {
            tag = std::move(named);
        }
    }
    if (!tag) {
        m_repairs.warn("sections without a language code were kept as 'und'", line,
                       fmt::format("'{}' is no language code; the section of {} was kept as 'und', "
                                   "undetermined.",
                                   written, entry));
        return {};
    }
    if (tag->str() != written) {
        // Case does not count in language tags (RFC 5646, section 2.1.1); all else is wrong in TBX.
        const bool is_valid = is_code && base::to_lower_ascii(tag->str()) == base::to_lower_ascii(written);
        m_repairs.say_once(is_valid ? base::Severity::note : base::Severity::warning, line,
                           fmt::format("The language code '{}' is read as '{}'.", written, tag->str()));
    }
    if (m_known.size() < k_most_known) {
        m_known.emplace_back(written, *tag);
    }
    return *tag;
}

} // namespace diptych::exchange

#include "reader/po.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "reader/inline_text.hpp"
#include "reader/plain_text.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace diptych::reader {

namespace {

using model::LanguageTag;

/// Takes the next line off `text`.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = base::trim(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
    return line;
}

/// The value of a field of the header, "Language: fr"; empty without it.
std::string_view header_field(std::string_view header, std::string_view field) {
    while (!header.empty()) {
        const std::string_view line = take_line(header);
        if (line.starts_with(field) && line.substr(field.size()).starts_with(':')) {
            return base::trim(line.substr(field.size() + 1));
        }
    }
    return {};
}

/// The encoding that the header names, which stands in ASCII whatever it is.
std::optional<std::string> encoding_of(std::string_view bytes) {
    constexpr std::size_t k_header = std::size_t{1} << 16U;
    constexpr std::string_view k_field = "charset=";
    bytes = bytes.substr(0, k_header);
    const std::size_t begin = bytes.find(k_field);
    if (begin == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view value = bytes.substr(begin + k_field.size());
    const std::string name{value.substr(0, value.find_first_of("\\\"; \n"))};
    return name == "CHARSET" ? std::nullopt : text::find_encoding(name); // a template has not filled it in
}

/// \pre digits < 8; takes up to `most` digits of the base off `text`
unsigned take_digits(std::string_view& text, std::size_t most, unsigned base) {
    unsigned value = 0;
    for (std::size_t i = 0; i < most && !text.empty(); ++i) {
        const char c = text.front();
        const unsigned digit = base::is_ascii_digit(c)    ? static_cast<unsigned>(c - '0')
                               : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10
                               : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A') + 10
                                                      : base;
        if (digit >= base) {
            break;
        }
        value = base * value + digit;
        text.remove_prefix(1);
    }
    return value;
}

/// Adds what a string in quotation marks says to `text`. \returns false when it is none
bool append_string(std::string_view quoted, std::string& text) {
    if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') {
        return false;
    }
    quoted = quoted.substr(1, quoted.size() - 2);
    while (!quoted.empty()) {
        const char c = quoted.front();
        quoted.remove_prefix(1);
        if (c != '\\' || quoted.empty()) {
            text += c;
            continue;
        }
        const char escaped = quoted.front();
        constexpr std::string_view k_letters = "nrtabfv";
        constexpr std::string_view k_meanings = "\n\r\t\a\b\f\v";
        const std::size_t letter = k_letters.find(escaped);
        if (escaped >= '0' && escaped < '8') {
            text += static_cast<char>(take_digits(quoted, 3, 8));
            continue;
        }
        quoted.remove_prefix(1);
        if (escaped == 'x') {
            text += static_cast<char>(take_digits(quoted, 2, 16));
        } else {
            text += letter == std::string_view::npos ? escaped : k_meanings[letter];
        }
    }
    return true;
}

struct Entry {
    std::size_t line = 0; ///< on which its message begins
    bool fuzzy = false;
    bool damaged = false;
    std::string context;
    std::optional<std::string> message;
    std::optional<std::string> plural;
    std::vector<std::string> translations;
};

class Catalogue {
public:
    Catalogue(const std::string& name, base::Diagnostics& diagnostics, const model::UnitSink& sink)
        : m_name{name}, m_diagnostics{diagnostics}, m_sink{sink} {}

    void read(std::string_view text) {
        for (std::size_t number = 1; !text.empty(); ++number) {
            take(take_line(text), number);
        }
        end_entry();
        if (m_fuzzy > 0) {
            m_diagnostics.report(base::Severity::note, m_name, 0,
                                 fmt::format("{} fuzzy {} left out: nobody has confirmed {}.", m_fuzzy,
                                             m_fuzzy == 1 ? "translation was" : "translations were",
                                             m_fuzzy == 1 ? "it" : "them"));
        }
    }

private:
    void take(std::string_view line, std::size_t number) {
        if (line.empty()) {
            end_entry();
        } else if (line.starts_with("#~")) {
            end_entry(); // obsolete entries are comments
        } else if (line.starts_with('#')) {
            begin_comment(line);
        } else if (line.starts_with('"')) {
            append(line, number);
        } else {
            take_keyword(line, number);
        }
    }

    void begin_comment(std::string_view line) {
        if (!m_entry.translations.empty()) {
            end_entry(); // no blank line before the next
        }
        m_entry.fuzzy = m_entry.fuzzy || (line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos);
    }

    void take_keyword(std::string_view line, std::size_t number) {
        const std::size_t end = std::min(line.find_first_of(" \t\"["), line.size());
        const std::string_view keyword = line.substr(0, end);
        const bool begins = keyword == "msgctxt" || keyword == "msgid" || keyword == "domain";
        if (begins && !m_entry.translations.empty()) {
            end_entry();
        }
        std::string_view rest = line.substr(end);
        if (keyword == "msgctxt") {
            m_string = &m_entry.context;
        } else if (keyword == "msgid") {
            m_entry.line = number;
            m_string = &m_entry.message.emplace();
        } else if (keyword == "msgid_plural") {
            m_string = &m_entry.plural.emplace();
        } else if (keyword == "msgstr") {
            const std::size_t bracket = rest.starts_with('[') ? rest.find(']') : std::string_view::npos;
            rest.remove_prefix(bracket == std::string_view::npos ? 0 : bracket + 1);
            m_entry.translations.emplace_back();
            m_string = &m_entry.translations.back();
        } else if (keyword == "domain") {
            return;
        } else {
            report(number, "This is no line of a catalogue.");
            return;
        }
        append(base::trim(rest), number);
    }

    void append(std::string_view quoted, std::size_t number) {
        if (m_string == nullptr || !append_string(quoted, *m_string)) {
            report(number, "There is no text in quotation marks behind a keyword here.");
        } else if (text::find_invalid_utf8(*m_string)) { // escapes can write any byte
            report(number, "The text is not valid UTF-8.");
        }
    }

    void report(std::size_t line, const char* what) {
        if (!m_entry.damaged) {
            m_diagnostics.warn(m_name, line, fmt::format("{} The entry was left out.", what));
        }
        m_entry.damaged = true;
    }

    void end_entry() {
        const Entry entry = std::exchange(m_entry, {});
        m_string = nullptr;
        if (entry.damaged || !entry.message || entry.translations.empty()) {
            return;
        }
        if (entry.message->empty()) {
            // A locale may go on with an encoding or a variant: "sr.UTF-8@latin".
            const std::string_view locale = header_field(entry.translations.front(), "Language");
            m_language = LanguageTag::parse(locale.substr(0, locale.find_first_of(".@"))).value_or(LanguageTag{});
            return;
        }
        const bool is_translated = std::any_of(entry.translations.begin(), entry.translations.end(),
                                               [](const std::string& t) { return !base::trim(t).empty(); });
        if (is_translated && entry.fuzzy) {
            ++m_fuzzy;
        }
        if (!is_translated || entry.fuzzy) {
            return;
        }
        for (std::size_t form = 0; form < entry.translations.size(); ++form) {
            const bool plural = entry.plural && (form > 0 || entry.translations.size() == 1);
            give(plural ? *entry.plural : *entry.message, entry.translations[form], entry.line);
        }
    }

    void give(std::string_view message, std::string_view translation, std::size_t line) {
        model::TranslationUnit unit;
        unit.target_language = m_language;
        unit.line = line;
        unit.set_texts(on_one_line(message), on_one_line(translation));
        if (unit.has_pair()) {
            m_sink(std::move(unit));
        }
    }

    const std::string& m_name;
    base::Diagnostics& m_diagnostics;
    const model::UnitSink& m_sink;
    LanguageTag m_language;
    Entry m_entry;                   ///< being read
    std::string* m_string = nullptr; ///< of it, to which lines that are only strings belong
    std::size_t m_fuzzy = 0;
};

} // namespace

bool is_po(std::string_view text) {
    constexpr std::string_view k_mark = "\xEF\xBB\xBF";
    text.remove_prefix(text.starts_with(k_mark) ? k_mark.size() : 0);
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (!line.empty() && !line.starts_with('#')) {
            return (line.starts_with("msgid ") || line.starts_with("msgctxt ") || line.starts_with("msgid\"")) &&
                   line.ends_with('"');
        }
    }
    return false;
}

void read_po(std::string bytes, const std::string& name, base::Diagnostics& diagnostics,
             const model::UnitSink& sink) {
    const auto encoding = encoding_of(bytes);
    const model::SourceText text = decode_plain_text(std::move(bytes), name, diagnostics, encoding);
    Catalogue{name, diagnostics, sink}.read(text.text);
}

} // namespace diptych::reader

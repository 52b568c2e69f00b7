#include "reader/keyed_texts.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "reader/file_kind.hpp"
#include "reader/plain_text.hpp"
#include "text/utf8.hpp"
#include "xml/reader.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <utility>

namespace diptych::reader {

namespace {

constexpr std::string_view k_white_space = " \t\f\r\n";

/// The number in `digits` hexadecimal digits at the beginning of `text`.
std::optional<char32_t> hexadecimal(std::string_view text, std::size_t digits) {
    char32_t value = 0;
    if (text.size() < digits) {
        return std::nullopt;
    }
    for (const char c : text.substr(0, digits)) {
        const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        if (!base::is_ascii_digit(lower) && (lower < 'a' || lower > 'f')) {
            return std::nullopt;
        }
        value = 16 * value + static_cast<char32_t>(base::is_ascii_digit(lower) ? lower - '0' : lower - 'a' + 10);
    }
    return value;
}

/// Adds what "\uXXXX" stands for, two of them when they are the halves of one character (UTF-16).
/// \param text  behind the backslash and the u \returns how many bytes of it were used, 0 when it is no such thing
std::size_t append_unicode_escape(std::string_view text, std::string& result) {
    constexpr std::size_t k_digits = 4;
    const auto is_high = [](char32_t c) { return c >= 0xD800 && c < 0xDC00; };
    const auto is_low = [](char32_t c) { return c >= 0xDC00 && c < 0xE000; };
    const auto first = hexadecimal(text, k_digits);
    if (!first) {
        return 0;
    }
    if (!is_high(*first) && !is_low(*first)) {
        text::append_utf8(result, *first);
        return k_digits;
    }
    const std::string_view rest = text.substr(k_digits);
    const bool escape = rest.starts_with("\\u") || rest.starts_with("\\U");
    const auto second = is_high(*first) && escape ? hexadecimal(rest.substr(2), k_digits) : std::nullopt;
    if (second && is_low(*second)) {
        text::append_utf8(result, 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00));
        return 2 * k_digits + 2;
    }
    text::append_utf8(result, 0xFFFD);
    return k_digits;
}

/// Resolves the escapes that begin with a backslash. \param letters  what n, t and the like stand for
std::string without_escapes(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        const char c = text[++i];
        if (c == 'u' || c == 'U') {
            const std::size_t used = append_unicode_escape(text.substr(i + 1), result);
            result += used == 0 ? std::string{c} : std::string{};
            i += used;
        } else {
            result += c == 'n' || c == 'r' ? '\n' : c == 't' || c == 'f' ? '\t' : c;
        }
    }
    return result;
}

class Lines {
public:
    explicit Lines(std::string_view text) : m_text{text} {}

    bool next(std::string_view& line) {
        if (m_text.empty()) {
            return false;
        }
        const std::size_t end = std::min(m_text.find_first_of("\r\n"), m_text.size());
        line = m_text.substr(0, end);
        m_text.remove_prefix(std::min(m_text.size(), end + (m_text.substr(end).starts_with("\r\n") ? 2 : 1)));
        ++m_number;
        return true;
    }

    std::size_t number() const { return m_number; }

private:
    std::string_view m_text;
    std::size_t m_number = 0;
};

/// Whether a line goes on in the next: an odd number of backslashes at its end.
bool goes_on(std::string_view line) {
    const std::size_t last = line.find_last_not_of('\\');
    return (line.size() - (last == std::string_view::npos ? 0 : last + 1)) % 2 == 1;
}

/// java.util.Properties.load: lines that end in a backslash go on, keys end at "=", ":" or white space.
std::vector<KeyedText> read_properties(std::string_view text) {
    std::vector<KeyedText> texts;
    Lines lines{text};
    for (std::string_view line; lines.next(line);) {
        std::string whole{line.substr(std::min(line.find_first_not_of(k_white_space), line.size()))};
        if (whole.empty() || whole.front() == '#' || whole.front() == '!') {
            continue;
        }
        const std::size_t number = lines.number();
        while (goes_on(whole)) {
            whole.pop_back();
            if (!lines.next(line)) {
                break;
            }
            whole += line.substr(std::min(line.find_first_not_of(k_white_space), line.size()));
        }
        std::size_t end = 0; // of the key
        while (end < whole.size() && std::string_view{"=: \t\f"}.find(whole[end]) == std::string_view::npos) {
            end += whole[end] == '\\' ? 2U : 1U;
        }
        end = std::min(end, whole.size());
        const std::string_view rest = base::trim(std::string_view{whole}.substr(end));
        const bool separator = rest.starts_with('=') || rest.starts_with(':');
        texts.push_back({without_escapes(std::string_view{whole}.substr(0, end)),
                         without_escapes(separator ? base::trim(rest.substr(1)) : rest), number});
    }
    return texts;
}

/// "key" = "text"; with comments as in C, as Apple's systems have them.
class StringsFile {
public:
    StringsFile(std::string_view text, const std::string& name, base::Diagnostics& diagnostics)
        : m_text{text}, m_name{name}, m_diagnostics{diagnostics} {}

    std::vector<KeyedText> read() {
        std::vector<KeyedText> texts;
        for (pass_over(); m_at < m_text.size(); pass_over()) {
            const std::size_t line = m_line;
            const auto key = token();
            pass_over();
            const bool equals = take('=');
            pass_over();
            const auto text = equals ? token() : std::nullopt;
            pass_over();
            if (key && text && take(';')) {
                texts.push_back({without_escapes(*key), without_escapes(*text), line});
            } else {
                m_diagnostics.warn(m_name, line, "This is no \"key\" = \"text\"; and was left out.");
                skip_entry();
            }
        }
        return texts;
    }

private:
    void advance() { m_line += m_text[m_at++] == '\n' ? 1U : 0U; }

    bool take(char c) {
        const bool there = m_at < m_text.size() && m_text[m_at] == c;
        m_at += there ? 1U : 0U;
        return there;
    }

    /// White space and comments.
    void pass_over() {
        while (m_at < m_text.size()) {
            const std::string_view rest = m_text.substr(m_at);
            const bool block = rest.starts_with("/*");
            if (block || rest.starts_with("//")) {
                const std::size_t end = rest.find(block ? "*/" : "\n", 2);
                const std::size_t stop = end == std::string_view::npos ? m_text.size() : m_at + end + (block ? 2 : 0);
                while (m_at < stop) {
                    advance();
                }
            } else if (k_white_space.find(m_text[m_at]) != std::string_view::npos) {
                advance();
            } else {
                return;
            }
        }
    }

    /// A text in quotation marks, escapes and all, or a word without them.
    std::optional<std::string_view> token() {
        const bool quoted = take('"');
        const std::size_t begin = m_at;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            const bool ends = quoted ? c == '"' : std::string_view{"=; \t\r\n\""}.find(c) != std::string_view::npos;
            if (ends) {
                break;
            }
            if (c == '\\' && m_at + 1 < m_text.size()) {
                advance();
            }
            advance();
        }
        const std::string_view content = m_text.substr(begin, m_at - begin);
        return (quoted ? take('"') : !content.empty()) ? std::optional{content} : std::nullopt;
    }

    /// To the end of the line, or the next ";" on it.
    void skip_entry() {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            advance();
            if (c == '\n' || c == ';') {
                return;
            }
        }
    }

    std::string_view m_text;
    const std::string& m_name;
    base::Diagnostics& m_diagnostics;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

/// The text of an Android resource: quotation marks keep the white space in them, escapes are resolved.
std::string android_text(xml::Node element) {
    const std::string raw = xml::text_content(element);
    std::string text;
    bool quoted = false;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\\' && i + 1 < raw.size()) {
            text += raw[i];
            text += raw[++i];
        } else if (raw[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && k_white_space.find(raw[i]) != std::string_view::npos) {
            text += text.ends_with(' ') ? "" : " ";
        } else {
            text += raw[i];
        }
    }
    return without_escapes(base::trim(text));
}

/// string, string-array and plurals, the latter two with the number or the name of the form behind their keys.
std::vector<KeyedText> read_android(const std::string& bytes, const std::string& name) {
    std::vector<KeyedText> texts;
    xml::Reader reader{bytes, name};
    reader.next(); // the root
    for (xml::Event event = reader.next(); event.kind != xml::EventKind::end_of_document; event = reader.next()) {
        if (event.kind != xml::EventKind::start_element) {
            continue;
        }
        if (xml::attribute(event.attributes, "translatable") == "false") {
            reader.skip_element();
            continue;
        }
        const xml::Tree tree = xml::read_element(reader, std::move(event));
        const xml::Node element = tree.root();
        const std::string key{element.attribute("name").value_or("")};
        if (element.name() == "string") {
            texts.push_back({key, android_text(element), element.line()});
            continue;
        }
        std::size_t number = 0;
        for (const xml::Node item : element) {
            if (item.name() == "item") {
                const auto quantity = item.attribute("quantity");
                texts.push_back({fmt::format("{}#{}", key, quantity ? std::string{*quantity} : std::to_string(number)),
                                 android_text(item), item.line()});
                ++number;
            }
        }
    }
    return texts;
}

/// ResXResourceWriter: data without a type are texts.
std::vector<KeyedText> read_resx(const std::string& bytes, const std::string& name) {
    std::vector<KeyedText> texts;
    xml::Reader reader{bytes, name};
    reader.next(); // the root
    for (xml::Event event = reader.next(); event.kind != xml::EventKind::end_of_document; event = reader.next()) {
        if (event.kind != xml::EventKind::start_element) {
            continue;
        }
        const std::string key = xml::attribute(event.attributes, "name").value_or("");
        const bool is_text = event.name == "data" && !xml::attribute(event.attributes, "type") &&
                             !xml::attribute(event.attributes, "mimetype") && !key.starts_with(">>");
        if (!is_text) {
            reader.skip_element();
            continue;
        }
        const xml::Tree tree = xml::read_element(reader, std::move(event));
        if (const auto value = tree.root().child("value")) {
            texts.push_back({key, xml::text_content(*value), tree.root().line()});
        }
    }
    return texts;
}

/// Goes through what is nested, as deep as people nest.
class JsonFile {
public:
    KeyedTexts read(const std::string& text, const std::string& name) {
        const base::Json root = base::Json::parse(text, nullptr, false, true);
        if (root.is_discarded() || !root.is_object()) {
            throw base::InputError{name, "This is no JSON object with texts under keys."};
        }
        const auto locale = root.find("@@locale");
        if (locale != root.end() && locale->is_string()) {
            m_result.language = model::LanguageTag::parse(locale->get<std::string>());
        }
        visit(root, {}, 0);
        return std::move(m_result);
    }

private:
    void visit(const base::Json& value, const std::string& key, std::size_t depth) {
        constexpr std::size_t k_deepest = 100;
        if (value.is_string()) {
            m_result.texts.push_back({key, value.get<std::string>(), m_result.texts.size() + 1});
        } else if (value.is_structured() && depth < k_deepest) {
            // A message of a browser's extension: the text, and what is said of it.
            const bool message = value.is_object() && value.contains("message") && value["message"].is_string() &&
                                 (value.contains("description") || value.contains("placeholders") || value.size() == 1);
            std::size_t number = 0;
            for (const auto& [name, inner] : value.items()) {
                ++number;
                if (name.starts_with('@') || (message && name != "message")) {
                    continue; // of ARB: what is said of a text
                }
                visit(inner, key.empty() ? name : key + '.' + name, depth + 1);
            }
        }
    }

    KeyedTexts m_result;
};

std::string to_utf8(std::string bytes, const std::string& name, base::Diagnostics& diagnostics) {
    return decode_plain_text(std::move(bytes), name, diagnostics).text;
}

} // namespace

KeyedFormat keyed_format_of(std::string_view beginning, std::string_view name) {
    const std::string tag = first_tag(beginning);
    if (tag.starts_with("<resources")) {
        return KeyedFormat::android;
    }
    if (tag.starts_with("<root") && beginning.find("<resheader") != std::string_view::npos) {
        return KeyedFormat::resx;
    }
    const std::string lower = base::to_lower_ascii(name);
    const auto ends = [&](std::string_view ending) { return lower.ends_with(ending); };
    return ends(".properties")                 ? KeyedFormat::properties
           : ends(".strings")                  ? KeyedFormat::strings
           : ends(".json") || ends(".arb")     ? KeyedFormat::json
           : ends(".resx") && !tag.empty() ? KeyedFormat::resx
                                               : KeyedFormat::none;
}

std::string_view name_of(KeyedFormat format) {
    switch (format) {
    case KeyedFormat::properties:
        return "Java properties";
    case KeyedFormat::strings:
        return "Apple strings";
    case KeyedFormat::android:
        return "Android string resources";
    case KeyedFormat::json:
        return "JSON";
    case KeyedFormat::resx:
        return ".NET resources (RESX)";
    case KeyedFormat::none:
        break;
    }
    return "no texts under keys";
}

KeyedTexts read_keyed_texts(std::string bytes, const std::string& name, KeyedFormat format,
                            base::Diagnostics& diagnostics) {
    switch (format) {
    case KeyedFormat::properties:
        return {{}, read_properties(to_utf8(std::move(bytes), name, diagnostics))};
    case KeyedFormat::strings: {
        const std::string text = to_utf8(std::move(bytes), name, diagnostics);
        return {{}, StringsFile{text, name, diagnostics}.read()};
    }
    case KeyedFormat::android:
        return {{}, read_android(bytes, name)};
    case KeyedFormat::json:
        return JsonFile{}.read(to_utf8(std::move(bytes), name, diagnostics), name);
    case KeyedFormat::resx:
        return {{}, read_resx(bytes, name)};
    case KeyedFormat::none:
        break;
    }
    throw base::InputError{name, "This is no file with texts under keys."};
}

} // namespace diptych::reader

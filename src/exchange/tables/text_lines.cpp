#include "exchange/tables/text_lines.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <istream>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::size_t k_block_bytes = std::size_t{1} << 17;
constexpr std::size_t k_longest_line = std::size_t{1} << 24;

/// Bytes of the smallest character.
std::size_t unit_of(std::string_view encoding) {
    if (encoding.starts_with("UTF-16")) {
        return 2;
    }
    return encoding.starts_with("UTF-32") ? 4 : 1;
}

bool is_ascii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

TextLines::TextLines(std::istream& in, std::string name, base::Diagnostics& diagnostics,
                     const std::optional<std::string>& encoding)
    : m_in{in}, m_name{std::move(name)}, m_diagnostics{diagnostics} {
    if (encoding) {
        const std::optional<std::string> known = text::find_encoding(*encoding);
        if (!known) {
            throw base::UsageError{fmt::format(
                "There is no encoding '{}'. Use a name such as UTF-8, UTF-16 or windows-1252.", *encoding)};
        }
        m_encoding = *known;
    }
}

std::optional<std::string_view> TextLines::next() {
    std::size_t end = m_text.find('\n', m_position);
    while (end == std::string::npos) {
        const std::size_t searched = m_text.size() - m_position;
        if (searched > k_longest_line) {
            fail(m_position, "This line is longer than 16 MiB. Check whether this is the right file.");
        }
        if (!fill()) {
            break;
        }
        end = m_text.find('\n', m_position + searched);
    }
    if (end == std::string::npos) {
        if (m_position == m_text.size()) {
            return std::nullopt;
        }
        end = m_text.size();
    }
    std::string_view line = std::string_view{m_text}.substr(m_position, end - m_position);
    m_position = std::min(m_text.size(), end + 1);
    ++m_line;
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

/// Takes the next block in. \returns false at the end of the file
bool TextLines::fill() {
    m_text.erase(0, m_position);
    m_position = 0;
    const std::size_t before = m_bytes.size();
    m_bytes.resize(before + k_block_bytes);
    m_in.read(m_bytes.data() + before, static_cast<std::streamsize>(k_block_bytes));
    m_bytes.resize(before + static_cast<std::size_t>(m_in.gcount()));
    if (m_in.bad()) {
        throw base::InputError{m_name, "The file could not be read to its end."};
    }
    const bool at_end = !m_in;
    if (!m_begun) {
        begin();
    }
    if (m_bytes.empty()) {
        return false;
    }
    const std::size_t whole = whole_lines(at_end);
    if (whole == 0 && m_bytes.size() > 2 * k_longest_line) {
        fail(0, "This line is longer than 16 MiB. Check whether this is the right file.");
    }
    append_decoded(std::string_view{m_bytes}.substr(0, whole));
    m_bytes.erase(0, whole);
    return whole != 0 || !at_end;
}

/// Looks at the first block for the encoding.
void TextLines::begin() {
    m_begun = true;
    const std::optional<text::ByteOrderMark> mark = text::find_byte_order_mark(m_bytes);
    const bool order_is_open = m_encoding == "UTF-16" || m_encoding == "UTF-32";
    if (mark && (m_encoding.empty() || mark->encoding == m_encoding ||
                 (order_is_open && mark->encoding.starts_with(m_encoding)))) {
        m_encoding = mark->encoding;
        m_bytes.erase(0, mark->length);
    } else if (m_encoding.empty() || order_is_open) {
        // The detector wants whole units.
        const std::string_view sample = std::string_view{m_bytes}.substr(0, m_bytes.size() & ~std::size_t{1});
        if (const std::optional<std::string> utf16 = text::detect_utf16(sample)) {
            m_encoding = *utf16;
            m_diagnostics.report(base::Severity::note, m_name, 0,
                                 fmt::format("The text is not UTF-8; it was read as {}.", m_encoding));
        } else if (order_is_open) {
            m_encoding += "LE"; // as most writers of it have it
        }
    }
}

/// How many of the bytes end with a line feed, so that no character is cut in two: in no encoding in use is
/// that byte a part of another character.
std::size_t TextLines::whole_lines(bool at_end) const {
    if (at_end) {
        return m_bytes.size();
    }
    const std::size_t unit = unit_of(m_encoding);
    if (unit == 1) {
        const std::size_t last = m_bytes.rfind('\n');
        return last == std::string::npos ? 0 : last + 1;
    }
    const bool little_endian = m_encoding.ends_with("LE");
    for (std::size_t end = m_bytes.size() / unit * unit; end != 0; end -= unit) {
        const std::string_view character = std::string_view{m_bytes}.substr(end - unit, unit);
        const char digit = little_endian ? character.front() : character.back();
        if (digit == '\n' &&
            std::count(character.begin(), character.end(), '\0') == static_cast<std::ptrdiff_t>(unit) - 1) {
            return end;
        }
    }
    return 0;
}

void TextLines::append_decoded(std::string_view bytes) {
    const std::size_t before = m_text.size();
    if (m_encoding.empty() || m_encoding == "UTF-8") {
        const std::optional<std::size_t> invalid = text::find_invalid_utf8(bytes);
        if (!invalid) {
            m_seen_utf8 = m_seen_utf8 || !is_ascii(bytes);
            m_text.append(bytes);
        } else {
            const bool open = m_encoding.empty() && !m_seen_utf8 && !text::is_damaged_utf8(bytes);
            const std::optional<std::string> detected = open ? text::detect_encoding(bytes) : std::nullopt;
            if (!detected) {
                m_text.append(bytes.substr(0, *invalid));
                fail(m_text.size(), "The text is not valid UTF-8 here. Correct that place, save the file as "
                                    "UTF-8, or name its encoding.");
            }
            m_encoding = *detected;
            m_diagnostics.report(base::Severity::note, m_name, 0,
                                 fmt::format("The text is not UTF-8; it was read as {}.", m_encoding));
        }
    }
    if (m_text.size() == before && !bytes.empty()) {
        text::DecodedText decoded = text::decode(bytes, m_encoding);
        m_text += decoded.text;
        if (decoded.invalid) {
            fail(m_text.size(), fmt::format("The text is not valid {} here. Name the encoding it is in, or "
                                            "save it as UTF-8.",
                                            m_encoding));
        }
    }
    const auto added = m_text.begin() + static_cast<std::ptrdiff_t>(before);
    const auto control =
        std::find_if(added, m_text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x08; });
    if (control != m_text.end()) {
        fail(static_cast<std::size_t>(control - m_text.begin()),
             "There is a control character here: this is a binary file, not text.");
    }
}

/// \param offset  in m_text
void TextLines::fail(std::size_t offset, const std::string& sentence) const {
    const auto lines = std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_position),
                                  m_text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    throw base::InputError{m_name, m_line + 1 + static_cast<std::size_t>(lines), sentence};
}

} // namespace diptych::exchange

#include "reader/plain_text.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace diptych::reader {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view k_utf8_mark = "\xEF\xBB\xBF";

/// Beginnings of the formats a translator is likely to try, and what to do about them.
struct Signature {
    std::string_view bytes;
    std::string_view what;
    std::string_view advice;
};

constexpr std::array<Signature, 6> k_signatures{{
    {"%PDF-", "a PDF", "Extract its text first, for example with 'pdftotext -layout FILE.pdf FILE.txt'."},
    {"PK\x03\x04", "a Word, OpenDocument or zip file", "Save it as plain text (UTF-8) first."},
    {"\xD0\xCF\x11\xE0", "an old Word or Excel file", "Save it as plain text (UTF-8) first."},
    {"{\\rtf", "an RTF file", "Save it as plain text (UTF-8) first."},
    {"SQLite format 3", "a database", "If it is Diptych's, name it with --db."},
    {"\x1F\x8B", "a gzip file", "Unpack it first, for example with 'gunzip FILE'."},
}};

std::size_t line_of(std::string_view bytes, std::size_t position) {
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(position);
    return 1 + static_cast<std::size_t>(std::count(bytes.begin(), end, '\n'));
}

bool is_blank(std::string_view bytes) {
    return bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

/// UTF-16 by its byte order mark, or by the zero bytes of Western text.
bool looks_like_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
        return true;
    }
    constexpr std::size_t k_sample = 4096;
    const std::string_view sample = bytes.substr(0, k_sample);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        zeros[i % 2] += sample[i] == '\0' ? 1U : 0U;
    }
    const auto [fewer, more] = std::minmax(zeros[0], zeros[1]);
    return sample.size() >= 4 && 3 * more > sample.size() && 20 * fewer < sample.size();
}

void check_not_another_format(std::string_view bytes, const std::string& name) {
    for (const Signature& signature : k_signatures) {
        if (bytes.starts_with(signature.bytes)) {
            throw base::InputError{
                name, fmt::format("This is {}, not plain text. {}", signature.what, signature.advice)};
        }
    }
    if (looks_like_utf16(bytes)) {
        throw base::InputError{name, "The text is in UTF-16. Convert it to UTF-8, for example with "
                                     "'iconv -f UTF-16 -t UTF-8 FILE > FILE.utf8'."};
    }
}

/// Control characters other than white space (and the odd BEL or ESC) are no text.
void check_no_control_characters(std::string_view bytes, const std::string& name) {
    const auto is_binary = [](char c) { return c == '\0' || (static_cast<unsigned char>(c) < 0x08); };
    const auto found = std::find_if(bytes.begin(), bytes.end(), is_binary);
    if (found != bytes.end()) {
        const auto position = static_cast<std::size_t>(found - bytes.begin());
        throw base::InputError{
            name, line_of(bytes, position),
            fmt::format(
                "There is a control character (0x{:02X}) at byte {}: this is a binary file, not plain "
                "text. Save it as plain text (UTF-8) first.",
                static_cast<unsigned char>(*found), position)};
    }
}

} // namespace

model::SourceText decode_plain_text(std::string bytes, const std::string& name) {
    check_not_another_format(bytes, name);
    check_no_control_characters(bytes, name);
    if (const auto invalid = text::find_invalid_utf8(bytes)) {
        throw base::InputError{
            name, line_of(bytes, *invalid),
            fmt::format(
                "The text is not valid UTF-8 at byte {} (0x{:02X}). If it is in an older encoding, convert "
                "it, for example with 'iconv -f WINDOWS-1252 -t UTF-8 FILE > FILE.utf8'.",
                *invalid, static_cast<unsigned char>(bytes[*invalid]))};
    }
    model::SourceText source;
    source.name = name;
    if (bytes.starts_with(k_utf8_mark)) {
        source.file_offset = k_utf8_mark.size();
        bytes.erase(0, k_utf8_mark.size());
    }
    if (is_blank(bytes)) {
        throw base::InputError{name, "The file is empty. Name a file with text in it."};
    }
    source.text = std::move(bytes);
    return source;
}

model::SourceText read_plain_text(const std::string& path, std::istream& standard_input) {
    return decode_plain_text(base::read_file(path, standard_input), base::display_name(path));
}

} // namespace diptych::reader

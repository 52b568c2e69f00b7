#include "reader/plain_text.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace diptych::reader {

namespace {

using namespace std::string_view_literals;

/// Beginnings of formats that no reader takes and a translator may try, and what to do about them.
struct Signature {
    std::string_view bytes;
    std::string_view what;
    std::string_view advice;
};

constexpr std::array<Signature, 4> k_signatures{{
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

void check_not_another_format(std::string_view bytes, const std::string& name) {
    for (const Signature& signature : k_signatures) {
        if (bytes.starts_with(signature.bytes)) {
            throw base::InputError{
                name, fmt::format("This is {}, not plain text. {}", signature.what, signature.advice)};
        }
    }
}

/// \throws base::InputError when there are control characters besides white space (and the odd BS or ESC),
///         which are no text
void check_no_control_characters(const model::SourceText& source) {
    const auto is_binary = [](char c) { return static_cast<unsigned char>(c) < 0x08; };
    const auto found = std::find_if(source.text.begin(), source.text.end(), is_binary);
    if (found == source.text.end()) {
        return;
    }
    const auto position = static_cast<std::size_t>(found - source.text.begin());
    throw base::InputError{source.name, line_of(source.text, position),
                           fmt::format("There is a control character (0x{:02X}) at byte {}: this is a binary "
                                       "file, not plain text. Save it as plain text (UTF-8) first.",
                                       static_cast<unsigned char>(*found),
                                       model::file_position(source, position))};
}

/// "at byte 8 (0xE9)"
std::string place_of(std::string_view bytes, std::size_t position) {
    return fmt::format("at byte {} (0x{:02X})", position, static_cast<unsigned char>(bytes.at(position)));
}

/// How to read the bytes.
struct Reading {
    std::string encoding = "UTF-8";
    std::size_t mark = 0; ///< bytes of the byte order mark
    bool guessed = false;
};

/// The encoding that was asked for, with the byte order of the mark if the name leaves it open.
Reading reading_as(std::string_view bytes, const std::string& encoding) {
    const auto known = text::find_encoding(encoding);
    if (!known) {
        throw base::UsageError{fmt::format(
            "There is no encoding '{}'. Use a name such as UTF-8, UTF-16 or windows-1252.", encoding)};
    }
    Reading reading{*known};
    const bool order_is_open = *known == "UTF-16" || *known == "UTF-32";
    const auto mark = text::find_byte_order_mark(bytes);
    if (mark && (mark->encoding == *known || (order_is_open && mark->encoding.starts_with(*known)))) {
        return {std::string{mark->encoding}, mark->length};
    }
    if (order_is_open) {
        reading.encoding = text::detect_utf16(bytes).value_or(*known + "LE"); // as most writers of it have it
    }
    return reading;
}

/// The encoding that the bytes show. \throws base::InputError when they show none
Reading find_reading(const std::string& bytes, const std::string& name) {
    if (const auto mark = text::find_byte_order_mark(bytes)) {
        return {std::string{mark->encoding}, mark->length};
    }
    if (const auto utf16 = text::detect_utf16(bytes)) {
        return {*utf16, 0, true};
    }
    const auto invalid = text::find_invalid_utf8(bytes);
    if (!invalid) {
        return {};
    }
    check_no_control_characters({name, bytes});
    if (text::is_damaged_utf8(bytes)) {
        throw base::InputError{name, line_of(bytes, *invalid),
                               fmt::format("The text is not valid UTF-8 {}, but most of it is. Correct that "
                                           "place, or save the text as UTF-8 again.",
                                           place_of(bytes, *invalid))};
    }
    if (const auto detected = text::detect_encoding(bytes)) {
        return {*detected, 0, true};
    }
    throw base::InputError{
        name, line_of(bytes, *invalid),
        fmt::format("The text is not valid UTF-8 {}, and what other encoding it is in can't "
                    "be told. Name its encoding, or save it as UTF-8.",
                    place_of(bytes, *invalid))};
}

/// \pre the mark is there
model::SourceText convert(std::string_view bytes, const std::string& name, const Reading& reading) {
    text::DecodedText decoded = text::decode(bytes.substr(reading.mark), reading.encoding);
    if (decoded.invalid) {
        const std::size_t position = reading.mark + *decoded.invalid;
        throw base::InputError{
            name, line_of(decoded.text, decoded.text.size()),
            fmt::format("The text is not valid {} {}. Name the encoding it is in, or save it "
                        "as UTF-8.",
                        reading.encoding, place_of(bytes, position))};
    }
    model::SourceText source;
    source.name = name;
    source.text = std::move(decoded.text);
    source.offsets = std::move(decoded.offsets);
    source.file_offset = reading.mark;
    for (model::OffsetStep& step : source.offsets) {
        step.file += reading.mark;
    }
    return source;
}

} // namespace

model::SourceText decode_plain_text(std::string bytes, const std::string& name,
                                    base::Diagnostics& diagnostics,
                                    const std::optional<std::string>& encoding) {
    check_not_another_format(bytes, name);
    const Reading reading = encoding ? reading_as(bytes, *encoding) : find_reading(bytes, name);
    model::SourceText source;
    if (reading.encoding == "UTF-8" && !text::find_invalid_utf8(bytes)) {
        source.name = name;
        source.file_offset = reading.mark;
        bytes.erase(0, reading.mark);
        source.text = std::move(bytes);
    } else {
        source = convert(bytes, name, reading);
    }
    check_no_control_characters(source);
    if (is_blank(source.text)) {
        throw base::InputError{name, "The file is empty. Name a file with text in it."};
    }
    if (reading.guessed) {
        diagnostics.report(base::Severity::note, name, 0,
                           fmt::format("The text is not UTF-8; it was read as {}.", reading.encoding));
    }
    return source;
}

} // namespace diptych::reader

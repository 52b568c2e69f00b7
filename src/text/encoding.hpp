#pragma once

#include "model/source_text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::text {

// Encodings other than UTF-8. They are called by their MIME names ("windows-1252", "UTF-16LE"); ISO-8859-1
// counts as windows-1252, which has letters where it has control characters nobody writes.

/// The name of the encoding that `name` means ("latin1", "cp1252"), or nothing when ICU has none such.
std::optional<std::string> find_encoding(std::string_view name);

struct ByteOrderMark {
    std::string_view encoding; ///< "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE" or "UTF-32BE"
    std::size_t length = 0;    ///< in bytes
};

/// The byte order mark at the beginning of `bytes`.
std::optional<ByteOrderMark> find_byte_order_mark(std::string_view bytes);

/// "UTF-16LE" or "UTF-16BE" when `bytes` are UTF-16 without a mark. Told by what else nobody would write:
/// zero bytes on one side only, and mostly letters that misread bytes do not give.
std::optional<std::string> detect_utf16(std::string_view bytes);

/// Whether bytes that are not UTF-8 are so by damage, not by being in another encoding: no other gives more
/// well-formed sequences of several bytes than bytes that are part of none. \pre not valid UTF-8
bool is_damaged_utf8(std::string_view bytes);

/// The encoding of a text that is neither UTF-8 nor UTF-16: what ICU's detector is confident of, and what
/// gives plausible words; windows-1252 when nothing but its Western European letters are there, even if few.
/// Nothing when there is no such encoding.
std::optional<std::string> detect_encoding(std::string_view bytes);

struct DecodedText {
    std::string text;                       ///< UTF-8
    std::vector<model::OffsetStep> offsets; ///< from its bytes to those that were decoded
    /// The byte at which a sequence begins that the encoding does not have; the text then ends before it.
    std::optional<std::size_t> invalid;
};

/// \param encoding  as find_encoding names it  \throws base::Error when ICU has none such
DecodedText decode(std::string_view bytes, const std::string& encoding);

} // namespace diptych::text

#include "reader/any_file.hpp"

#include "base/error.hpp"
#include "base/string.hpp"
#include "reader/docx.hpp"
#include "reader/html.hpp"
#include "reader/odt.hpp"
#include "reader/pdf.hpp"
#include "reader/plain_text.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace diptych::reader {

namespace {

enum class Kind { plain_text, pdf, word, open_document, flat_open_document, html };

/// The beginning of the first tag, in small letters: behind a byte order mark, white space, an XML
/// declaration, comments and processing instructions.
std::string first_tag(std::string_view bytes) {
    constexpr std::string_view k_mark = "\xEF\xBB\xBF";
    constexpr std::size_t k_long_enough = 64;
    bytes.remove_prefix(bytes.starts_with(k_mark) ? k_mark.size() : 0);
    for (;;) {
        bytes = base::trim(bytes.substr(0, 1U << 16U));
        const bool comment = bytes.starts_with("<!--");
        const bool instruction = bytes.starts_with("<?");
        if (!comment && !instruction) {
            return base::to_lower_ascii(bytes.substr(0, k_long_enough));
        }
        const std::size_t end = bytes.find(comment ? "-->" : "?>");
        if (end == std::string_view::npos) {
            return {};
        }
        bytes.remove_prefix(end + (comment ? 3 : 2));
    }
}

/// Where a PDF begins: readers accept its header within the first 1,024 bytes (ISO 32000-1, annex H, note
/// 13). A text that speaks of one has no end of a PDF.
std::optional<std::size_t> pdf_begin(std::string_view bytes) {
    constexpr std::string_view k_header = "%PDF-";
    constexpr std::size_t k_within = 1024;
    const std::size_t begin = bytes.substr(0, k_within).find(k_header);
    if (begin == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), 2 * k_within));
    return begin == 0 || tail.find("startxref") != std::string_view::npos ? std::optional{begin}
                                                                          : std::nullopt;
}

Kind kind_of(std::string_view bytes) {
    if (pdf_begin(bytes)) {
        return Kind::pdf;
    }
    if (bytes.starts_with("PK\x03\x04")) {
        // OpenDocument 1.2, part 3, section 3.3: the first entry is the media type, not compressed.
        constexpr std::size_t k_media_type = 30;
        return bytes.substr(std::min(k_media_type, bytes.size()))
                       .starts_with("mimetypeapplication/vnd.oasis.opendocument")
                   ? Kind::open_document
                   : Kind::word;
    }
    const std::string tag = first_tag(bytes);
    if (tag.starts_with("<!doctype html") || tag.starts_with("<html")) {
        return Kind::html;
    }
    return tag.starts_with("<office:document") ? Kind::flat_open_document : Kind::plain_text;
}

} // namespace

PairFormat pair_format_of(std::string_view bytes) {
    const std::string tag = first_tag(bytes);
    if (tag.starts_with("<!doctype tmx") || tag.starts_with("<tmx")) {
        return PairFormat::tmx;
    }
    return tag.starts_with("<xliff") || tag.starts_with("<!doctype xliff") ? PairFormat::xliff
                                                                           : PairFormat::none;
}

model::SourceText read_any_bytes(std::string bytes, const std::string& name,
                                 const std::optional<std::string>& encoding, base::Diagnostics& diagnostics) {
    switch (kind_of(bytes)) {
    case Kind::pdf:
        bytes.erase(0, pdf_begin(bytes).value_or(0));
        return read_pdf(std::move(bytes), name, diagnostics);
    case Kind::word:
        return read_docx(std::move(bytes), name);
    case Kind::open_document:
        return read_odt(std::move(bytes), name);
    case Kind::flat_open_document:
        return read_fodt(bytes, name);
    case Kind::html:
        return read_html(std::move(bytes), name, diagnostics);
    case Kind::plain_text:
        break;
    }
    if (pair_format_of(bytes) != PairFormat::none) {
        throw base::InputError{
            name, "This file holds pairs of sentences, not a text. Keep them with 'diptych add FILE'."};
    }
    return decode_plain_text(std::move(bytes), name, diagnostics, encoding);
}

} // namespace diptych::reader

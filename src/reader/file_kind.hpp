#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::reader {

/// What a file is, as what is in it tells.
enum class FileKind {
    text, ///< plain text, Markdown, subtitles, catalogues, tables: whatever has no signature
    pdf,
    word,
    presentation, ///< of PowerPoint
    workbook,     ///< of Excel
    open_document,
    flat_open_document,
    epub,
    html,
    tmx,
    xliff
};

/// The byte at which a PDF begins, when this is one: readers accept its header within the first 1,024 bytes (ISO 32000-1,
/// annex H, note 13). A text that speaks of one has no end of a PDF.
std::optional<std::size_t> pdf_begin(std::string_view bytes);

/// \param bytes  of the file; for those in a zip file all of them
FileKind kind_of(std::string_view bytes);

/// The beginning of the first tag of XML or HTML, in small letters: behind a byte order mark, white space, an XML
/// declaration, comments and processing instructions. Also of UTF-16.
std::string first_tag(std::string_view bytes);

/// Whether the beginning of a file does not do to tell what it is, or nothing reads it part by part: packed and compound
/// files, RTF, and what has the header of a PDF.
bool needs_whole(std::string_view beginning);

/// Refuses a kind of file that nothing here reads and a translator may try. \param name  as messages call it
/// \throws base::InputError which says what it is and what to do
void refuse_unread_kind(std::string_view bytes, const std::string& name);

/// Formats of office programs of before 2007 and RTF, which other programs can make readable.
enum class OldKind { none, word, rtf, workbook, presentation };

OldKind old_kind_of(std::string_view bytes);

} // namespace diptych::reader

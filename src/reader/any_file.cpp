#include "reader/any_file.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "reader/docx.hpp"
#include "reader/epub.hpp"
#include "reader/file_kind.hpp"
#include "reader/html.hpp"
#include "reader/keyed_texts.hpp"
#include "reader/markdown.hpp"
#include "reader/odt.hpp"
#include "reader/pdf.hpp"
#include "reader/plain_text.hpp"
#include "reader/po.hpp"
#include "reader/pptx.hpp"
#include "reader/subtitles.hpp"
#include "reader/xlsx.hpp"
#include "text/character.hpp"

#include <algorithm>
#include <utility>

namespace diptych::reader {

namespace {

constexpr const char* k_pairs =
    "This file holds pairs of sentences, not a text. Keep them with 'diptych add FILE'.";

/// Makes a space of each run of separators that would glue words or hide where a sentence ends; what is left
/// of the run keeps its place, so that bytes are those of the file, and segment leaves it out. Form feeds at
/// the edge of a line, which begin pages, stay, and so does what stands between a word and a space, which
/// changes nothing: what writes the text counts it.
void space_separators(std::string& text) {
    const auto is_line_end = [](char c) { return c == '\n' || c == '\r'; };
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && text::is_separator(static_cast<unsigned char>(text[end]))) {
            ++end;
        }
        if (end == i) {
            ++i;
            continue;
        }
        const char before = i == 0 ? '\n' : text[i - 1];
        const char after = end == text.size() ? '\n' : text[end];
        const bool begins_page =
            (is_line_end(before) || is_line_end(after)) &&
            std::any_of(text.begin() + static_cast<std::ptrdiff_t>(i),
                        text.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c == '\f'; });
        const auto last = static_cast<unsigned char>(before);
        const bool in_word = last >= 0x80 || text::is_letter(last) || text::is_digit(last);
        if (!begins_page && !(in_word && after == ' ')) {
            text[i] = ' ';
        }
        i = end;
    }
}

/// What has no signature: the text itself tells, or the name.
model::SourceText read_text(std::string bytes, const std::string& name,
                            const std::optional<std::string>& encoding, base::Diagnostics& diagnostics) {
    if (const KeyedFormat format = keyed_format_of(bytes, name); format != KeyedFormat::none) {
        throw base::InputError{
            name, fmt::format("This is {}: texts under keys. Pair two such files by their keys with "
                              "'diptych add SOURCE TARGET'.",
                              name_of(format))};
    }
    model::SourceText text = decode_plain_text(std::move(bytes), name, diagnostics, encoding);
    space_separators(text.text);
    if (is_po(text.text)) {
        throw base::InputError{name, k_pairs};
    }
    if (is_markdown(name)) {
        return read_markdown(std::move(text));
    }
    return is_subtitles(text.text) ? read_subtitles(std::move(text)) : text;
}

} // namespace

PairFormat pair_format_of(std::string_view bytes) {
    const FileKind kind = kind_of(bytes);
    return kind == FileKind::tmx     ? PairFormat::tmx
           : kind == FileKind::xliff ? PairFormat::xliff
           : is_po(bytes)            ? PairFormat::po
                                     : PairFormat::none;
}

model::SourceText read_any_bytes(std::string bytes, const std::string& name,
                                 const std::optional<std::string>& encoding, base::Diagnostics& diagnostics,
                                 base::ProgressListener* progress) {
    refuse_unread_kind(bytes, name);
    switch (kind_of(bytes)) {
    case FileKind::pdf:
        bytes.erase(0, pdf_begin(bytes).value_or(0));
        return read_pdf(std::move(bytes), name, diagnostics, progress);
    case FileKind::word:
        return read_docx(std::move(bytes), name);
    case FileKind::presentation:
        return read_pptx(std::move(bytes), name);
    case FileKind::workbook:
        return read_xlsx_text(std::move(bytes), name);
    case FileKind::open_document:
        return read_odt(std::move(bytes), name);
    case FileKind::flat_open_document:
        return read_fodt(bytes, name);
    case FileKind::epub:
        return read_epub(std::move(bytes), name);
    case FileKind::html:
        return read_html(std::move(bytes), name, diagnostics);
    case FileKind::tmx:
    case FileKind::xliff:
        throw base::InputError{name, k_pairs};
    case FileKind::text:
        break;
    }
    return read_text(std::move(bytes), name, encoding, diagnostics);
}

bool may_have_tables(std::string_view bytes) {
    switch (kind_of(bytes)) {
    case FileKind::word:
    case FileKind::workbook:
    case FileKind::open_document:
    case FileKind::flat_open_document:
    case FileKind::html:
        return true;
    default:
        return false;
    }
}

std::vector<Table> read_any_tables(std::string bytes, const std::string& name) {
    refuse_unread_kind(bytes, name);
    switch (kind_of(bytes)) {
    case FileKind::word:
        return read_docx_tables(std::move(bytes), name);
    case FileKind::workbook:
        return read_xlsx_tables(std::move(bytes), name);
    case FileKind::open_document:
    case FileKind::flat_open_document:
        return read_odt_tables(std::move(bytes), name);
    case FileKind::html:
        return read_html_tables(bytes, name);
    default:
        return {};
    }
}

} // namespace diptych::reader

#include "reader/file_kind.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "text/encoding.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace diptych::reader {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view k_zip = "PK\x03\x04";
constexpr std::string_view k_compound = "\xD0\xCF\x11\xE0"; ///< what office programs wrote until 2007

/// The encoding of XML in UTF-16: its mark, or the zero byte beside the first "<" (XML 1.0, appendix F).
std::optional<std::string_view> utf16_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("<\0"sv)) {
        return "UTF-16LE";
    }
    return bytes.starts_with("\xFE\xFF"sv) || bytes.starts_with("\0<"sv) ? std::optional{"UTF-16BE"sv}
                                                                         : std::nullopt;
}

/// The names of the entries of a zip file, as its directory has them (PKWARE APPNOTE 6.3, section 4.3.16). Of
/// a damaged one whatever is there.
std::string_view directory_of(std::string_view bytes) {
    constexpr std::size_t k_offset = 16; // of the place of the directory
    const std::size_t end = bytes.rfind("PK\x05\x06");
    if (end == std::string_view::npos || end + k_offset + 4 > bytes.size()) {
        return bytes;
    }
    std::size_t begin = 0;
    for (std::size_t i = 4; i-- > 0;) {
        begin = begin << 8U | static_cast<unsigned char>(bytes[end + k_offset + i]);
    }
    return begin < end ? bytes.substr(begin, end - begin) : bytes;
}

FileKind kind_in_zip(std::string_view bytes) {
    // OpenDocument 1.2, part 3, section 3.3 and EPUB 3.3, section 4.3.3: the first entry is the media type,
    // not compressed. Who packs a file anew may not know that; then the entries tell.
    constexpr std::size_t k_media_type = 30;
    const std::string_view first = bytes.substr(std::min(k_media_type, bytes.size()));
    if (first.starts_with("mimetypeapplication/vnd.oasis.opendocument")) {
        return FileKind::open_document;
    }
    const std::string_view directory = directory_of(bytes);
    const auto has = [&](std::string_view entry) { return directory.find(entry) != std::string_view::npos; };
    if (first.starts_with("mimetypeapplication/epub+zip") || has("META-INF/container.xml")) {
        return FileKind::epub;
    }
    if (has("word/document.xml")) {
        return FileKind::word;
    }
    if (has("ppt/presentation.xml")) {
        return FileKind::presentation;
    }
    if (has("xl/workbook.xml")) {
        return FileKind::workbook;
    }
    return has("content.xml") && has("META-INF/manifest.xml") ? FileKind::open_document : FileKind::word;
}

/// Beginnings of files that nothing reads, what they are, and what to do about it.
struct Signature {
    std::string_view bytes;
    std::string_view what;
    std::string_view advice;
    std::size_t at = 0; ///< the byte at which they stand
};

constexpr std::string_view k_as_docx = "Save it as .docx in a word processor, which keeps its structure.";
constexpr std::string_view k_recognise =
    "The text in it has to go through text recognition (OCR) first; give Diptych what comes out.";
constexpr std::string_view k_unpack = "Unpack it first, and name the file that was in it.";

constexpr std::string_view k_rtf = "{\\rtf";

constexpr std::array k_signatures{
    Signature{"SQLite format 3", "a database", "If it is Diptych's, name it with --db."},
    Signature{"\x1F\x8B", "a gzip file", "Unpack it first, for example with 'gunzip FILE'."},
    Signature{"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", k_unpack},
    Signature{"Rar!\x1A\x07", "a RAR archive", k_unpack},
    Signature{"BZh", "a bzip2 file", k_unpack},
    Signature{"\xFD"
              "7zXZ",
              "an XZ file", k_unpack},
    Signature{"\x28\xB5\x2F\xFD", "a Zstandard file", k_unpack},
    Signature{"ustar", "a tar archive", k_unpack, 257},
    Signature{"\x89PNG", "a picture (PNG)", k_recognise},
    Signature{"\xFF\xD8\xFF", "a picture (JPEG)", k_recognise},
    Signature{"GIF8", "a picture (GIF)", k_recognise},
    Signature{"II*\0"sv, "a picture (TIFF)", k_recognise},
    Signature{"MM\0*"sv, "a picture (TIFF)", k_recognise},
    Signature{"AT&TFORM", "a scan (DjVu)", k_recognise},
    Signature{"BOOKMOBI", "a Kindle book (MOBI)", "Convert it to EPUB first, for example with calibre.", 60},
    Signature{"TPZ", "a Kindle book (Topaz)", "Convert it to EPUB first, for example with calibre."},
    Signature{"%!PS", "a PostScript file", "Make a PDF of it first, for example with 'ps2pdf FILE'."},
    Signature{"\xFF"
              "WPC",
              "a WordPerfect document", k_as_docx},
    Signature{"[Script Info]", "a subtitle file of SubStation Alpha",
              "Save it as .srt in a subtitle editor."},
    Signature{"\xEF\xBB\xBF[Script Info]", "a subtitle file of SubStation Alpha",
              "Save it as .srt in a subtitle editor."},
    Signature{"\x7F"
              "ELF",
              "a program", "Name a file with text in it."},
    Signature{"MZ\x90", "a program", "Name a file with text in it."},
};

struct NamedTag {
    std::string_view tag;
    std::string_view what;
    std::string_view advice;
};

constexpr std::string_view k_import = "Take it into the glossary with 'diptych import FILE'.";

/// Roots of XML that is no text.
constexpr std::array k_tags{
    NamedTag{"<tbx", "a glossary (TBX)", k_import},
    NamedTag{"<martif", "a glossary (TBX)", k_import},
    NamedTag{"<mtf", "a glossary (MultiTerm XML)", k_import},
    NamedTag{"<w:worddocument", "a Word document as XML of 2003", k_as_docx},
    NamedTag{"<pkg:package", "a Word document as flat XML", k_as_docx},
    NamedTag{"<tt ", "subtitles in TTML", "Save them as .srt or .vtt in a subtitle editor."},
    NamedTag{"<tt:tt", "subtitles in TTML", "Save them as .srt or .vtt in a subtitle editor."},
    NamedTag{"<fictionbook", "an e-book (FictionBook)",
             "Convert it to EPUB first, for example with calibre."},
};

/// "W\0o\0r\0d\0": how the directory of a compound file writes names.
std::string wide(std::string_view name) {
    std::string result;
    for (const char c : name) {
        result += c;
        result += '\0';
    }
    return result;
}

/// Whether a compound file has an entry of that name.
bool holds(std::string_view bytes, std::string_view entry) {
    return bytes.find(wide(entry)) != std::string_view::npos;
}

/// \throws base::InputError unless the kind is none
void refuse_old(OldKind kind, const std::string& name) {
    const auto refuse = [&](std::string_view what, std::string_view advice) {
        throw base::InputError{name, fmt::format("This is {}. {} It is read without that where LibreOffice is "
                                                 "installed (the command soffice).",
                                                 what, advice)};
    };
    switch (kind) {
    case OldKind::word:
        refuse("a Word document in the format of before 2007 (.doc)", k_as_docx);
        break;
    case OldKind::rtf:
        refuse("an RTF file", k_as_docx);
        break;
    case OldKind::presentation:
        refuse("a PowerPoint presentation in the format of before 2007 (.ppt)", "Save it as .pptx.");
        break;
    case OldKind::workbook:
        refuse("an Excel workbook in the format of before 2007 (.xls)", "Save it as .xlsx.");
        break;
    case OldKind::none:
        break;
    }
}

void refuse_zip(std::string_view bytes, const std::string& name) {
    const std::string_view directory = directory_of(bytes);
    const auto has = [&](std::string_view entry) { return directory.find(entry) != std::string_view::npos; };
    if (has("designmap.xml")) {
        throw base::InputError{name, "This is an InDesign document (IDML). Export it as .docx, HTML or PDF."};
    }
    if (has("Index/Document.iwa")) {
        throw base::InputError{name,
                               "This is a document of Apple's Pages, Numbers or Keynote. Export it as .docx, "
                               ".xlsx or .pptx."};
    }
    const bool known = has("[Content_Types].xml") || has("_rels/.rels") || has("word/") ||
                       has("content.xml") || has("META-INF/") || has("mimetype");
    if (!known && directory.size() < bytes.size()) { // a whole one
        throw base::InputError{name, fmt::format("This is a zip archive. {}", k_unpack)};
    }
}

constexpr std::size_t k_pdf_within = 1024; ///< bytes, of which the first of a PDF's header is one

std::size_t find_pdf_header(std::string_view bytes) {
    return bytes.substr(0, k_pdf_within).find("%PDF-");
}

} // namespace

std::string first_tag(std::string_view bytes) {
    constexpr std::string_view k_mark = "\xEF\xBB\xBF";
    constexpr std::size_t k_looked_at = std::size_t{1} << 16U;
    constexpr std::size_t k_long_enough = 64;
    std::string decoded;
    if (const auto encoding = utf16_of(bytes)) {
        decoded = text::decode(bytes.substr(0, k_looked_at), std::string{*encoding}).text;
        bytes = decoded;
    }
    bytes.remove_prefix(bytes.starts_with(k_mark) ? k_mark.size() : 0);
    for (;;) {
        bytes = base::trim(bytes.substr(0, k_looked_at));
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

std::optional<std::size_t> pdf_begin(std::string_view bytes) {
    const std::size_t begin = find_pdf_header(bytes);
    if (begin == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), 2 * k_pdf_within));
    return begin == 0 || tail.find("startxref") != std::string_view::npos ? std::optional{begin}
                                                                          : std::nullopt;
}

FileKind kind_of(std::string_view bytes) {
    if (pdf_begin(bytes)) {
        return FileKind::pdf;
    }
    if (bytes.starts_with(k_zip)) {
        return kind_in_zip(bytes);
    }
    const std::string tag = first_tag(bytes);
    const auto begins = [&](std::string_view wanted) { return tag.starts_with(wanted); };
    if (begins("<!doctype html") || begins("<html")) {
        return FileKind::html;
    }
    if (begins("<!doctype tmx") || begins("<tmx")) {
        return FileKind::tmx;
    }
    if (begins("<!doctype xliff") || begins("<xliff")) {
        return FileKind::xliff;
    }
    return begins("<office:document") ? FileKind::flat_open_document : FileKind::text;
}

bool needs_whole(std::string_view beginning) {
    return beginning.starts_with(k_zip) || beginning.starts_with(k_compound) || beginning.starts_with(k_rtf) ||
           find_pdf_header(beginning) != std::string_view::npos;
}

OldKind old_kind_of(std::string_view bytes) {
    if (bytes.starts_with(k_rtf)) {
        return OldKind::rtf;
    }
    if (!bytes.starts_with(k_compound) || holds(bytes, "EncryptedPackage")) {
        return OldKind::none;
    }
    return holds(bytes, "WordDocument")                       ? OldKind::word
           : holds(bytes, "PowerPoint Document")              ? OldKind::presentation
           : holds(bytes, "Workbook") || holds(bytes, "Book") ? OldKind::workbook
                                                              : OldKind::none;
}

void refuse_unread_kind(std::string_view bytes, const std::string& name) {
    refuse_old(old_kind_of(bytes), name);
    if (bytes.starts_with(k_compound)) {
        throw base::InputError{
            name, holds(bytes, "EncryptedPackage")
                      ? "This is an office document protected with a password. Save it without one."
                      : "This is an old Word or Excel file, or another one of an office program. Save it as .docx, "
                        ".xlsx or .pptx."};
    }
    if (bytes.starts_with(k_zip)) {
        refuse_zip(bytes, name);
        return;
    }
    for (const Signature& signature : k_signatures) {
        if (bytes.size() > signature.at && bytes.substr(signature.at).starts_with(signature.bytes)) {
            throw base::InputError{name, fmt::format("This is {}. {}", signature.what, signature.advice)};
        }
    }
    const std::string tag = first_tag(bytes);
    for (const NamedTag& named : k_tags) {
        if (tag.starts_with(named.tag)) {
            throw base::InputError{name, fmt::format("This is {}, not a text. {}", named.what, named.advice)};
        }
    }
}

} // namespace diptych::reader

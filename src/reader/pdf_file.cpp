#include "reader/pdf_file.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "layout/letter_widths.hpp"
#include "text/bidi.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <poppler-rectangle.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace diptych::reader {

namespace {

constexpr std::size_t k_most_pages = 100'000;
constexpr std::size_t k_most_words = 200'000; ///< of a page; the densest newspaper has a tenth of that

constexpr const char* k_repair = "Repair it, for example with 'qpdf FILE.pdf REPAIRED.pdf', or get it again.";

/// Poppler writes what it finds wrong to stderr, often dozens of lines for a file that reads well.
void keep_silent(const std::string& /*message*/, void* /*closure*/) {}

/// Ligatures of Latin type (U+FB00 to U+FB06), which fonts draw as one sign.
constexpr std::array<std::string_view, 7> k_ligatures{"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

/// Bullets of the Symbol and Wingdings fonts, as word processors pass them on.
char32_t bullet_of(char32_t c) {
    switch (c) {
    case 0xF0B7:
    case 0xF09F:
        return U'•';
    case 0xF0A7:
        return U'▪';
    case 0xF0D8:
        return U'➢';
    case 0xF0FC:
        return U'✓';
    case 0xF0A8:
    case 0xF06F:
        return U'◦';
    default:
        return c;
    }
}

void append_character(std::string& text, char32_t c) {
    if (c >= 0xFB00 && c <= 0xFB06) {
        text += k_ligatures[c - 0xFB00];
    } else if (c >= 0x20 && (c < 0x7F || c > 0x9F) && c != 0xFEFF && !text::is_white_space(c)) {
        text::append_utf8(text, bullet_of(c));
    }
}

/// Poppler gives UTF-16; what is not valid there becomes U+FFFD.
std::string to_utf8(const poppler::ustring& units) {
    std::string text;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const char32_t unit = units[i];
        const bool leading = unit >= 0xD800 && unit < 0xDC00;
        if (leading && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000) {
            append_character(text, 0x10000 + ((unit - 0xD800) << 10) + (units[i + 1] - 0xDC00U));
            ++i;
        } else {
            append_character(text, unit >= 0xD800 && unit < 0xE000 ? U'\uFFFD' : unit);
        }
    }
    // A soft hyphen shows at the end of a line alone.
    constexpr std::string_view k_soft_hyphen = "\u00AD";
    for (std::size_t at = text.find(k_soft_hyphen);
         at != std::string::npos && at + k_soft_hyphen.size() < text.size();
         at = text.find(k_soft_hyphen, at)) {
        text.erase(at, k_soft_hyphen.size());
    }
    return text::nfc(text);
}

/// What the name of a font tells of its type.
struct FontStyle {
    bool bold = false;
    bool italic = false;
    bool nameless = false;
    bool recognised = false; ///< of a program that recognises scans: it has no glyphs
};

FontStyle style_of(const std::string& name) {
    const std::size_t plus = name.find('+'); // "ABCDEF+": a subset
    const std::string lower =
        base::to_lower_ascii(std::string_view{name}.substr(plus == std::string::npos ? 0 : plus + 1));
    const auto has = [&](std::initializer_list<std::string_view> parts) {
        return std::any_of(parts.begin(), parts.end(),
                           [&](std::string_view part) { return lower.find(part) != std::string::npos; });
    };
    FontStyle style;
    style.nameless = lower.empty();
    style.bold = has({"bold", "black", "heavy", "demi", "cmbx", "-bd"});
    style.italic = has({"italic", "oblique", "slanted", "cmti", "cmsl", "-it"});
    style.recognised = has({"glyphless", "hiddenhorz", "invisible"});
    return style;
}

/// What no text is made of, but what comes out of fonts that number their signs from the beginning of ASCII.
bool is_odd_sign(char32_t c) {
    return c < 0x80 && std::string_view{"!\"#$%&'*+/:;<=>?@[\\]^`{|}~"}.find(static_cast<char>(c)) !=
                           std::string_view::npos;
}

bool is_private(char32_t c) {
    return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/// The box of a text that runs down (1), upside down (2) or up (3), as if the page were turned upright.
layout::Word turned(layout::Word word, int quarter_turns) {
    const layout::Word from = word;
    switch (quarter_turns) {
    case 1:
        word.left = from.top;
        word.right = from.bottom;
        word.top = -from.right;
        word.bottom = -from.left;
        break;
    case 2:
        word.left = -from.right;
        word.right = -from.left;
        word.top = -from.bottom;
        word.bottom = -from.top;
        break;
    case 3:
        word.left = -from.bottom;
        word.right = -from.top;
        word.top = from.left;
        word.bottom = from.right;
        break;
    default:
        break;
    }
    return word;
}

/// On a page, and of a size that can be reckoned with: files can hold any number.
bool is_on_page(const layout::Word& word) {
    constexpr double k_largest_page =
        14'400; // points; the largest that PDF 1.7 allows (ISO 32000-1, annex C)
    const auto fits = [](double a) { return std::isfinite(a) && std::abs(a) <= k_largest_page; };
    return fits(word.left) && fits(word.right) && fits(word.top) && fits(word.bottom) && fits(word.size) &&
           word.left <= word.right && word.top < word.bottom && word.size > 0;
}

/// Only of words of which each sign is one letter.
void note_widths(const poppler::text_box& box, std::size_t count, const layout::Word& word,
                 layout::LetterWidths& widths) {
    if (box.text().size() != count) {
        return;
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < word.text.size(); ++at) {
        const text::CodePoint c = text::code_point_at(word.text, i);
        widths.add(c.value, box.char_bbox(at).width(), word.size);
        i += c.length;
    }
}

/// A word that is read from right to left, with each mark before the letter that it stands on. Most programs
/// draw it there, without room of its own; at a word's right end it is of the word before, and a word of its
/// own here. Where a letter and its mark are one glyph, Poppler gives each its room, the letter first, and
/// the word is too wide.
std::vector<layout::Word> with_marks_placed(const poppler::text_box& box, layout::Word word) {
    constexpr double k_same = 0.03;
    constexpr double k_no_room = 0.1; // points
    std::vector<layout::Word> words;
    word.text.clear();
    double width = 0;      // of the letter before
    std::size_t begin = 0; // where it begins, with its marks
    std::string marks;     // behind it, without room
    const poppler::ustring units = box.text();
    for (std::size_t i = 0; i < units.size(); ++i) {
        std::string sign;
        append_character(sign, units[i]);
        const poppler::rectf area = box.char_bbox(i);
        const double own = area.width();
        if (!text::is_mark(units[i])) {
            begin = word.text.size();
            word.text += std::exchange(marks, {}) + sign;
            width = own;
            word.right = area.right();
        } else if (own > k_no_room && std::abs(own - width) <= k_same * own) {
            word.text.insert(begin, sign);
            word.left = std::min(word.left + own, word.right);
        } else {
            marks += sign;
        }
    }
    if (!marks.empty()) {
        layout::Word apart = word;
        apart.text = marks;
        constexpr double k_before = 0.02; // points: in its place when words are sorted
        apart.left = box.bbox().right() + k_before;
        apart.right = apart.left;
        words.push_back(std::move(apart));
    }
    if (!word.text.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

bool has_mark(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        if (text::is_mark(c.value)) {
            return true;
        }
        i += c.length;
    }
    return false;
}

int quarter_turns_of(const poppler::text_box& box) {
    const int rotation = box.rotation();
    return (rotation >= 90 ? rotation / 90 : rotation) & 3;
}

} // namespace

struct PdfFile::Implementation {
    std::string name;
    std::string bytes; ///< Poppler reads from them as long as the document is open
    std::unique_ptr<poppler::document> document;
    PdfTrust trust;
    std::unordered_map<std::string, FontStyle> styles; ///< of the fonts met so far
    layout::LetterWidths widths;                       ///< in fonts without names
    double nameless_scale = 1;                         ///< of the sizes that Poppler finds for these

    const FontStyle& style(const std::string& font) {
        const auto [found, added] = styles.try_emplace(font);
        if (added) {
            found->second = style_of(font);
        }
        return found->second;
    }

    void note_letters(std::string_view text, bool recognised) {
        for (std::size_t i = 0; i < text.size();) {
            const text::CodePoint c = text::code_point_at(text, i);
            ++trust.letters;
            trust.unreadable += is_private(c.value) || is_odd_sign(c.value) ? 1U : 0U;
            trust.recognised += recognised ? 1U : 0U;
            i += c.length;
        }
    }
};

PdfFile::PdfFile(std::string bytes, std::string name) : m_implementation{std::make_unique<Implementation>()} {
    m_implementation->name = std::move(name);
    m_implementation->bytes = std::move(bytes);
    if (m_implementation->bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        throw base::InputError{m_implementation->name,
                               "The PDF is larger than 2 GB. Split it into parts first."};
    }
    poppler::set_debug_error_function(keep_silent, nullptr);
    m_implementation->document.reset(poppler::document::load_from_raw_data(
        m_implementation->bytes.data(), static_cast<int>(m_implementation->bytes.size())));
    if (!m_implementation->document) {
        throw base::InputError{m_implementation->name,
                               fmt::format("The PDF is damaged and cannot be opened. {}", k_repair)};
    }
    if (m_implementation->document->is_locked()) {
        throw base::InputError{
            m_implementation->name,
            "The PDF is protected by a password. Save a copy without one, for example with "
            "'qpdf --password=PASSWORD --decrypt FILE.pdf COPY.pdf'."};
    }
    if (m_implementation->document->pages() <= 0) {
        throw base::InputError{m_implementation->name, fmt::format("The PDF has no pages. {}", k_repair)};
    }
    if (page_count() > k_most_pages) {
        throw base::InputError{m_implementation->name,
                               fmt::format("The PDF has {} pages; no more than {} can be read. Split it into "
                                           "parts first.",
                                           page_count(), k_most_pages)};
    }
}

PdfFile::~PdfFile() = default;

std::size_t PdfFile::page_count() const {
    return static_cast<std::size_t>(std::max(0, m_implementation->document->pages()));
}

layout::PageWords PdfFile::words_of_page(std::size_t page) {
    const std::unique_ptr<poppler::page> opened{
        m_implementation->document->create_page(static_cast<int>(page))};
    if (!opened) {
        throw base::InputError{m_implementation->name,
                               fmt::format("Page {} is damaged and cannot be read. {}", page + 1, k_repair)};
    }
    const std::vector<poppler::text_box> boxes = opened->text_list(poppler::page::text_list_include_font);
    if (boxes.size() > k_most_words) {
        throw base::InputError{m_implementation->name,
                               fmt::format("Page {} has {} words on it, which is no page of "
                                           "text. Save the text you need as a file of its own.",
                                           page + 1, boxes.size())};
    }
    std::array<std::size_t, 4> characters{};
    for (const poppler::text_box& box : boxes) {
        characters[static_cast<std::size_t>(quarter_turns_of(box))] += box.text().size();
    }
    const auto most = std::max_element(characters.begin(), characters.end());
    const int upright = static_cast<int>(most - characters.begin());
    const poppler::rectf sheet = opened->page_rect();
    const double extent = std::max(sheet.width(), sheet.height()); // of a page that may be turned
    layout::PageWords result;
    result.width = upright % 2 == 0 ? sheet.width() : sheet.height();
    result.height = upright % 2 == 0 ? sheet.height() : sheet.width();
    result.words.reserve(boxes.size());
    std::size_t right_to_left = 0;
    std::size_t letters = 0;
    for (const poppler::text_box& box : boxes) {
        const poppler::rectf area = box.bbox();
        const FontStyle& style = m_implementation->style(box.get_font_name());
        layout::Word word{to_utf8(box.text()), area.left(),         area.right(), area.top(),
                          area.bottom(),       box.get_font_size(), style.bold,   style.italic};
        const bool visible = is_on_page(word) && area.right() >= 0 && area.bottom() >= 0 &&
                             area.left() <= extent && area.top() <= extent;
        if (visible && quarter_turns_of(box) == upright && !word.text.empty()) {
            m_implementation->note_letters(word.text, style.recognised);
            const std::size_t count = text::count_code_points(word.text);
            if (style.nameless) {
                // Fonts without names have sizes of their own measure, too; letters of full width are as wide
                // as high.
                const char32_t first = text::code_point_at(word.text, 0).value;
                if (text::is_full_width(first) && count > 0) {
                    m_implementation->nameless_scale =
                        (word.right - word.left) / static_cast<double>(count) / word.size;
                }
                word.size *= m_implementation->nameless_scale;
                word.expected = 1; // known later
                note_widths(box, count, word, m_implementation->widths);
            }
            letters += count;
            if (!text::has_right_to_left(word.text)) {
                result.words.push_back(turned(std::move(word), upright));
                continue;
            }
            right_to_left += count;
            if (upright != 0 || !has_mark(word.text)) {
                result.words.push_back(turned(std::move(word), upright));
                continue;
            }
            for (layout::Word& part : with_marks_placed(box, word)) {
                result.words.push_back(std::move(part));
            }
        }
    }
    result.right_to_left = 2 * right_to_left > letters;
    if (result.right_to_left) {
        for (layout::Word& word : result.words) {
            word.left = std::exchange(word.right, result.width - word.left);
            word.left = result.width - word.left;
        }
    }
    return result;
}

const PdfTrust& PdfFile::trust() const {
    return m_implementation->trust;
}

void PdfFile::expect_widths(layout::Word& word) const {
    if (word.expected != 0) {
        word.expected = m_implementation->widths.expected(word.text, word.size);
    }
}

std::vector<std::string> PdfFile::attachments() const {
    std::vector<std::string> names;
    if (!m_implementation->document->has_embedded_files()) {
        return names;
    }
    for (const poppler::embedded_file* file : m_implementation->document->embedded_files()) {
        if (file != nullptr && file->is_valid()) {
            names.push_back(file->name());
        }
    }
    return names;
}

} // namespace diptych::reader

#include "reader/pdf_file.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <poppler-rectangle.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
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

void append_character(std::string& text, char32_t c) {
    constexpr char32_t k_symbol_bullet = 0xF0B7; // of the Symbol font, as word processors pass it on
    if (c >= 0xFB00 && c <= 0xFB06) {
        text += k_ligatures[c - 0xFB00];
    } else if (c == k_symbol_bullet) {
        text::append_utf8(text, U'•');
    } else if (c >= 0x20 && (c < 0x7F || c > 0x9F) && c != 0xFEFF && !text::is_white_space(c)) {
        text::append_utf8(text, c);
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
    return text::nfc(text);
}

/// The box of a text that runs down (1), upside down (2) or up (3), as if the page were turned upright.
PdfWord turned(PdfWord word, int quarter_turns) {
    const PdfWord from = word;
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
bool is_on_page(const PdfWord& word) {
    constexpr double k_largest_page =
        14'400; // points; the largest that PDF 1.7 allows (ISO 32000-1, annex C)
    const auto fits = [](double a) { return std::isfinite(a) && std::abs(a) <= k_largest_page; };
    return fits(word.left) && fits(word.right) && fits(word.top) && fits(word.bottom) && fits(word.size) &&
           word.left <= word.right && word.top < word.bottom && word.size > 0;
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

std::vector<PdfWord> PdfFile::words_of_page(std::size_t page) const {
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
    std::vector<PdfWord> words;
    words.reserve(boxes.size());
    for (const poppler::text_box& box : boxes) {
        const poppler::rectf area = box.bbox();
        PdfWord word{to_utf8(box.text()), area.left(),   area.right(),
                     area.top(),          area.bottom(), box.get_font_size()};
        const bool visible = is_on_page(word) && area.right() >= 0 && area.bottom() >= 0 &&
                             area.left() <= extent && area.top() <= extent;
        if (visible && quarter_turns_of(box) == upright && !word.text.empty()) {
            words.push_back(turned(std::move(word), upright));
        }
    }
    return words;
}

} // namespace diptych::reader

#include "text/analyzer.hpp"

#include "base/string.hpp"
#include "language/language.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/icu_status.hpp"
#include "text/inflection.hpp"
#include "text/utext.hpp"
#include "text/utf8.hpp"

#include <libstemmer.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_map>

namespace diptych::text {

namespace {

struct DeleteStemmer {
    void operator()(sb_stemmer* stemmer) const noexcept { sb_stemmer_delete(stemmer); }
};

using Stemmer = std::unique_ptr<sb_stemmer, DeleteStemmer>;

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'\u2019' || c == U'\u02BC';
}

/// Soft hyphen, zero-width space and joiners, marks of direction, byte order mark: no part of a word, and no end of it.
bool is_invisible(char32_t c) {
    return c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

bool is_word_character(char32_t c) {
    return is_letter(c) || is_mark(c) || is_digit(c);
}

using base::is_ascii_digit;

bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool may_be_in_symbol(char c) {
    return is_ascii_upper(c) || is_ascii_digit(c) || (c >= 'a' && c <= 'z') || c == '/' || c == '.' ||
           c == '-' || c == '_';
}

/// The end of the document symbol (A/RES/73/27, UNEP/CHW.12/18/Add.1) that begins at `begin`, or `begin`.
/// A capital first, a slash and a digit somewhere, no full stop or hyphen last. What is longer than any
/// symbol is none, and it does not matter how long it is.
std::size_t end_of_symbol(std::string_view text, std::size_t begin) {
    if (!is_ascii_upper(text[begin])) {
        return begin;
    }
    constexpr std::size_t k_longest = 256;
    std::size_t end = begin;
    while (end < text.size() && may_be_in_symbol(text[end])) {
        if (end - begin == k_longest) {
            return begin;
        }
        ++end;
    }
    while (end > begin && !is_ascii_digit(text[end - 1]) && !is_ascii_upper(text[end - 1]) &&
           (text[end - 1] < 'a' || text[end - 1] > 'z')) {
        --end;
    }
    const std::string_view candidate = text.substr(begin, end - begin);
    const bool is_symbol = candidate.find('/') != std::string_view::npos &&
                           std::any_of(candidate.begin(), candidate.end(), is_ascii_digit);
    return is_symbol ? end : begin;
}

/// Scripts written without spaces between words, for which ICU has dictionaries.
bool needs_dictionary(char32_t c) {
    if (c < 0x0E00) {
        return false;
    }
    const int line_break = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK);
    return line_break == U_LB_COMPLEX_CONTEXT || line_break == U_LB_IDEOGRAPHIC ||
           line_break == U_LB_CONDITIONAL_JAPANESE_STARTER;
}

struct Forms {
    std::string folded;
    std::string stem;
};

} // namespace

struct Analyzer::Parts {
    model::LanguageTag language;
    const language::Language* known = nullptr;
    Stemmer snowball; ///< for the languages that have no stemmer of our own
    std::unique_ptr<icu::BreakIterator> dictionary_words; ///< made when first needed
    std::unordered_map<std::string, Forms> cache;         ///< words repeat: most look-ups end here

    const Forms& forms_of(std::string_view word);
    std::string stem_of(std::string_view word, const std::string& folded) const;
    std::size_t take_number(std::vector<WordSpan>& spans, std::string_view text, std::size_t begin);
    std::size_t take_word(std::vector<WordSpan>& spans, std::string_view text, std::size_t begin);
    std::size_t take_dictionary_words(std::vector<WordSpan>& spans, std::string_view text, std::size_t begin);
    bool is_elision(std::string_view word) const;
};

std::string Analyzer::Parts::stem_of(std::string_view word, const std::string& folded) const {
    constexpr std::size_t k_longest = 256; // bytes; longer ones are no words, and Snowball takes its time
    if (word.size() > k_longest) {
        return folded;
    }
    if (!known->stems.empty()) {
        return stem_by_rules(*known, folded);
    }
    if (!snowball) {
        return folded;
    }
    const std::string lower = fold_case(word);
    const auto* stem = sb_stemmer_stem(snowball.get(), reinterpret_cast<const sb_symbol*>(lower.data()),
                                       static_cast<int>(lower.size()));
    if (stem == nullptr) {
        throw base::Error{"Snowball ran out of memory while stemming a word."};
    }
    return fold(
        {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(snowball.get()))});
}

const Forms& Analyzer::Parts::forms_of(std::string_view word) {
    constexpr std::size_t k_most_cached = 100'000;
    std::string key{word};
    const auto found = cache.find(key);
    if (found != cache.end()) {
        return found->second;
    }
    if (cache.size() >= k_most_cached) {
        cache.clear();
    }
    std::string folded = fold(word);
    std::string stem = stem_of(word, folded);
    return cache.emplace(std::move(key), Forms{std::move(folded), std::move(stem)}).first->second;
}

bool Analyzer::Parts::is_elision(std::string_view word) const {
    return !known->elisions.empty() && word.size() <= 6 && known->elisions.contains(fold_case(word));
}

/// Digits, with one of . , / : between digits. What follows without a space makes it a word ("1re"), unless
/// they are more than any number has.
std::size_t Analyzer::Parts::take_number(std::vector<WordSpan>& spans, std::string_view text,
                                         std::size_t begin) {
    const auto separates = [&](std::size_t i) {
        return i + 1 < text.size() && is_ascii_digit(text[i + 1]) &&
               std::string_view{".,/:"}.find(text[i]) != std::string_view::npos;
    };
    constexpr std::size_t k_longest = 256;
    std::size_t end = begin;
    while (end < text.size() && (is_ascii_digit(text[end]) || separates(end))) {
        ++end;
    }
    if (end - begin <= k_longest && end < text.size() && is_word_character(code_point_at(text, end).value)) {
        return take_word(spans, text, begin);
    }
    spans.push_back({{begin, end}, TokenKind::number});
    return end;
}

/// Letters, marks, digits, and apostrophes between letters; cut after an elided word.
std::size_t Analyzer::Parts::take_word(std::vector<WordSpan>& spans, std::string_view text,
                                       std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size()) {
        const CodePoint c = code_point_at(text, end);
        if (is_word_character(c.value) && !needs_dictionary(c.value)) {
            end += c.length;
            continue;
        }
        if (is_invisible(c.value)) {
            end += c.length;
            continue;
        }
        const std::size_t after = end + c.length;
        if (!is_apostrophe(c.value) || after >= text.size() || !is_letter(code_point_at(text, after).value)) {
            break;
        }
        if (is_elision(text.substr(begin, end - begin))) {
            spans.push_back({{begin, after}, TokenKind::word});
            return after;
        }
        const CodePoint next = code_point_at(text, after);
        const bool ends_word = after + next.length >= text.size() ||
                               !is_word_character(code_point_at(text, after + next.length).value);
        if (known->has_possessive_s && ends_word &&
            (next.value == U's' || next.value == U'S')) { // the Chair|'s
            spans.push_back({{begin, end}, TokenKind::word});
            spans.push_back({{end, after + next.length}, TokenKind::word});
            return after + next.length;
        }
        end = after;
    }
    spans.push_back({{begin, end}, TokenKind::word});
    return end;
}

std::size_t Analyzer::Parts::take_dictionary_words(std::vector<WordSpan>& spans, std::string_view text,
                                                   std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size()) {
        const CodePoint c = code_point_at(text, end);
        if (!needs_dictionary(c.value) && !is_mark(c.value)) {
            break;
        }
        end += c.length;
    }
    IcuStatus status;
    if (!dictionary_words) {
        dictionary_words.reset(icu::BreakIterator::createWordInstance(
            icu::Locale::forLanguageTag(language.str(), status), status));
        status.check("make a word iterator");
    }
    const Utf8Text run{text.substr(begin, end - begin)};
    dictionary_words->setText(run.get(), status);
    status.check("read a text");
    std::size_t from = 0;
    dictionary_words->first();
    for (auto to = dictionary_words->next(); to != icu::BreakIterator::DONE; to = dictionary_words->next()) {
        spans.push_back({{begin + from, begin + static_cast<std::size_t>(to)}, TokenKind::word});
        from = static_cast<std::size_t>(to);
    }
    return end;
}

Analyzer::Analyzer(const model::LanguageTag& language) : m_parts{std::make_unique<Parts>()} {
    m_parts->language = language;
    m_parts->known = &language::language_of(language.primary());
    if (m_parts->known->stems.empty()) {
        m_parts->snowball.reset(sb_stemmer_new(std::string{language.primary()}.c_str(), "UTF_8"));
    }
}

Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const model::LanguageTag& Analyzer::language() const {
    return m_parts->language;
}

void Analyzer::cut(std::string_view text, std::vector<WordSpan>& spans) const {
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        if (!is_letter(c.value) && !is_digit(c.value)) {
            i += c.length;
            continue;
        }
        if (needs_dictionary(c.value)) {
            i = m_parts->take_dictionary_words(spans, text, i);
            continue;
        }
        const std::size_t symbol_end = end_of_symbol(text, i);
        if (symbol_end != i) {
            spans.push_back({{i, symbol_end}, TokenKind::symbol});
            i = symbol_end;
        } else if (c.length == 1 && is_ascii_digit(text[i])) {
            i = m_parts->take_number(spans, text, i);
        } else {
            i = m_parts->take_word(spans, text, i);
        }
    }
}

std::vector<Token> Analyzer::analyze(std::string_view text) const {
    std::vector<WordSpan> spans;
    cut(text, spans);
    std::vector<Token> tokens;
    tokens.reserve(spans.size());
    for (const WordSpan& span : spans) {
        const std::string_view surface = model::slice(text, span.range);
        if (span.kind != TokenKind::word) {
            std::string folded = fold(surface);
            tokens.push_back({span.range, span.kind, folded, folded});
            continue;
        }
        const Forms& forms = m_parts->forms_of(surface);
        if (!forms.folded.empty()) { // only default-ignorable characters
            tokens.push_back({span.range, span.kind, forms.folded, forms.stem});
        }
    }
    return tokens;
}

std::string Analyzer::stem(std::string_view word) const {
    return m_parts->stem_of(word, fold(word));
}

std::string stem_key(const std::vector<Token>& tokens) {
    std::string key;
    for (const Token& token : tokens) {
        if (!key.empty()) {
            key += ' ';
        }
        key += token.stem;
    }
    return key;
}

} // namespace diptych::text

#include "check/untranslated.hpp"

#include "base/string.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string>

namespace diptych::check {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Calls use(word) for each run of letters.
template <typename Use>
void for_each_word(std::string_view text, const Use& use) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint point = text::code_point_at(text, at);
        if (!text::is_letter(point.value) && !text::is_mark(point.value)) {
            if (at > begin) {
                use(text.substr(begin, at - begin));
            }
            begin = at + point.length;
        }
        at += point.length;
    }
    if (text.size() > begin) {
        use(text.substr(begin));
    }
}

/// Only the words, each followed by a space.
std::string folded_words(std::string_view text) {
    std::string words;
    for_each_word(text, [&](std::string_view word) {
        words += is_ascii(word) ? base::to_lower_ascii(word) : text::fold(word);
        words += ' ';
    });
    return words;
}

/// Words in small letters, of two letters at least: what is no name.
std::size_t count_plain_words(std::string_view text) {
    std::size_t count = 0;
    for_each_word(text, [&](std::string_view word) {
        count += word.size() > 1 && text::is_lower(text::code_point_at(word, 0).value) ? 1U : 0U;
    });
    return count;
}

} // namespace

UntranslatedTest::UntranslatedTest(const model::LanguageTag& source, const model::LanguageTag& target,
                                   const CheckOptions& options)
    : m_source{source}, m_target{target}, m_source_words{&language::language_of(source.primary())},
      m_target_words{&language::language_of(target.primary())}, m_options{options} {}

bool UntranslatedTest::is_in_source_language(std::string_view target) const {
    constexpr std::size_t k_fewest = 3;
    if (m_source_words->functions.empty() || m_target_words->functions.empty()) {
        const auto guess = m_options.guess_language ? m_options.guess_language(target) : std::nullopt;
        return guess && guess->primary() == m_source.primary();
    }
    std::size_t of_source = 0;
    std::size_t of_target = 0;
    for_each_word(target, [&](std::string_view word) {
        const std::string small = is_ascii(word) ? base::to_lower_ascii(word) : text::fold_case(word);
        const bool in_source = m_source_words->functions_of(small) != language::k_no_function;
        const bool in_target = m_target_words->functions_of(small) != language::k_no_function;
        of_source += in_source && !in_target ? 1U : 0U;
        of_target += in_target && !in_source ? 1U : 0U;
    });
    return of_source >= k_fewest && of_source >= 2 * of_target;
}

bool UntranslatedTest::is_untranslated(std::string_view source, std::string_view target) const {
    constexpr std::size_t k_fewest_words = 4;
    if (m_source.primary() == m_target.primary()) {
        return false;
    }
    // Lengths first: folding costs more than all the rest.
    const bool alike = source.size() < target.size() + target.size() / 4 + 4 &&
                       target.size() < source.size() + source.size() / 4 + 4;
    if (alike && count_plain_words(source) >= k_fewest_words &&
        folded_words(source) == folded_words(target)) {
        return true;
    }
    return is_in_source_language(target);
}

} // namespace diptych::check

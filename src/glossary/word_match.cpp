#include "glossary/word_match.hpp"

#include "glossary/surface.hpp"
#include "glossary/term_readings.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace diptych::glossary {

namespace {

using model::Difference;
using model::Differences;
using morphology::PartOfSpeech;
using morphology::Reading;

/// Whether a text's word of the one kind can be a form of a term's word of the other, if their lemma is the
/// same. A participle in a term stands for the adjective it serves as, so that no other verb form is one.
bool go_together(PartOfSpeech term, PartOfSpeech text) {
    if (term == PartOfSpeech::unknown || text == PartOfSpeech::unknown || term == text) {
        return true;
    }
    return (is_nominal(term) && is_nominal(text)) ||
           (is_verbal(term) && is_verbal(text) && term != PartOfSpeech::participle);
}

/// Whether a spelling dictionary has the form itself and says no more.
bool is_listed(const std::vector<Reading>& readings, std::string_view surface) {
    const std::string small = text::fold_case(surface);
    return std::all_of(readings.begin(), readings.end(),
                       [&](const Reading& r) { return text::fold_case(r.lemma) == small; });
}

bool starts_with_capital(std::string_view word) {
    return !word.empty() && text::is_upper(text::code_point_at(word, 0).value);
}

/// A lemma as it is written since the last reform. Where the old letter tells two words apart it is kept
/// ("sûr").
std::string reformed(const language::Language& language, std::string lemma) {
    if (language.unreformed.contains(lemma)) {
        return lemma;
    }
    for (const auto& [old_letter, new_letter] : language.reformed_letters) {
        // The last letter is an ending, where é and è are never one ("traité").
        for (std::size_t at = lemma.find(old_letter);
             at != std::string::npos && at + old_letter.size() < lemma.size();
             at = lemma.find(old_letter, at)) {
            lemma.replace(at, old_letter.size(), new_letter);
        }
    }
    return lemma;
}

bool differ_in_gender(const language::Language& language, std::string_view a, std::string_view b) {
    return std::any_of(language.genders.begin(), language.genders.end(), [&](const auto& endings) {
        const auto& [masculine, feminine] = endings;
        const auto is_pair = [&, m = std::string_view{masculine},
                              f = std::string_view{feminine}](std::string_view x, std::string_view y) {
            return x.ends_with(m) && y.ends_with(f) &&
                   x.substr(0, x.size() - m.size()) == y.substr(0, y.size() - f.size());
        };
        return is_pair(a, b) || is_pair(b, a);
    });
}

} // namespace

std::optional<Differences> WordMatcher::match(WordId term, WordId text, PartOfSpeech part, bool alone) {
    if (term == text) {
        return Differences{};
    }
    constexpr unsigned k_id_bits = 29;
    const std::uint64_t key = (((std::uint64_t{term} << k_id_bits) + text) << 5U) |
                              (static_cast<std::uint64_t>(part) << 1U) | (alone ? 1U : 0U);
    const std::uint32_t known = m_known.find(key);
    if (known != k_none) {
        return m_results[known];
    }
    constexpr std::size_t k_most_known = 4'000'000;
    if (m_known.size() >= k_most_known) {
        forget();
    }
    const auto result = compare(term, text, part, alone);
    const auto at = std::find(m_results.begin(), m_results.end(), result) - m_results.begin();
    if (static_cast<std::size_t>(at) == m_results.size()) {
        m_results.push_back(result);
    }
    m_known.find_or_insert(key, static_cast<std::uint32_t>(at));
    return result;
}

void WordMatcher::forget() {
    m_known = HashIndex{};
}

std::optional<Differences> WordMatcher::compare(WordId term, WordId text, PartOfSpeech part,
                                                bool alone) const {
    const std::string_view term_surface = m_words.surface(term);
    const std::string_view text_surface = m_words.surface(text);
    if (term_surface == text_surface) {
        return Differences{};
    }
    if (m_words[term].is_word != m_words[text].is_word) {
        return std::nullopt;
    }
    const bool are_words = m_words[term].is_word;
    const std::string term_folded = are_words ? fold_word(term_surface) : text::fold(term_surface);
    const std::string text_folded = are_words ? fold_word(text_surface) : text::fold(text_surface);
    Differences differences = surface_differences(term_surface, text_surface);
    if (term_folded == text_folded) {
        if (is_other_word(term, text, differences, part, alone)) {
            return std::nullopt;
        }
        return differences;
    }
    if (!are_words) {
        return std::nullopt;
    }
    if (m_words.spelling(term_folded) == m_words.spelling(text_folded)) {
        differences.add(Difference::spelling);
        return differences;
    }
    if (!is_inflected(term, text, part, alone)) {
        return std::nullopt;
    }
    differences.add(Difference::inflection);
    const std::string term_stem = m_words.analyzer().stem(term_surface);
    const std::string text_stem = m_words.analyzer().stem(text_surface);
    if (term_stem != text_stem && m_words.spelling(term_stem) == m_words.spelling(text_stem)) {
        differences.add(Difference::spelling);
    }
    return differences;
}

/// Whether two words that fold alike are two words of the dictionary: "marché" and "marche", "Turkey" and
/// "turkey". Accents that capitals go without say nothing.
bool WordMatcher::is_other_word(WordId term, WordId text, Differences differences, PartOfSpeech part,
                                bool alone) const {
    if (m_words.morphology() == nullptr) {
        return false;
    }
    const std::vector<Reading> of_term = m_words.morphology()->readings(m_words.surface(term));
    const std::vector<Reading>& of_text = m_words.morphology()->readings(m_words.surface(text));
    if (of_term.empty() || of_text.empty()) {
        return false;
    }
    const Capitals capitals = m_words[text].capitals;
    if (differences.has(Difference::accent) && (capitals == Capitals::none || capitals == Capitals::mixed)) {
        return !share_lemma(readings_of_term(of_term, m_words.surface(term), part, alone), of_text);
    }
    const bool is_name = std::any_of(of_term.begin(), of_term.end(), [](const Reading& r) {
        return r.part_of_speech != PartOfSpeech::unknown && starts_with_capital(r.lemma);
    });
    return is_name && alone && m_words[term].capitals == Capitals::first && capitals == Capitals::none;
}

bool WordMatcher::same_keys(WordId a, WordId b, bool stems_only) const {
    const auto of_a = m_words.keys(a).first(stems_only ? m_words[a].stem_keys : m_words[a].key_count);
    const auto of_b = m_words.keys(b).first(stems_only ? m_words[b].stem_keys : m_words[b].key_count);
    return std::any_of(of_a.begin(), of_a.end(), [&](std::uint64_t key) {
        return std::find(of_b.begin(), of_b.end(), key) != of_b.end();
    });
}

/// Stems propose, the dictionary decides: when it knows both words and no lemma is common to them, they are
/// two.
bool WordMatcher::is_inflected(WordId term, WordId text, PartOfSpeech part, bool alone) const {
    const bool same_stem = same_keys(term, text, true);
    if (m_words.morphology() == nullptr) {
        return same_stem;
    }
    const std::vector<Reading> of_term = m_words.morphology()->readings(m_words.surface(term));
    const std::vector<Reading>& of_text = m_words.morphology()->readings(m_words.surface(text));
    if (of_term.empty() || of_text.empty()) {
        return same_stem;
    }
    const std::vector<Reading> as_term = readings_of_term(of_term, m_words.surface(term), part, alone);
    const bool shared = share_lemma(as_term, of_text);
    if (of_text.front().part_of_speech == PartOfSpeech::unknown) {
        // A spelling dictionary takes off derivation too, and lists irregular forms as words of their own:
        // its lemmas refuse what regular endings propose, and propose nothing but verb forms.
        const bool regular = m_words.keys(term).front() == m_words.keys(text).front() &&
                             !(m_words.known_language().spellers_list_irregular_forms &&
                               is_listed(of_text, m_words.surface(text)));
        return same_stem ? shared || !regular : shared && part == PartOfSpeech::verb;
    }
    return shared && !(alone && is_word_of_its_own(as_term, of_text, m_words.surface(text)));
}

/// Whether the text has the dictionary form of another noun, which happens to look like a form of the term's:
/// "capitale" of "capital", "cours" of "cour".
bool WordMatcher::is_word_of_its_own(const std::vector<Reading>& term, const std::vector<Reading>& text,
                                     std::string_view surface) const {
    const std::string small = text::fold_case(surface);
    return std::any_of(text.begin(), text.end(), [&](const Reading& r) {
        return r.part_of_speech == PartOfSpeech::noun && text::fold_case(r.lemma) == small &&
               std::none_of(term.begin(), term.end(), [&](const Reading& t) {
                   return same_lemma(t.lemma, r.lemma) || t.part_of_speech == PartOfSpeech::verb;
               });
    });
}

bool WordMatcher::share_lemma(const std::vector<Reading>& term, const std::vector<Reading>& text) const {
    return std::any_of(term.begin(), term.end(), [&](const Reading& a) {
        return std::any_of(text.begin(), text.end(), [&](const Reading& b) {
            return go_together(a.part_of_speech, b.part_of_speech) && same_lemma(a.lemma, b.lemma);
        });
    });
}

bool WordMatcher::same_lemma(std::string_view a, std::string_view b) const {
    const std::string lower_a = text::fold_case(a);
    const std::string lower_b = text::fold_case(b);
    if (lower_a == lower_b) {
        return true;
    }
    const language::Language& known = m_words.known_language();
    return differ_in_gender(known, lower_a, lower_b) ||
           reformed(known, lower_a) == reformed(known, lower_b) ||
           (known.lemmas_vary_in_spelling &&
            m_words.spelling(text::fold(a)) == m_words.spelling(text::fold(b)));
}

bool WordMatcher::may_be_acronym(WordId id) const {
    constexpr std::size_t k_shortest = 4;
    const Word& word = m_words[id];
    if (word.functions != 0) {
        return false;
    }
    if (m_words.morphology() == nullptr) {
        return word.letters >= k_shortest && word.key_hash == word.folded_hash;
    }
    const std::string small = text::fold_case(m_words.surface(id));
    const auto& readings = m_words.morphology()->readings(small);
    return std::all_of(readings.begin(), readings.end(), [&](const Reading& r) {
        return word.letters >= k_shortest && text::fold_case(r.lemma) == small &&
               (r.part_of_speech == PartOfSpeech::unknown || r.part_of_speech == PartOfSpeech::noun ||
                r.part_of_speech == PartOfSpeech::proper_noun);
    });
}

bool WordMatcher::is_verb(WordId id) const {
    if (m_words.morphology() == nullptr) {
        return false;
    }
    const auto& readings = m_words.morphology()->readings(m_words.surface(id));
    const auto any = [&](bool (*is_kind)(PartOfSpeech)) {
        return std::any_of(readings.begin(), readings.end(),
                           [&](const Reading& r) { return is_kind(r.part_of_speech); });
    };
    return any(is_verbal) && !any(is_nominal);
}

} // namespace diptych::glossary

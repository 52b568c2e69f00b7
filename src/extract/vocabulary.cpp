#include "extract/vocabulary.hpp"

#include "base/string.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::extract {

namespace {

using morphology::PartOfSpeech;

/// The forms under which words are counted: as text::fold_case, with one kind of apostrophe and of hyphen.
std::string plain(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const text::CodePoint c = text::code_point_at(text, at);
        if (c.value == U'\u2019' || c.value == U'\u02BC') {
            result += '\'';
        } else if (c.value == U'\u2010' || c.value == U'\u2011') {
            result += '-';
        } else if (c.value != U'\u00AD') {
            result.append(text, at, c.length);
        }
        at += c.length;
    }
    return text::is_nfc(result) ? result : text::nfc(result);
}

void find_capitals(Form& form) {
    bool small = false;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < form.text.size();) {
        const text::CodePoint c = text::code_point_at(form.text, at);
        small = small || text::is_lower(c.value);
        letters += text::is_upper(c.value) ? 1U : 0U;
        if (at == 0) {
            form.first_capital = text::is_upper(c.value);
            form.first_small = text::is_lower(c.value);
        }
        at += c.length;
    }
    form.all_capitals = !small && letters > 1;
    form.text_is_small = small && letters == 0;
}

/// Which numbers a noun or adjective may be of; a form like its lemma may be of both ("corps").
void find_number(Form& form, const std::string& lower) {
    bool singular = false;
    bool plural = false;
    for (const morphology::Reading& reading : form.readings) {
        if (reading.part_of_speech == PartOfSpeech::noun ||
            reading.part_of_speech == PartOfSpeech::adjective ||
            reading.part_of_speech == PartOfSpeech::participle) {
            plural = plural || reading.plural;
            singular = singular || !reading.plural || reading.lemma == lower;
        }
    }
    form.plural_only = plural && !singular;
    form.singular_only = singular && !plural;
}

/// Classes that have a lemma of their own, in the order of morphology::lemma_of.
constexpr std::array<morphology::WordClass, 5> k_lemma_classes{morphology::k_noun, morphology::k_adjective,
                                                               morphology::k_proper_noun,
                                                               morphology::k_participle, morphology::k_verb};

} // namespace

Vocabulary::Vocabulary(const model::LanguageTag& language, morphology::Morphology* morphology)
    : m_language{&language::language_of(language.primary())}, m_morphology{morphology}, m_tagger{
                                                                                            *m_language} {}

FormId Vocabulary::form_id(std::string_view text) {
    if (const auto found = m_form_ids.find(text); found != m_form_ids.end()) {
        return found->second;
    }
    Form& form = m_forms.emplace_back();
    form.text = text;
    find_capitals(form);
    look_up(form, plain(text));
    const auto id = static_cast<FormId>(m_forms.size() - 1);
    m_form_ids.emplace(form.text, id);
    return id;
}

void Vocabulary::look_up(Form& form, const std::string& text) {
    form.word = word_id(text::fold_case(text));
    Word& word = m_words[form.word];
    if (m_morphology != nullptr) {
        form.readings = m_morphology->readings(text);
    }
    const auto has = [&](PartOfSpeech part_of_speech) {
        return std::any_of(form.readings.begin(), form.readings.end(),
                           [&](const morphology::Reading& r) { return r.part_of_speech == part_of_speech; });
    };
    word.in_dictionary = word.in_dictionary || !form.readings.empty();
    word.proper_noun = word.proper_noun || (form.first_capital && has(PartOfSpeech::proper_noun));
    form.classes = m_tagger.usual_classes_of(word.lower, form.readings);
    if ((form.classes & morphology::k_unknown_word) != 0 &&
        m_language->functions_of(word.lower) != language::k_no_function) {
        form.classes = morphology::k_other_function; // Hunspell does not say what it is, or nothing is there
    }
    find_number(form, word.lower);
}

WordId Vocabulary::word_id(std::string lower) {
    if (const auto found = m_word_ids.find(lower); found != m_word_ids.end()) {
        return found->second;
    }
    Word& word = m_words.emplace_back();
    word.lower = std::move(lower);
    word.linking = m_language->linking_prepositions.contains(word.lower);
    word.linking_article = m_language->linking_articles.contains(word.lower);
    word.general_adjective = m_language->general_adjectives.contains(word.lower);
    word.letters = static_cast<std::uint32_t>(text::count_code_points(word.lower));
    word.has_digit = std::any_of(word.lower.begin(), word.lower.end(), base::is_ascii_digit);
    word.known = m_morphology != nullptr && !m_morphology->readings(word.lower).empty();
    word.in_dictionary = word.known;
    const auto id = static_cast<WordId>(m_words.size() - 1);
    m_word_ids.emplace(word.lower, id);
    return id;
}

LemmaId Vocabulary::lemma_id(std::string lemma) {
    if (const auto found = m_lemma_ids.find(lemma); found != m_lemma_ids.end()) {
        return found->second;
    }
    const std::string& kept = m_lemmas.emplace_back(std::move(lemma));
    const auto id = static_cast<LemmaId>(m_lemmas.size() - 1);
    m_lemma_ids.emplace(kept, id);
    m_lemma_frequencies.push_back(0);
    return id;
}

LemmaId Vocabulary::count_lemma(FormId form_id, morphology::WordClasses classes) {
    Form& form = m_forms[form_id];
    const auto* first = std::find_if(k_lemma_classes.begin(), k_lemma_classes.end(),
                                     [&](morphology::WordClass c) { return (classes & c) != 0; });
    std::uint32_t& kept = form.lemmas[static_cast<std::size_t>(first - k_lemma_classes.begin())];
    if (kept == 0) {
        const std::string_view lemma = morphology::lemma_of(classes, form.readings, m_words[form.word].lower);
        kept = lemma_id(text::fold_case(lemma)) + 1;
    }
    ++m_lemma_frequencies[kept - 1];
    return kept - 1;
}

} // namespace diptych::extract

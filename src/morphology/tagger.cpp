#include "morphology/tagger.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"

#include <algorithm>
#include <map>

namespace diptych::morphology {

namespace {

WordClasses class_of(PartOfSpeech part_of_speech) {
    switch (part_of_speech) {
    case PartOfSpeech::noun:
        return k_noun;
    case PartOfSpeech::proper_noun:
        return k_proper_noun;
    case PartOfSpeech::adjective:
        return k_adjective;
    case PartOfSpeech::verb:
        return k_verb;
    case PartOfSpeech::participle:
        return k_participle;
    case PartOfSpeech::adverb:
        return k_adverb;
    case PartOfSpeech::determiner:
        return k_determiner;
    case PartOfSpeech::pronoun:
        return k_pronoun;
    case PartOfSpeech::preposition:
        return k_preposition;
    case PartOfSpeech::auxiliary:
        return k_auxiliary;
    case PartOfSpeech::other:
        return k_other_function;
    case PartOfSpeech::unknown:
        break;
    }
    return k_unknown_word;
}

/// What of the word before counts, at most one bit.
WordClasses kind_of(WordClasses before) {
    if ((before & k_infinitive_mark) != 0) {
        return k_infinitive_mark;
    }
    if ((before & k_article) != 0) {
        return k_determiner;
    }
    for (const WordClass kind : {k_noun, k_adjective, k_subject, k_break, k_number, k_determiner}) {
        if ((before & kind) != 0) {
            return kind;
        }
    }
    if ((before & k_participle) != 0 && (before & k_ing) != 0) {
        return k_ing;
    }
    for (const WordClass kind :
         {k_verb, k_preposition, k_proper_noun, k_pronoun, k_unknown_word, k_auxiliary}) {
        if ((before & kind) != 0) {
            return kind;
        }
    }
    return k_no_class;
}

/// By their names in the rules.
const std::map<std::string_view, WordClasses>& named_classes() {
    static const std::map<std::string_view, WordClasses> names{
        {"noun", k_noun},
        {"proper-noun", k_proper_noun},
        {"adjective", k_adjective},
        {"verb", k_verb},
        {"participle", k_participle},
        {"adverb", k_adverb},
        {"determiner", k_determiner},
        {"pronoun", k_pronoun},
        {"preposition", k_preposition},
        {"auxiliary", k_auxiliary},
        {"unknown", k_unknown_word},
        {"number", k_number},
        {"subject", k_subject},
        {"infinitive-mark", k_infinitive_mark},
        {"final-s", k_final_s},
        {"ing", k_ing},
        {"plural-noun", k_plural_noun},
        {"participle-like", k_participle_like},
        {"infinitive-like", k_infinitive_like},
        {"listed", listed(0xFFFF)},
        {"listed-determiner", listed(language::k_determiner)},
        {"listed-preposition", listed(language::k_preposition)},
        {"listed-subject", listed(language::k_subject)},
        {"listed-object", listed(language::k_object)},
        {"listed-have", listed(language::k_have)},
        {"listed-be", listed(language::k_be)},
        {"listed-modal", listed(language::k_modal)},
        {"listed-negation", listed(language::k_negation)},
        {"listed-possessive", listed(language::k_possessive)},
        {"listed-agent", listed(language::k_agent)}};
    return names;
}

[[noreturn]] void refuse(std::string_view rule, std::string_view part, const std::string& code) {
    throw base::InputError{
        "languages/" + code + ".txt", 0,
        fmt::format(
            "The tag rule '{}' is not understood at '{}'. language/languages/README.md has its grammar.",
            rule, part)};
}

/// "noun|verb"
WordClasses any_of(std::string_view names, std::string_view rule, const std::string& code) {
    WordClasses classes = 0;
    for (const std::string_view name : base::split(names, '|')) {
        const auto found = named_classes().find(name);
        if (found == named_classes().end()) {
            refuse(rule, name, code);
        }
        classes |= found->second;
    }
    return classes;
}

bool ends_with_any(std::string_view word, const language::Words& endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](const std::string& ending) { return word.ends_with(ending); });
}

} // namespace

Tagger::Tagger(const language::Language& language)
    : m_language{&language}, m_sentence_rules{compile(language.sentence_tags, language.code)},
      m_term_rules{compile(language.term_tags, language.code)} {}

Tagger::Rules Tagger::compile(const language::TagRules& texts, const std::string& code) {
    Rules rules;
    for (const std::vector<std::string>& section : texts) {
        rules.emplace_back();
        for (const std::string& text : section) {
            rules.back().push_back(compile(text, code));
        }
    }
    return rules;
}

/// "word:verb&before:!noun|adjective>-noun-adjective"
Tagger::Rule Tagger::compile(std::string_view text, const std::string& code) {
    static const std::map<std::string_view, Position> positions{
        {"word", Position::word},       {"before", Position::before}, {"kind", Position::kind},
        {"further", Position::further}, {"left", Position::left},     {"next", Position::next}};
    const std::size_t arrow = text.find('>');
    if (arrow == std::string_view::npos) {
        refuse(text, text, code);
    }
    Rule rule;
    for (const std::string_view part : base::split(text.substr(0, arrow), '&')) {
        const std::size_t colon = part.find(':');
        const auto position = positions.find(part.substr(0, colon));
        if (colon == std::string_view::npos || position == positions.end()) {
            refuse(text, part, code);
        }
        Condition condition{.position = position->second, .any = 0, .none = 0};
        const std::string_view names = part.substr(colon + 1);
        if (names.starts_with('!')) {
            condition.none = any_of(names.substr(1), text, code);
        } else if (names != "any") {
            condition.any = any_of(names, text, code);
        }
        rule.conditions.push_back(condition);
    }
    // "-noun-proper-noun" would be read in two ways: only names without a hyphen are taken away
    for (const std::string_view name : base::split(text.substr(arrow + 1), '-')) {
        rule.removed |= name.empty() ? WordClasses{0} : any_of(name, text, code);
    }
    return rule;
}

WordClasses Tagger::classes_of(std::string_view lower, const std::vector<Reading>& readings) const {
    WordClasses classes = readings.empty() ? WordClasses{k_unknown_word} : WordClasses{k_no_class};
    for (const Reading& reading : readings) {
        classes |= class_of(reading.part_of_speech);
        classes |=
            reading.part_of_speech == PartOfSpeech::noun && reading.plural ? k_plural_noun : k_no_class;
    }
    const std::uint16_t functions = m_language->functions_of(lower);
    classes |= listed(functions);
    const auto is = [&](bool holds, WordClass feature) { classes |= holds ? feature : k_no_class; };
    is((functions & language::k_subject) != 0 && (functions & language::k_determiner) == 0, k_subject);
    is(m_language->articles.contains(lower), k_article);
    is(m_language->infinitive_marks.contains(lower), k_infinitive_mark);
    is(lower.ends_with('s'), k_final_s);
    is(lower.ends_with("ing"), k_ing);
    const bool unknown = readings.empty() || readings.front().part_of_speech == PartOfSpeech::unknown;
    is(unknown ? ends_with_any(lower, m_language->participle_endings) : (classes & k_participle) != 0,
       k_participle_like);
    is(ends_with_any(lower, m_language->infinitive_endings), k_infinitive_like);
    return classes;
}

WordClasses Tagger::usual_classes_of(std::string_view lower, const std::vector<Reading>& readings) const {
    const WordClasses classes = classes_of(lower, readings);
    const bool function =
        (classes & k_function_classes) != 0 && !m_language->content_words_too.contains(lower);
    return function ? classes & ~k_content_classes : classes;
}

void Tagger::tag(std::vector<WordClasses>& sentence) const {
    if (m_sentence_rules.empty()) {
        return;
    }
    sentence.push_back(k_break);
    for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
        sentence[i] &= ~ruled_out(m_sentence_rules, sentence, i);
    }
    sentence.pop_back();
}

WordClasses Tagger::ruled_out(std::span<const WordClasses> words, std::size_t at) const {
    return ruled_out(m_term_rules, words, at);
}

WordClasses Tagger::ruled_out(const Rules& rules, std::span<const WordClasses> words, std::size_t at) {
    for (const std::vector<Rule>& section : rules) {
        const auto fits = std::find_if(section.begin(), section.end(), [&](const Rule& rule) {
            return std::all_of(rule.conditions.begin(), rule.conditions.end(),
                               [&](const Condition& condition) { return holds(condition, words, at); });
        });
        if (fits != section.end() && fits->removed != 0) {
            return fits->removed;
        }
    }
    return k_no_class;
}

bool Tagger::holds(const Condition& condition, std::span<const WordClasses> words, std::size_t at) {
    constexpr WordClasses k_skipped = listed(language::k_adverb | language::k_negation);
    std::size_t place = at; // one behind the word in question, but for Position::word
    switch (condition.position) {
    case Position::word:
        ++place;
        break;
    case Position::before:
    case Position::kind:
        break;
    case Position::further:
        place -= place == 0 ? 0U : 1U;
        break;
    case Position::left:
        for (int skipped = 0; skipped < 3 && place > 0 && (words[place - 1] & k_skipped) != 0; ++skipped) {
            --place;
        }
        break;
    case Position::next:
        place = at + 2 <= words.size() ? at + 2 : 0;
        break;
    }
    if (place == 0) {
        return false;
    }
    const WordClasses classes =
        condition.position == Position::kind ? kind_of(words[place - 1]) : words[place - 1];
    return (condition.any == 0 || (classes & condition.any) != 0) && (classes & condition.none) == 0;
}

std::string_view lemma_of(WordClasses classes, const std::vector<Reading>& readings, std::string_view lower) {
    for (const WordClass wanted : {k_noun, k_adjective, k_proper_noun, k_participle, k_verb}) {
        if ((classes & wanted) == 0) {
            continue;
        }
        for (const Reading& reading : readings) {
            if (class_of(reading.part_of_speech) == wanted) {
                return reading.lemma;
            }
        }
    }
    return lower;
}

} // namespace diptych::morphology

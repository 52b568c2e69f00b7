#include "morphology/tagger.hpp"

#include <algorithm>
#include <array>

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

template <std::size_t Size>
bool is_among(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 8> k_english_subjects{"i",  "you", "he",   "she",
                                                             "it", "we",  "they", "who"};
constexpr std::array<std::string_view, 11> k_french_subjects{"je",   "j'",   "tu",  "il",    "elle", "on",
                                                             "nous", "vous", "ils", "elles", "qui"};
constexpr std::array<std::string_view, 10> k_french_articles{"le",  "la", "les", "l'", "un",
                                                             "une", "du", "des", "au", "aux"};
/// Function words that are as often something else.
constexpr std::array<std::string_view, 4> k_english_both{"like", "worth", "past", "round"};

/// What of the word before counts, at most one bit.
WordClasses kind_before(WordClasses before, bool english) {
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
    if (english && (before & k_participle) != 0 && (before & k_ing) != 0) {
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

WordClasses english_left(WordClasses word, WordClasses kind, WordClasses next) {
    if ((word & k_verb) != 0 && (word & k_nominal_classes) != 0) {
        if ((kind & (k_pronoun | k_subject | k_auxiliary | k_infinitive_mark)) != 0) {
            word &= ~WordClasses{k_noun};
        } else if ((kind & (k_determiner | k_adjective | k_preposition | k_number | k_ing)) != 0) {
            word &= ~WordClasses{k_verb};
        } else if ((kind & (k_noun | k_unknown_word | k_proper_noun)) != 0) {
            // "the rider uses the leg": an -s before a determiner is a verb's
            const bool object_follows = (next & (k_determiner | k_pronoun)) != 0 &&
                                        (next & (k_noun | k_verb)) == 0 && (word & k_final_s) != 0;
            word &= object_follows ? ~WordClasses{k_noun | k_adjective} : ~WordClasses{k_verb};
        }
    }
    if ((word & k_participle) != 0 && (kind & k_auxiliary) != 0) {
        word &= ~WordClasses{k_adjective};
    }
    return word;
}

WordClasses french_left(WordClasses word, WordClasses kind) {
    const bool after_verbal = (kind & (k_pronoun | k_subject | k_auxiliary)) != 0;
    if ((word & k_verb) != 0 && (word & k_nominal_classes) != 0) {
        if (after_verbal) {
            word &= ~WordClasses{k_noun | k_adjective};
        } else if ((kind & (k_determiner | k_preposition | k_adjective | k_number | k_noun)) != 0) {
            word &= ~WordClasses{k_verb};
        }
    }
    if ((word & k_participle) != 0) {
        if ((kind & k_auxiliary) != 0) {
            word &= ~WordClasses{k_noun | k_adjective};
        } else if ((kind & k_determiner) != 0 && (word & k_noun) != 0) {
            word &= ~WordClasses{k_participle};
        }
    }
    return word;
}

} // namespace

Tagger::Tagger(std::string_view language) : m_french{language == "fr"}, m_english{language == "en"} {}

WordClasses Tagger::classes_of(std::string_view lower, const std::vector<Reading>& readings) const {
    WordClasses classes = k_no_class;
    for (const Reading& reading : readings) {
        classes |= class_of(reading.part_of_speech);
    }
    if (readings.empty()) {
        classes = k_unknown_word;
    }
    const bool both = m_english && is_among(k_english_both, lower);
    if (const WordClasses function = classes & k_function_classes; function != 0 && !both) {
        classes = function;
    }
    if ((m_english && is_among(k_english_subjects, lower)) ||
        (m_french && is_among(k_french_subjects, lower))) {
        classes |= k_subject;
    }
    if (m_french && is_among(k_french_articles, lower)) {
        classes |= k_article;
    }
    if (m_english && lower == "to") {
        classes |= k_infinitive_mark;
    }
    if (lower.ends_with('s')) {
        classes |= k_final_s;
    }
    if (lower.ends_with("ing")) {
        classes |= k_ing;
    }
    return classes;
}

void Tagger::tag(std::vector<WordClasses>& sentence) const {
    if (!m_french && !m_english) {
        return;
    }
    WordClasses before = k_no_class;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const WordClasses kind = kind_before(before, m_english);
        const WordClasses next = i + 1 < sentence.size() ? sentence[i + 1] : WordClasses{k_break};
        sentence[i] = m_english ? english_left(sentence[i], kind, next) : french_left(sentence[i], kind);
        before = sentence[i];
    }
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

#include "extract/patterns.hpp"

#include "language/language.hpp"

#include <algorithm>
#include <optional>

namespace diptych::extract {

namespace {

constexpr Slots k_link_slots = k_preposition_slot | k_article_slot;

/// The letter of a candidate of one word.
char letter_of_one(Slots slots) {
    if ((slots & k_noun_slot) != 0) {
        return 'N';
    }
    if ((slots & k_adjective_slot) != 0) {
        return 'A';
    }
    if ((slots & k_participle_slot) != 0) {
        return 'T';
    }
    return (slots & k_verb_slot) != 0 ? 'V' : '\0';
}

char letter_of_modifier(Slots slots) {
    return (slots & k_adjective_slot) != 0 ? 'A' : (slots & k_participle_slot) != 0 ? 'T' : '\0';
}

/// Whether an article at `at` stands behind a preposition, where alone one belongs into a term.
bool follows_preposition(const std::vector<Slots>& sentence, std::size_t begin, std::size_t at) {
    return at > begin && (sentence[at - 1] & k_preposition_slot) != 0;
}

/// (A|N|T)* N, once more behind a preposition
std::optional<Pattern> head_last(const std::vector<Slots>& sentence, std::size_t begin, std::size_t end) {
    Pattern pattern;
    std::size_t prepositions = 0;
    for (std::size_t at = begin; at < end; ++at) {
        const Slots slots = sentence[at];
        const bool is_head = at + 1 == end || (sentence[at + 1] & k_preposition_slot) != 0;
        if ((slots & k_preposition_slot) != 0) {
            pattern.add('p');
            ++prepositions;
        } else if ((slots & k_article_slot) != 0) {
            if (!follows_preposition(sentence, begin, at)) {
                return std::nullopt;
            }
            pattern.add('d');
        } else if ((slots & k_noun_slot) != 0) {
            pattern.add('N');
        } else if (const char letter = letter_of_modifier(slots); letter != '\0' && !is_head) {
            pattern.add(letter);
        } else {
            return std::nullopt;
        }
    }
    return prepositions <= 1 ? std::optional{pattern} : std::nullopt;
}

bool disagree(Slots noun, Slots adjective) {
    return ((noun & k_plural_slot) != 0 && (adjective & k_singular_slot) != 0) ||
           ((noun & k_singular_slot) != 0 && (adjective & k_plural_slot) != 0);
}

/// The letter of the word at `at` of a candidate whose head comes first; '\0' when it does not fit.
char head_first_letter(const std::vector<Slots>& sentence, std::size_t begin, std::size_t at,
                       const Pattern& before) {
    const Slots slots = sentence[at];
    if ((slots & k_preposition_slot) != 0) {
        return 'p';
    }
    if ((slots & k_article_slot) != 0) {
        return follows_preposition(sentence, begin, at) ? 'd' : '\0';
    }
    const bool begins_part = at == begin || !before.is_content(before.size - 1);
    if (begins_part) {
        return (slots & k_noun_slot) != 0 ? 'N' : '\0';
    }
    const bool first_part = before.str().find('p') == std::string_view::npos;
    if ((slots & k_noun_slot) == 0 && first_part && disagree(sentence[at - 1], slots)) {
        return '\0';
    }
    const char modifier = letter_of_modifier(slots);
    return modifier != '\0' ? modifier : (slots & k_noun_slot) != 0 ? 'N' : '\0';
}

} // namespace

Slots slots_of(const Form& form, const Word& word, morphology::WordClasses classes) {
    if (word.linking) {
        return k_preposition_slot;
    }
    if (word.linking_article) {
        return k_article_slot;
    }
    if (word.general_adjective) {
        return k_general_slot;
    }
    if ((classes & (morphology::k_break | morphology::k_number)) != 0 ||
        (word.letters < 2 && !form.first_capital)) {
        return k_no_slot;
    }
    unsigned slots = k_no_slot;
    const auto may_be = [&](morphology::WordClasses wanted, unsigned slot) {
        if ((classes & wanted) != 0) {
            slots |= slot;
        }
    };
    may_be(morphology::k_unknown_word, k_noun_slot | k_adjective_slot);
    may_be(morphology::k_noun | morphology::k_proper_noun, k_noun_slot);
    may_be(morphology::k_adjective, k_adjective_slot);
    may_be(morphology::k_participle, k_participle_slot);
    may_be(morphology::k_verb, k_verb_slot);
    if (slots != k_no_slot && form.plural_only) {
        slots |= k_plural_slot;
    }
    if (slots != k_no_slot && form.singular_only) {
        slots |= k_singular_slot;
    }
    return static_cast<Slots>(slots);
}

std::size_t Pattern::content_words() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < size; ++i) {
        count += is_content(i) ? 1U : 0U;
    }
    return count;
}

Patterns::Patterns(std::string_view language) : m_head_first{language::language_of(language).head_first} {}

void Patterns::find(const std::vector<Slots>& sentence, std::vector<PatternMatch>& matches) const {
    for (std::size_t begin = 0; begin < sentence.size(); ++begin) {
        if ((sentence[begin] & k_link_slots) != 0 || sentence[begin] == k_no_slot) {
            continue;
        }
        if (const char letter = letter_of_one(sentence[begin]); letter != '\0') {
            Pattern one;
            one.add(letter);
            matches.push_back({begin, begin + 1, one});
        }
        const std::size_t last = std::min(sentence.size(), begin + k_longest_candidate);
        if (m_head_first) {
            find_head_first(sentence, begin, last, matches);
        } else {
            find_head_last(sentence, begin, last, matches);
        }
    }
}

void Patterns::find_head_last(const std::vector<Slots>& sentence, std::size_t begin, std::size_t last,
                              std::vector<PatternMatch>& matches) {
    constexpr Slots k_part = k_link_slots | k_noun_slot | k_adjective_slot | k_participle_slot;
    for (std::size_t end = begin + 1; end <= last && (sentence[end - 1] & k_part) != 0; ++end) {
        if (end - begin < 2 || (sentence[end - 1] & k_noun_slot) == 0) {
            continue;
        }
        if (const auto pattern = head_last(sentence, begin, end)) {
            matches.push_back({begin, end, *pattern});
        }
    }
}

void Patterns::find_head_first(const std::vector<Slots>& sentence, std::size_t begin, std::size_t last,
                               std::vector<PatternMatch>& matches) {
    constexpr std::size_t k_most_prepositions = 2;
    Pattern pattern;
    std::size_t prepositions = 0;
    for (std::size_t at = begin; at < last; ++at) {
        const char letter = head_first_letter(sentence, begin, at, pattern);
        prepositions += letter == 'p' ? 1U : 0U;
        if (letter == '\0' || prepositions > k_most_prepositions) {
            return;
        }
        pattern.add(letter);
        if (at > begin && letter != 'p' && letter != 'd') {
            matches.push_back({begin, at + 1, pattern});
        }
    }
}

} // namespace diptych::extract

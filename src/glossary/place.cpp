#include "glossary/place.hpp"

#include "glossary/gap.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <optional>

namespace diptych::glossary {

namespace {

using morphology::PartOfSpeech;
using morphology::Reading;

enum class Role { unknown, nominal, verbal, adjectival };

/// A word in its place, and what can be asked of it and its neighbours.
class Place {
public:
    Place(const WordTable& words, const Tokens& tokens, std::size_t at)
        : m_words{words}, m_tokens{tokens}, m_at{at}, m_english{words.known_language().code == "en"} {}

    Role role() const {
        if (m_words.known_language().code != "fr" && !m_english) {
            return Role::unknown;
        }
        const auto before = neighbour_before(m_at);
        if (before) {
            const Role told = m_english ? after_english(*before) : after_french(*before);
            if (told != Role::unknown) {
                return told;
            }
        }
        return by_what_follows(before);
    }

    /// After avoir only: with être, participles are adjectives too.
    bool is_compound_tense() const {
        const auto before = neighbour_before(m_at);
        const auto left = before ? skip_adverbs(*before) : std::nullopt;
        return left && (functions(*left) & language::k_have) != 0 && may_be_participle();
    }

    /// After an article, and nothing after it that it could belong to: "la politique de"
    bool stands_as_noun() const {
        const auto before = neighbour_before(m_at);
        if (!before || (functions(*before) & language::k_determiner) == 0) {
            return false;
        }
        const auto next = neighbour_after();
        return !next || functions(*next) != 0;
    }

    bool is_after_article() const {
        const auto before = neighbour_before(m_at);
        return before && (functions(*before) & language::k_determiner) != 0 &&
               (functions(*before) & language::k_preposition) == 0;
    }

private:
    std::uint16_t functions(std::size_t at) const { return m_words[m_tokens.words[at]].functions; }

    /// Whether it has such a reading; `otherwise` when there is no dictionary, or it does not know the word
    /// or parts of speech.
    bool has(std::size_t at, PartOfSpeech part, bool otherwise) const {
        if (m_words.morphology() == nullptr) {
            return otherwise;
        }
        const auto& readings = m_words.morphology()->readings(m_words.surface(m_tokens.words[at]));
        if (readings.empty() || readings.front().part_of_speech == PartOfSpeech::unknown) {
            return otherwise;
        }
        return std::any_of(readings.begin(), readings.end(),
                           [&](const Reading& r) { return r.part_of_speech == part; });
    }

    bool has_plural_noun(std::size_t at) const {
        if (m_words.morphology() == nullptr) {
            return false;
        }
        const auto& readings = m_words.morphology()->readings(m_words.surface(m_tokens.words[at]));
        return std::any_of(readings.begin(), readings.end(), [](const Reading& r) {
            return r.part_of_speech == PartOfSpeech::noun && r.plural;
        });
    }

    bool is_joined(std::size_t at) const {
        const char last = m_tokens.text[m_tokens.spans[at - 1].range.end - 1];
        return gap_of(m_tokens.between(at), last).kind != GapKind::other;
    }

    std::optional<std::size_t> neighbour_before(std::size_t at) const {
        return at > 0 && is_joined(at) ? std::optional{at - 1} : std::nullopt;
    }

    std::optional<std::size_t> neighbour_after() const {
        return m_at + 1 < m_tokens.size() && is_joined(m_at + 1) ? std::optional{m_at + 1} : std::nullopt;
    }

    /// The first word to the left that is no adverb, three at most.
    std::optional<std::size_t> skip_adverbs(std::size_t at) const {
        std::optional<std::size_t> found{at};
        for (int i = 0;
             i < 3 && found && (functions(*found) & (language::k_adverb | language::k_negation)) != 0; ++i) {
            found = neighbour_before(*found);
        }
        return found;
    }

    bool ends_with_any(std::initializer_list<std::string_view> endings) const {
        const std::string word = text::fold_case(m_words.surface(m_tokens.words[m_at]));
        return std::any_of(endings.begin(), endings.end(),
                           [&](std::string_view ending) { return word.ends_with(ending); });
    }

    bool may_be_participle() const {
        const bool looks_so = m_english
                                  ? ends_with_any({"ed", "ing", "en", "t"})
                                  : ends_with_any({"é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue",
                                                   "us", "ues", "uit", "rit", "mis", "ert", "int"});
        return has(m_at, PartOfSpeech::participle, looks_so);
    }

    bool may_be_verb() const {
        return has(m_at, PartOfSpeech::verb, true) || has(m_at, PartOfSpeech::auxiliary, true);
    }

    Role after_french(std::size_t before) const {
        const unsigned before_it = functions(before);
        if (const auto left = skip_adverbs(before)) {
            const unsigned left_of_it = functions(*left);
            if ((left_of_it & (language::k_have | language::k_be)) != 0 && may_be_participle()) {
                return Role::verbal;
            }
        }
        if ((before_it & (language::k_determiner | language::k_object)) ==
            (language::k_determiner | language::k_object)) { // "le", article or pronoun
            const auto further = neighbour_before(before);
            const bool is_pronoun =
                further && (functions(*further) & (language::k_subject | language::k_negation)) != 0;
            return is_pronoun && may_be_verb() ? Role::verbal : Role::nominal;
        }
        if ((before_it & (language::k_subject | language::k_negation | language::k_modal)) != 0 ||
            before_it == language::k_object) {
            return may_be_verb() || may_be_participle() ? Role::verbal : Role::unknown;
        }
        if (before_it == language::k_preposition && ends_with_any({"er", "ir", "re"}) && may_be_verb() &&
            is_determiner_next()) {
            return Role::verbal; // "de conseiller les victimes"
        }
        if ((before_it & (language::k_determiner | language::k_preposition)) != 0) {
            return Role::nominal;
        }
        return before_it == 0 ? after_french_noun(before) : Role::unknown;
    }

    /// "les droits politiques", "la question traitée"
    Role after_french_noun(std::size_t before) const {
        if (!has(before, PartOfSpeech::noun, false)) {
            return Role::unknown;
        }
        if (has(m_at, PartOfSpeech::adjective, false)) {
            return Role::adjectival;
        }
        const bool verbal =
            has(m_at, PartOfSpeech::participle, false) || has(m_at, PartOfSpeech::verb, false);
        return verbal ? Role::verbal : Role::unknown; // "le tribunal siège"
    }

    bool is_determiner_next() const {
        const auto next = neighbour_after();
        return next && (functions(*next) & language::k_determiner) != 0 &&
               (functions(*next) & language::k_preposition) == 0;
    }

    Role after_english(std::size_t before) const {
        const unsigned before_it = functions(before);
        if (const auto left = skip_adverbs(before)) {
            const unsigned left_of_it = functions(*left);
            if ((left_of_it & (language::k_have | language::k_be)) != 0 && may_be_participle()) {
                return Role::verbal;
            }
            if ((left_of_it & language::k_modal) != 0 && may_be_verb()) {
                return Role::verbal;
            }
        }
        if ((before_it & (language::k_subject | language::k_negation)) != 0) {
            return may_be_verb() && ((before_it & language::k_determiner) == 0 || ends_with_any({"s"}))
                       ? Role::verbal
                       : Role::unknown;
        }
        if ((before_it & (language::k_determiner | language::k_preposition)) != 0) {
            return before_english_noun() ? Role::adjectival : Role::nominal;
        }
        if (before_it == 0 && has(before, PartOfSpeech::adjective, false) &&
            !has(before, PartOfSpeech::noun, false)) {
            return Role::nominal;
        }
        const bool verb_of_plural = before_it == 0 && has_plural_noun(before) && may_be_verb() &&
                                    has(m_at, PartOfSpeech::verb, false) && !ends_with_any({"s"});
        return verb_of_plural ? Role::verbal : Role::unknown; // "Member States report"
    }

    /// "public hearings": an adjective and its noun
    bool before_english_noun() const {
        const auto next = neighbour_after();
        return next && functions(*next) == 0 && has(m_at, PartOfSpeech::adjective, false) &&
               has(*next, PartOfSpeech::noun, false);
    }

    /// "reports that", "finance the": what follows a verb does not follow a noun.
    Role by_what_follows(std::optional<std::size_t> before) const {
        const auto next = neighbour_after();
        if (!next) {
            return Role::unknown;
        }
        if (m_english && before_english_noun()) {
            return Role::adjectival;
        }
        const unsigned next_is = functions(*next);
        if (!m_english) {
            const bool passive =
                m_words.surface(m_tokens.words[*next]) == "par" && may_be_participle() && before;
            return passive || (is_determiner_next() && before && has(m_at, PartOfSpeech::verb, true))
                       ? Role::verbal
                       : Role::unknown;
        }
        const bool determined = (next_is & (language::k_determiner | language::k_object)) != 0 &&
                                m_words.surface(m_tokens.words[*next]) != "'s";
        return determined && may_be_verb() ? Role::verbal : Role::unknown;
    }

    const WordTable& m_words;
    const Tokens& m_tokens;
    std::size_t m_at;
    bool m_english;
};

} // namespace

bool can_be(PartOfSpeech part, const WordTable& words, const Tokens& tokens, std::size_t at) {
    switch (part) {
    case PartOfSpeech::noun:
    case PartOfSpeech::proper_noun: {
        const Role role = Place{words, tokens, at}.role();
        return role != Role::verbal && role != Role::adjectival;
    }
    case PartOfSpeech::verb: {
        const Role role = Place{words, tokens, at}.role();
        return role != Role::nominal && role != Role::adjectival;
    }
    case PartOfSpeech::adjective:
        return !Place{words, tokens, at}.stands_as_noun();
    case PartOfSpeech::adverb:
        return !Place{words, tokens, at}.is_after_article();
    default:
        return true;
    }
}

bool is_compound_tense(const WordTable& words, const Tokens& tokens, std::size_t at) {
    return words.known_language().code == "fr" && Place{words, tokens, at}.is_compound_tense();
}

bool is_part_of_compound(const WordTable& words, const Tokens& tokens, std::size_t at) {
    const auto is_hyphen = [&](std::size_t i) {
        const char last = tokens.text[tokens.spans[i - 1].range.end - 1];
        return gap_of(tokens.between(i), last).kind == GapKind::hyphen;
    };
    const language::Language& known = words.known_language();
    const auto word = [&](std::size_t i) { return text::fold_case(words.surface(tokens.words[i])); };
    return (at > 0 && is_hyphen(at) && !known.prefixes.contains(word(at - 1))) ||
           (at + 1 < tokens.size() && is_hyphen(at + 1) && !known.hyphen_endings.contains(word(at + 1)));
}

bool begins_sentence(const Tokens& tokens, std::size_t at) {
    const std::size_t begin = at == 0 ? 0 : tokens.spans[at - 1].range.end;
    const std::string_view between = tokens.text.substr(begin, tokens.spans[at].range.begin - begin);
    return at == 0 || between.find_first_of(".!?:") != std::string_view::npos ||
           between.find("\n\n") != std::string_view::npos || between.find("…") != std::string_view::npos;
}

} // namespace diptych::glossary

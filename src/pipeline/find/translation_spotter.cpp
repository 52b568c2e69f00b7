#include "pipeline/find/translation_spotter.hpp"

#include "lexicon/contrast.hpp"
#include "lexicon/dictionary.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::LanguageTag;
using model::Range;

constexpr std::size_t k_longest_phrase = 8; ///< words, of what is looked up in the glossary

bool overlap(const Range& a, const Range& b) {
    return a.begin < b.end && b.begin < a.end;
}

/// The tokens inside the range: first, and behind the last.
std::pair<std::size_t, std::size_t> tokens_in(const std::vector<text::Token>& tokens, Range range) {
    std::size_t first = 0;
    while (first < tokens.size() && tokens[first].range.begin < range.begin) {
        ++first;
    }
    std::size_t end = first;
    while (end < tokens.size() && tokens[end].range.end <= range.end) {
        ++end;
    }
    return {first, end};
}

/// Where these stems stand one after the other.
std::vector<Range> places_of(const std::vector<std::string>& stems, const std::vector<text::Token>& tokens) {
    std::vector<Range> places;
    for (std::size_t at = 0; !stems.empty() && at + stems.size() <= tokens.size(); ++at) {
        std::size_t same = 0;
        while (same < stems.size() && tokens[at + same].stem == stems[same]) {
            ++same;
        }
        if (same == stems.size()) {
            places.push_back({tokens[at].range.begin, tokens[at + same - 1].range.end});
        }
    }
    return places;
}

std::vector<text::Token> matched_tokens(const SearchedPair& pair, Range match) {
    const auto [first, end] = tokens_in(pair.asked_tokens(), match);
    return {pair.asked_tokens().begin() + static_cast<std::ptrdiff_t>(first),
            pair.asked_tokens().begin() + static_cast<std::ptrdiff_t>(end)};
}

Translation translation_of(std::vector<Range> ranges, const model::PairSide& side,
                           const std::vector<text::Token>& tokens) {
    Translation translation;
    for (const Range range : ranges) {
        const auto [first, end] = tokens_in(tokens, range);
        for (std::size_t i = first; i < end; ++i) {
            translation.key += (translation.key.empty() ? "" : " ") + tokens[i].stem;
        }
        translation.text += translation.text.empty() ? "" : " … ";
        translation.text += model::slice(side.text, range);
    }
    translation.ranges = std::move(ranges);
    return translation;
}

std::vector<std::string> stems_of(const std::string& key) {
    std::vector<std::string> stems;
    for (std::size_t begin = 0; begin < key.size();) {
        const std::size_t end = std::min(key.find(' ', begin), key.size());
        stems.push_back(key.substr(begin, end - begin));
        begin = end + 1;
    }
    return stems;
}

} // namespace

struct TranslationSpotter::Direction {
    LanguageTag asked;
    LanguageTag other;
    std::unique_ptr<Lexicons> shipped; ///< from the asked language to the other
    std::vector<lexicon::DictionaryEntry> entries;
    std::unique_ptr<lexicon::Lexicon> glossary;
    std::unique_ptr<lexicon::Lexicon> contrast;
    std::unique_ptr<align::WordAligner> aligner;
    std::map<std::string, std::vector<std::vector<std::string>>> known; ///< by stem key

    void make_aligner() {
        glossary =
            entries.empty() ? nullptr : std::make_unique<lexicon::DictionaryLexicon>(entries, asked, other);
        std::vector<const lexicon::Lexicon*> list = shipped->list();
        for (const lexicon::Lexicon* const more : {glossary.get(), contrast.get()}) {
            if (more != nullptr) {
                list.push_back(more);
            }
        }
        aligner = std::make_unique<align::LexicalAligner>(std::move(list));
    }
};

TranslationSpotter::TranslationSpotter(store::ConceptStore& concepts, Analyzers& analyzers)
    : m_concepts{concepts}, m_analyzers{analyzers} {}

TranslationSpotter::~TranslationSpotter() = default;

TranslationSpotter::Direction& TranslationSpotter::direction_of(const SearchedPair& pair) {
    const LanguageTag& asked = pair.asked().language;
    const LanguageTag& other = pair.other().language;
    std::unique_ptr<Direction>& direction =
        m_directions[{std::string{asked.primary()}, std::string{other.primary()}}];
    if (!direction) {
        direction = std::make_unique<Direction>();
        direction->asked = asked;
        direction->other = other;
        base::Diagnostics diagnostics;
        direction->shipped = std::make_unique<Lexicons>(asked, other, LexiconOptions{}, diagnostics);
    }
    return *direction;
}

align::PairWords TranslationSpotter::words_of(const model::PairSide& side,
                                              const std::vector<text::Token>& tokens) {
    const std::string language{side.language.primary()};
    return m_words.try_emplace(language, language).first->second.words_of(side.text, tokens);
}

const std::vector<std::vector<std::string>>& TranslationSpotter::known_of(Direction& direction,
                                                                          const std::string& stem_key) {
    const auto [place, is_new] = direction.known.try_emplace(stem_key);
    if (!is_new || stem_key.empty()) {
        return place->second;
    }
    std::set<std::vector<std::string>> terms;
    for (const store::TermMatch& match : m_concepts.find_by_key(direction.asked, stem_key)) {
        const auto entry = m_concepts.concept_of(match.concept_row);
        if (!entry) {
            continue;
        }
        for (const model::LanguageSection& section : entry->languages) {
            if (section.language.primary() != direction.other.primary()) {
                continue;
            }
            for (const model::Term& term : section.terms) {
                std::vector<std::string> stems;
                for (const text::Token& token : m_analyzers.of(direction.other).analyze(term.text)) {
                    stems.push_back(token.stem);
                }
                terms.insert(std::move(stems));
                direction.entries.push_back({match.text, term.text});
            }
        }
    }
    place->second.assign(terms.begin(), terms.end());
    std::stable_sort(place->second.begin(), place->second.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return place->second;
}

void TranslationSpotter::add_glossary(Direction& direction, const std::vector<text::Token>& phrase) {
    for (std::size_t begin = 0; begin < phrase.size(); ++begin) {
        for (std::size_t end = begin + 1; end <= phrase.size(); ++end) {
            known_of(direction, text::stem_key({phrase.begin() + static_cast<std::ptrdiff_t>(begin),
                                                phrase.begin() + static_cast<std::ptrdiff_t>(end)}));
        }
    }
}

void TranslationSpotter::learn(const std::vector<const SearchedPair*>& hits,
                               const std::vector<SearchedPair>& others) {
    std::map<Direction*, std::vector<const SearchedPair*>> by_direction;
    for (auto& [key, direction] : m_directions) {
        direction->entries.clear();
        direction->known.clear();
        direction->contrast.reset();
        direction->aligner.reset();
    }
    for (const SearchedPair* const pair : hits) {
        if (!pair->other().text.empty()) {
            by_direction[&direction_of(*pair)].push_back(pair);
        }
    }
    for (auto& [direction, pairs] : by_direction) {
        std::set<std::string> phrases;
        for (const SearchedPair* const pair : pairs) {
            for (const Range match : pair->asked().marks) {
                std::vector<text::Token> phrase = matched_tokens(*pair, match);
                phrase.resize(std::min(phrase.size(), k_longest_phrase));
                if (phrases.size() < k_longest_phrase && phrases.insert(text::stem_key(phrase)).second) {
                    add_glossary(*direction, phrase);
                }
            }
        }
        learn(*direction, pairs, others);
    }
}

void TranslationSpotter::learn(Direction& direction, const std::vector<const SearchedPair*>& hits,
                               const std::vector<SearchedPair>& others) const {
    lexicon::ContrastLearner learner;
    for (const SearchedPair* const pair : hits) {
        std::vector<text::Token> matched;
        for (const Range match : pair->asked().marks) {
            const std::vector<text::Token> tokens = matched_tokens(*pair, match);
            matched.insert(matched.end(), tokens.begin(), tokens.end());
        }
        learner.add_pair_with(matched, pair->other_tokens());
    }
    for (const SearchedPair& pair : others) {
        const bool in_source = pair.hit.source.language.primary() == direction.other.primary();
        learner.add_pair_without(in_source ? pair.source : pair.target);
    }
    direction.contrast = learner.lexicon();
}

std::vector<Translation> TranslationSpotter::of(const SearchedPair& pair) {
    std::vector<Translation> found(pair.asked().marks.size());
    if (pair.other().text.empty() || found.empty()) {
        return found;
    }
    if (pair.asked_tokens().size() * pair.other_tokens().size() > align::k_most_links) {
        return found;
    }
    Direction& direction = direction_of(pair);
    bool is_complete = true;
    std::vector<Range> taken;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::vector<text::Token> phrase = matched_tokens(pair, pair.asked().marks[i]);
        for (const std::vector<std::string>& term : known_of(direction, text::stem_key(phrase))) {
            for (const Range place : places_of(term, pair.other_tokens())) {
                const bool is_free =
                    std::none_of(taken.begin(), taken.end(), [&](Range r) { return overlap(r, place); });
                if (is_free && found[i].ranges.empty()) {
                    found[i] = translation_of({place}, pair.other(), pair.other_tokens());
                    taken.push_back(place);
                }
            }
        }
        is_complete = is_complete && !found[i].ranges.empty();
    }
    if (is_complete) {
        return found;
    }
    if (!direction.aligner) {
        direction.make_aligner();
    }
    const align::PairWords asked = words_of(pair.asked(), pair.asked_tokens());
    const align::PairWords other = words_of(pair.other(), pair.other_tokens());
    const auto ranges = align::spot_translations(direction.aligner->links(asked.words, other.words), asked,
                                                 other, pair.asked().marks);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].ranges.empty() && !ranges[i].empty()) {
            found[i] = translation_of(ranges[i], pair.other(), pair.other_tokens());
        }
    }
    return found;
}

void TranslationSpotter::agree(const std::vector<const SearchedPair*>& pairs,
                               std::vector<std::vector<Translation>>& found) const {
    constexpr std::size_t k_fewest_in_agreement = 2;
    std::map<std::string, std::size_t> counts;
    for (const std::vector<Translation>& translations : found) {
        std::set<std::string_view> seen;
        for (const Translation& translation : translations) {
            if (!translation.key.empty() && seen.insert(translation.key).second) {
                ++counts[translation.key];
            }
        }
    }
    std::vector<std::pair<std::size_t, std::vector<std::string>>> frequent;
    for (const auto& [key, count] : counts) {
        if (count >= k_fewest_in_agreement) {
            frequent.emplace_back(count, stems_of(key));
        }
    }
    std::stable_sort(frequent.begin(), frequent.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (Translation& translation : found[i]) {
            const std::size_t own = translation.key.empty() ? 0 : counts[translation.key];
            for (const auto& [count, stems] : frequent) {
                if (count < k_fewest_in_agreement * std::max<std::size_t>(own, 1)) {
                    break;
                }
                if (own >= k_fewest_in_agreement && stems.size() <= stems_of(translation.key).size()) {
                    continue; // others say the same: no slip, but another rendering
                }
                const std::vector<Range> places = places_of(stems, pairs[i]->other_tokens());
                const auto place = std::find_if(places.begin(), places.end(), [&](const Range& range) {
                    return translation.ranges.empty() ||
                           std::any_of(translation.ranges.begin(), translation.ranges.end(),
                                       [&](const Range& own_range) { return overlap(range, own_range); });
                });
                if (place != places.end()) {
                    translation = translation_of({*place}, pairs[i]->other(), pairs[i]->other_tokens());
                    break;
                }
            }
        }
    }
}

} // namespace diptych::pipeline

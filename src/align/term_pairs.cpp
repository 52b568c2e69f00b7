#include "align/term_pairs.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>

namespace diptych::align {

namespace {

using lexicon::WordId;

constexpr WordId k_gap = 0xFFFF'FFFF;
constexpr double k_inflected = 0.25;      ///< weight of an occurrence in which the term is inflected
constexpr double k_inflected_form = 0.02; ///< and of the form of the rendering there
constexpr double k_inconsistent = 0.5;    ///< of one whose words render others, too
constexpr double k_widened = 0.3;         ///< of one by words without a link
constexpr double k_discontinuous = 0.5;   ///< takes from the score of what is mostly a wrong link

/// Finds given phrases in sentences, and counts in how many they stand. Phrases are told by 64 bits: two with
/// the same ones, which among a billion phrases come up once in forty cases, would be counted as one.
class PhraseCounter {
public:
    using Phrase = std::span<const lexicon::WordId>;
    using Key = std::uint64_t;

    static Key key_of(Phrase phrase) {
        Key key = 0;
        for (const lexicon::WordId word : phrase) {
            key = next(key, word);
        }
        return key;
    }

    void want(Phrase phrase) {
        Key key = 0;
        for (const lexicon::WordId word : phrase) {
            key = next(key, word);
            m_beginnings.insert(key);
        }
        m_counts.emplace(key, 0);
    }

    /// The phrases that stand in a sentence, each once. Until the next call.
    const std::vector<Key>& find(Phrase sentence) {
        m_found.clear();
        for (std::size_t begin = 0; begin < sentence.size(); ++begin) {
            Key key = 0;
            for (std::size_t end = begin; end < sentence.size(); ++end) {
                key = next(key, sentence[end]);
                if (!m_beginnings.contains(key)) {
                    break;
                }
                if (m_counts.contains(key)) {
                    m_found.push_back(key);
                }
            }
        }
        std::sort(m_found.begin(), m_found.end());
        m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
        for (const Key key : m_found) {
            ++m_counts[key];
        }
        return m_found;
    }

    std::size_t count(Key phrase) const { return m_counts.at(phrase); }

private:
    static Key next(Key key, lexicon::WordId word) {
        key = (key ^ (word + 0x9E3779B97F4A7C15U)) * 0xFF51AFD7ED558CCDU;
        return key ^ (key >> 29);
    }

    std::unordered_set<Key> m_beginnings;
    std::unordered_map<Key, std::size_t> m_counts;
    std::vector<Key> m_found;
};

} // namespace

TermPairs::TermPairs(const lexicon::SentencePairs& pairs, std::size_t terms)
    : m_pairs{pairs}, m_terms(terms) {}

void TermPairs::add(std::size_t pair, const PairWords& source, const PairWords& target,
                    std::string_view target_text, const AlignmentMatrix& links,
                    const std::vector<TermOccurrence>& occurrences) {
    for (const TermOccurrence& occurrence : occurrences) {
        Term& term = m_terms[occurrence.term];
        if (term.pairs.empty() || term.pairs.back() != pair) {
            term.pairs.push_back(static_cast<std::uint32_t>(pair));
        }
        const double weight = occurrence.is_exact ? 1 : k_inflected;
        term.occurrences += weight;
        const auto phrase = smallest_phrase(links, source, target, occurrence.words);
        if (!phrase) {
            continue;
        }
        add_phrase(term, pair, *phrase, target, target_text, weight, false);
        for (const TargetPhrase& wider : wider_phrases(links, target, *phrase)) {
            add_phrase(term, pair, wider, target, target_text, weight, true);
        }
    }
}

void TermPairs::add_phrase(Term& term, std::size_t pair, const TargetPhrase& phrase, const PairWords& target,
                           std::string_view text, double weight, bool is_wider) {
    Phrase words;
    std::string written;
    for (const model::Range piece : phrase.pieces) {
        if (!words.empty()) {
            words.push_back(k_gap);
            written += " … ";
        }
        for (std::size_t j = piece.begin; j < piece.end; ++j) {
            const auto word = m_pairs.target_words.find(target.words[j]);
            if (!word) {
                return; // not the pair that was learnt from
            }
            words.push_back(*word);
        }
        written += model::slice(text, {target.bytes[piece.begin].begin, target.bytes[piece.end - 1].end});
    }
    const auto [place, is_new] = term.candidates.try_emplace(std::move(words));
    Candidate& candidate = place->second;
    candidate.example = is_new ? pair : candidate.example;
    candidate.has_gap = phrase.pieces.size() > 1;
    (is_wider ? candidate.widened : candidate.aligned) +=
        weight * (phrase.is_consistent ? 1 : k_inconsistent);
    candidate.count += is_wider ? 0U : 1U;
    Form& form = candidate.forms[text::collapse_white_space(written)];
    form.weight += weight >= 1 ? 1 : k_inflected_form;
    ++form.count;
}

// IDEA    A rendering is good when the term's words are linked to it in most of the term's occurrences, and
//         when it seldom stands where the term does not. The geometric mean of the two: the first alone would
//         take parts of renderings and what happens to stand beside them, the second alone would take what
//         comes up once.
// SOURCE  The share of occurrences is the phrase translation probability of Koehn, Och and Marcu 2003,
//         section 2; Dice's coefficient for renderings of terms: F. Smadja, K. R. McKeown, V.
//         Hatzivassiloglou. Translating Collocations for Bilingual Lexicons. Computational Linguistics 22(1),
//         1996, section 4.
std::vector<std::vector<TermRendering>> TermPairs::ranked(const GroupKey& group_key) const {
    std::vector<std::vector<Candidate>> candidates(m_terms.size());
    count_phrases(candidates);
    std::vector<std::vector<TermRendering>> result(m_terms.size());
    for (std::size_t t = 0; t < m_terms.size(); ++t) {
        std::unordered_map<std::string, std::size_t> place_of;
        std::vector<Candidate> groups;
        for (const Candidate& candidate : candidates[t]) {
            const auto [place, is_new] =
                place_of.try_emplace(group_key(candidate.heaviest_form()), groups.size());
            if (is_new) {
                groups.push_back(candidate);
            } else {
                groups[place->second].merge(candidate);
            }
        }
        for (const Candidate& group : groups) {
            result[t].push_back(rendering_of(m_terms[t], group));
        }
        std::stable_sort(result[t].begin(), result[t].end(),
                         [](const TermRendering& a, const TermRendering& b) { return a.score > b.score; });
    }
    return result;
}

void TermPairs::count_phrases(std::vector<std::vector<Candidate>>& candidates) const {
    PhraseCounter counter;
    std::vector<std::unordered_map<PhraseCounter::Key, std::size_t>> places(m_terms.size());
    std::vector<std::vector<std::uint32_t>> terms_of(m_pairs.target.size());
    for (std::uint32_t t = 0; t < m_terms.size(); ++t) {
        for (const auto& [phrase, candidate] : m_terms[t].candidates) {
            if (!candidate.has_gap) {
                counter.want(phrase);
                places[t].emplace(PhraseCounter::key_of(phrase), candidates[t].size());
            }
            candidates[t].push_back(candidate);
        }
        for (const std::uint32_t pair : m_terms[t].pairs) {
            terms_of[pair].push_back(t);
        }
    }
    for (std::size_t pair = 0; pair < m_pairs.target.size(); ++pair) {
        for (const PhraseCounter::Key phrase : counter.find(m_pairs.target[pair])) {
            for (const std::uint32_t term : terms_of[pair]) {
                const auto place = places[term].find(phrase);
                if (place != places[term].end()) {
                    ++candidates[term][place->second].together;
                }
            }
        }
    }
    for (std::uint32_t t = 0; t < m_terms.size(); ++t) {
        for (const auto& [phrase, place] : places[t]) {
            candidates[t][place].pairs = counter.count(phrase);
        }
        for (Candidate& candidate : candidates[t]) {
            if (candidate.has_gap) {
                candidate.together = candidate.pairs = candidate.count;
            }
        }
    }
}

const std::string& TermPairs::Candidate::heaviest_form() const {
    return std::max_element(forms.begin(), forms.end(),
                            [](const auto& a, const auto& b) { return a.second.weight < b.second.weight; })
        ->first;
}

void TermPairs::Candidate::merge(const Candidate& other) {
    aligned += other.aligned;
    widened += other.widened;
    count += other.count;
    together += other.together;
    pairs += other.pairs;
    example = other.count > 0 ? std::min(example, other.example) : example;
    has_gap = has_gap && other.has_gap;
    for (const auto& [text, form] : other.forms) {
        Form& own = forms[text];
        own.weight += form.weight;
        own.count += form.count;
    }
}

TermRendering TermPairs::rendering_of(const Term& term, const Candidate& candidate) {
    TermRendering rendering;
    rendering.count = candidate.count;
    rendering.together = std::min(candidate.together, term.pairs.size());
    rendering.pairs = candidate.pairs;
    rendering.example = candidate.example;
    const double dice = 2.0 * static_cast<double>(rendering.together) /
                        static_cast<double>(term.pairs.size() + std::max<std::size_t>(1, candidate.pairs));
    const double aligned = (candidate.aligned + k_widened * candidate.widened) / term.occurrences;
    rendering.score =
        std::sqrt(std::min(1.0, aligned) * std::min(1.0, dice)) * (candidate.has_gap ? k_discontinuous : 1);

    // The same letters but for capitals are one form, written as it mostly is.
    struct Written {
        double weight = 0;
        double most = 0;
        std::string text;
    };

    std::map<std::string, Written> by_letters;
    for (const auto& [text, form] : candidate.forms) {
        rendering.forms.push_back({text, form.count});
        Written& written = by_letters[text::fold_case(text)];
        written.weight += form.weight;
        if (form.weight > written.most) {
            written.most = form.weight;
            written.text = text;
        }
    }
    std::stable_sort(rendering.forms.begin(), rendering.forms.end(),
                     [](const RenderingForm& a, const RenderingForm& b) { return a.count > b.count; });
    const Written& best =
        std::max_element(by_letters.begin(), by_letters.end(), [](const auto& a, const auto& b) {
            return a.second.weight < b.second.weight;
        })->second;
    rendering.text = best.text;
    rendering.answers_to_term = best.most >= 1;
    return rendering;
}

} // namespace diptych::align

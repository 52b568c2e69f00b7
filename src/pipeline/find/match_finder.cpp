// IDEA    Sentences that are at least so much alike share words: memory::order_for_lookup() says which few to
//         look up. The lists of pairs with these words give the candidates; the lists of more frequent words
//         rule out those that lack too many. What is left is read and compared, the most promising first,
//         until none of the others can be better than the matches that there are.
// SOURCE  The T-occurrence problem, solved with the long lists for checking only: C. Li, J. Lu and Y. Lu.
//         Efficient Merging and Filtering Algorithms for Approximate String Searches. ICDE 2008.

#include "pipeline/find/match_finder.hpp"

#include "memory/similarity.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace diptych::pipeline {

namespace {

using memory::LookupWord;
using memory::Segment;
using model::MemoryMatch;

/// More equal texts than anybody would look at; each is asked for its neighbours.
constexpr std::size_t k_most_exact = 50;

/// Matches from best to worst: the most alike, then what a person has confirmed, then the more probable
/// pairing, then the later document.
bool is_better(const MemoryMatch& a, const MemoryMatch& b) {
    const auto rank = [](const MemoryMatch& match) {
        return std::tuple{match.percent, match.pair.confirmed, match.pair.probability,
                          std::string_view{match.pair.document.date}, match.pair.id};
    };
    return rank(a) > rank(b);
}

/// The greatest similarity of a sentence that lacks words of that cost.
unsigned most_percent(const Segment& segment, unsigned missing) {
    return segment.weight == 0 ? 0 : 100 * (segment.weight - missing) / segment.weight;
}

/// Where the bytes of a segment, in which each run of white space is one space, stand in the text it was made
/// of.
class PlacesInText {
public:
    explicit PlacesInText(std::string_view text) : m_end{text.size()} {
        bool pending = false;
        for (std::size_t i = 0; i < text.size();) {
            const text::CodePoint c = text::code_point_at(text, i);
            if (text::is_white_space(c.value)) {
                pending = !m_places.empty();
            } else {
                if (pending) {
                    m_places.push_back(i - 1);
                    pending = false;
                }
                for (std::size_t byte = 0; byte < c.length; ++byte) {
                    m_places.push_back(i + byte);
                }
            }
            i += c.length;
        }
    }

    /// \param range  of the segment; begins and ends at no space
    model::Range of(model::Range range) const {
        const std::size_t begin = range.begin < m_places.size() ? m_places[range.begin] : m_end;
        return {begin, range.empty() ? begin : m_places[range.end - 1] + 1};
    }

private:
    std::vector<std::size_t> m_places;
    std::size_t m_end;
};

/// One of each text and translation, the first.
void merge_equal(std::vector<MemoryMatch>& matches) {
    std::vector<MemoryMatch> kept;
    for (MemoryMatch& match : matches) {
        const auto same = std::find_if(kept.begin(), kept.end(), [&](const MemoryMatch& other) {
            return other.similar().text == match.similar().text &&
                   other.translation().text == match.translation().text;
        });
        if (same != kept.end()) {
            ++same->times;
        } else {
            kept.push_back(std::move(match));
        }
    }
    matches = std::move(kept);
}

} // namespace

MatchFinder::MatchFinder(const std::string& database, const MatchFinderOptions& options,
                         const WordFrequencies& frequencies, WordLists& lists)
    : m_options{options}, m_frequencies{frequencies}, m_lists{lists}, m_database{database, store::Mode::read},
      m_reader{m_database}, m_beads{m_database}, m_maker{m_options.source} {}

/// Takes one more list into account: candidates that are not in it lack the word, others that are in it lack
/// all that was counted before. Those that lack more than `limit` go.
void MatchFinder::merge(std::vector<Candidate>& candidates, const WordList& list, const Merge& merge) {
    std::vector<Candidate> merged;
    merged.reserve(candidates.size() + (merge.add ? list.beads.size() : 0));
    const auto put = [&](std::int64_t bead, unsigned missing) {
        if (missing <= merge.limit) {
            merged.push_back({bead, missing});
        }
    };
    auto next = list.beads.begin();
    for (const Candidate& candidate : candidates) {
        if (merge.add) {
            for (; next != list.beads.end() && *next < candidate.bead; ++next) {
                put(*next, merge.counted);
            }
        } else {
            next = std::lower_bound(next, list.beads.end(), candidate.bead);
        }
        const bool has_word = next != list.beads.end() && *next == candidate.bead;
        next += has_word ? 1 : 0;
        put(candidate.bead, candidate.missing + (has_word || !list.complete ? 0 : merge.cost));
    }
    for (; merge.add && next != list.beads.end(); ++next) {
        put(*next, merge.counted);
    }
    candidates = std::move(merged);
}

/// Those that can reach the threshold, the most promising first.
std::vector<MatchFinder::Candidate> MatchFinder::candidates(const Segment& segment, bool& bounded) {
    // A list costs less than comparing the candidates that it rules out, as long as it is not much longer
    // than they are many: it is read once for many sentences.
    constexpr std::size_t k_few = 32;
    constexpr double k_worthwhile = 100;
    const unsigned limit = memory::greatest_cost(segment.weight, m_options.threshold);
    std::vector<LookupWord> words = memory::words_of(segment);
    for (LookupWord& word : words) {
        // By the sample alone: what is found must not depend on what was looked up before.
        word.frequency = m_frequencies.of(m_maker.form(word.stem));
    }
    const std::size_t needed = memory::order_for_lookup(words, limit);
    std::vector<Candidate> found;
    unsigned counted = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const double worthwhile = std::min(static_cast<double>(found.size()) * k_worthwhile,
                                           static_cast<double>(m_options.list_length));
        if (i >= needed && (found.size() <= k_few || words[i].frequency > worthwhile)) {
            break;
        }
        const auto list = m_lists.of(m_database, m_maker.form(words[i].stem));
        if (!list->complete && i >= needed) {
            continue; // says nothing
        }
        merge(found, *list, {words[i].cost, counted, limit, i < needed});
        counted += list->complete ? words[i].cost : 0; // of others, all may have the word
        bounded = bounded || !list->complete;
    }
    const auto is_first = [](const Candidate& a, const Candidate& b) {
        return a.missing != b.missing ? a.missing < b.missing : a.bead > b.bead;
    };
    if (found.size() > m_options.candidates) {
        bounded = true;
        std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(m_options.candidates),
                         found.end(), is_first);
        found.resize(m_options.candidates);
    }
    std::sort(found.begin(), found.end(), is_first);
    return found;
}

const MatchFinder::Other& MatchFinder::other(std::int64_t bead) {
    constexpr std::size_t k_most_kept = 20'000;
    const auto known = m_others.find(bead);
    if (known != m_others.end()) {
        return known->second;
    }
    if (m_others.size() >= k_most_kept) {
        m_others.clear();
    }
    Other other;
    if (const std::optional<model::PairHit> pair = m_reader.read(bead)) {
        const auto answers = [&](const model::PairSide& similar, const model::PairSide& translation) {
            return similar.language.primary() == m_options.source.primary() && !similar.text.empty() &&
                   translation.language.primary() == m_options.target.primary() && !translation.text.empty();
        };
        other.in_source = answers(pair->source, pair->target);
        if (other.in_source || answers(pair->target, pair->source)) {
            other.segment = m_maker.make(other.in_source ? pair->source.text : pair->target.text);
        }
    }
    return m_others.emplace(bead, std::move(other)).first->second;
}

bool MatchFinder::is_in_context(const MemoryMatch& match, const SentenceInContext& sentence) {
    const std::optional<store::StoredBead> stored = m_beads.find(match.pair.document.number, match.pair.id);
    if (!stored) {
        return false;
    }
    model::Range model::Bead::*const side =
        match.pair.found_in_source ? &model::Bead::source : &model::Bead::target;
    const model::Range range = stored->bead.*side;
    const auto is_at = [&](std::size_t i, std::string_view text) {
        const std::vector<std::string> there =
            m_beads.sentences(match.pair.document.number, side, {i, i + 1});
        return there.empty() ? text.empty()
                             : text::collapse_white_space(there.front()) == text::collapse_white_space(text);
    };
    return (range.begin == 0 ? sentence.previous.empty() : is_at(range.begin - 1, sentence.previous)) &&
           is_at(range.end, sentence.next);
}

void MatchFinder::finish(std::vector<MemoryMatch>& matches, const Segment& segment,
                         const SentenceInContext& sentence) {
    for (MemoryMatch& match : matches) {
        match.percent += match.percent == 100 && is_in_context(match, sentence) ? 1U : 0U;
    }
    std::sort(matches.begin(), matches.end(), is_better);
    merge_equal(matches);
    matches.resize(std::min(matches.size(), m_options.matches));
    const PlacesInText of_sentence{sentence.text};
    for (MemoryMatch& match : matches) {
        match.differences = memory::differences(other(match.pair.id).segment, segment);
        const PlacesInText similar{match.similar().text};
        for (model::TextDifference& difference : match.differences) {
            difference = {similar.of(difference.match), of_sentence.of(difference.sentence)};
        }
    }
}

FoundMatches MatchFinder::find(const SentenceInContext& sentence) {
    const Segment segment = m_maker.make(sentence.text);
    FoundMatches found;
    constexpr std::size_t k_longest = 5'000; // parts; comparing takes the square of them
    if (segment.parts.size() > k_longest) {
        found.bounded = true;
        return found;
    }
    const std::vector<Candidate> all = candidates(segment, found.bounded);
    std::vector<unsigned> best; // per cents, a heap with the least on top: as many as are wanted
    std::size_t exact = 0;
    for (const Candidate& candidate : all) {
        const unsigned at_most = most_percent(segment, candidate.missing);
        const unsigned threshold = best.size() < m_options.matches
                                       ? m_options.threshold
                                       : std::max(best.front(), m_options.threshold);
        if (at_most < threshold || exact == k_most_exact) {
            break;
        }
        const Other& compared = other(candidate.bead);
        const std::optional<unsigned> percent = memory::similarity(compared.segment, segment, threshold);
        if (!percent || compared.segment.parts.empty()) {
            continue;
        }
        std::optional<model::PairHit> pair = m_reader.read(candidate.bead);
        if (!pair) {
            continue;
        }
        pair->found_in_source = compared.in_source;
        const std::string& translation = compared.in_source ? pair->target.text : pair->source.text;
        const bool is_new = std::none_of(found.matches.begin(), found.matches.end(), [&](const auto& match) {
            return match.percent == *percent && match.translation().text == translation &&
                   text::collapse_white_space(match.similar().text) == compared.segment.text;
        });
        exact += *percent == 100 ? 1U : 0U;
        found.matches.push_back({*percent, std::move(*pair)});
        if (is_new) {
            best.push_back(*percent);
            std::push_heap(best.begin(), best.end(), std::greater<>{});
            if (best.size() > m_options.matches) {
                std::pop_heap(best.begin(), best.end(), std::greater<>{});
                best.pop_back();
            }
        }
    }
    finish(found.matches, segment, sentence);
    return found;
}

} // namespace diptych::pipeline

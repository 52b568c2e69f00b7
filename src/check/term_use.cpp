// How terms are rendered over a whole document.

#include "base/format.hpp"
#include "check/new_finding.hpp"
#include "check/term_rules.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace diptych::check {

namespace {

/// A rendering of a term in one pair.
struct Use {
    std::size_t pair = 0;
    model::Range source;
    TermAt target;
};

/// The term of the concept in the target; nothing when there are several, or none that may be written.
const TermAt* only_term(const TermBase& base, const std::vector<TermAt>& terms, const TermsByEntry& by_entry,
                        std::uint32_t entry) {
    const TermAt* only = nullptr;
    for (const auto& [number, place] : by_entry.of(entry)) {
        const TermAt& term = terms[place];
        if (base.target_term(term.place).is_to_avoid()) {
            return nullptr;
        }
        if (only == nullptr ||
            (only->bytes == term.bytes && spelling_differences(term) < spelling_differences(*only))) {
            only = &term;
        } else if (only->place.term != term.place.term && !(only->bytes == term.bytes)) {
            return nullptr;
        }
    }
    return only;
}

void check_consistency(const TermBase& base, const std::vector<PairTexts>& pairs,
                       const std::vector<PairTerms>& terms, const std::vector<bool>& skip,
                       std::vector<std::vector<model::Finding>>& findings) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Use>> uses; // by source term
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
        const std::vector<TermAt>& target = terms[pair].target;
        const TermsByEntry by_entry{target};
        std::unordered_map<std::uint32_t, const TermAt*> renderings; // by concept
        for (const TermAt& term : terms[pair].source) {
            if (skip[pair] || term.nested) {
                continue;
            }
            const auto [known, is_new] = renderings.try_emplace(term.place.entry, nullptr);
            if (is_new) {
                known->second = only_term(base, target, by_entry, term.place.entry);
            }
            if (known->second != nullptr) {
                uses[{term.place.entry, term.place.term}].push_back({pair, term.bytes, *known->second});
            }
        }
    }
    for (const auto& [key, list] : uses) {
        std::map<std::uint32_t, std::size_t> counts; // by target term
        std::uint32_t usual = list.front().target.place.term;
        for (const Use& use : list) {
            const std::size_t count = ++counts[use.target.place.term];
            usual = count > counts[usual] ? use.target.place.term : usual;
        }
        const GlossaryConcept& entry = base.entry(key.first);
        for (const Use& use : list) {
            if (use.target.place.term == usual) {
                continue;
            }
            model::Finding finding = new_finding(Rule::term_inconsistent);
            finding.source = use.source;
            finding.target = use.target.bytes;
            finding.entry = entry.id;
            finding.expected = entry.target[usual].text;
            finding.found = model::slice(pairs[use.pair].target, use.target.bytes);
            finding.message = fmt::format("{} is {} here, but {} in {} other {} of the document.",
                                          in_quotes(model::slice(pairs[use.pair].source, use.source)),
                                          in_quotes(finding.found), in_quotes(finding.expected),
                                          counts[usual], counts[usual] == 1 ? "pair" : "pairs");
            findings[use.pair].push_back(std::move(finding));
        }
    }
}

/// What a term of the target stood for so far.
struct Meaning {
    std::uint32_t entry = 0;
    std::string source; ///< the term that it rendered
};

/// Concepts of the source that a term of the target may render, when it belongs to several concepts.
class Ambiguity {
public:
    Ambiguity(const TermBase& base, const std::vector<PairTexts>& pairs) : m_base{base}, m_pairs{pairs} {}

    void look_at(std::size_t pair, const PairTerms& terms, std::vector<model::Finding>& findings) {
        const std::vector<TermAt>& targets = terms.target;
        const TermsByEntry sources{terms.source};
        std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>>
            noted; // the second time says nothing
        for (std::size_t first = 0, end = 0; first < targets.size(); first = end) {
            end = end_of_place(targets, first);
            for (std::size_t i = first; i < end; ++i) {
                const TermBase::Place place = targets[i].place;
                for (std::size_t j = first; j < end; ++j) {
                    const std::uint32_t other = targets[j].place.entry;
                    if (other > place.entry && noted.emplace(place.entry, place.term, other).second) {
                        note(pair, terms.source, sources, targets[i], other, findings);
                    }
                }
            }
        }
    }

private:
    /// `target` is a term of its own concept and of `other`.
    void note(std::size_t pair, const std::vector<TermAt>& terms, const TermsByEntry& by_entry,
              const TermAt& target, std::uint32_t other, std::vector<model::Finding>& findings) {
        const std::string name = text::fold(m_base.target_term(target.place).text);
        std::vector<Meaning>& meanings = m_meanings[name];
        std::vector<std::uint32_t> places;
        for (const std::uint32_t entry : {target.place.entry, other}) {
            for (const auto& [number, place] : by_entry.of(entry)) {
                places.push_back(place);
            }
        }
        std::sort(places.begin(), places.end());
        for (const std::uint32_t place : places) {
            const TermAt& source = terms[place];
            const std::uint32_t entry = source.place.entry;
            if (source.nested || is_homograph(terms, place)) {
                continue;
            }
            const std::string written{model::slice(m_pairs[pair].source, source.bytes)};
            if (std::any_of(meanings.begin(), meanings.end(),
                            [&](const Meaning& meaning) { return meaning.entry == entry; })) {
                continue;
            }
            if (!meanings.empty()) {
                model::Finding finding = new_finding(Rule::term_ambiguous);
                finding.source = source.bytes;
                finding.target = target.bytes;
                finding.entry = m_base.entry(entry).id;
                finding.found = model::slice(m_pairs[pair].target, target.bytes);
                finding.message = fmt::format(
                    "{} stands for {} here and for {} elsewhere in the document, which are two concepts.",
                    in_quotes(finding.found), in_quotes(written), in_quotes(meanings.front().source));
                findings.push_back(std::move(finding));
            }
            meanings.push_back({entry, written});
        }
    }

    /// Terms at the same place are neighbours.
    static bool is_homograph(const std::vector<TermAt>& terms, std::size_t place) {
        std::size_t first = place;
        while (first > 0 && terms[first - 1].bytes == terms[place].bytes) {
            --first;
        }
        const auto begin = terms.begin();
        return std::any_of(begin + static_cast<std::ptrdiff_t>(first),
                           begin + static_cast<std::ptrdiff_t>(end_of_place(terms, place)),
                           [&](const TermAt& term) { return term.place.entry != terms[place].place.entry; });
    }

    const TermBase& m_base;
    const std::vector<PairTexts>& m_pairs;
    std::map<std::string, std::vector<Meaning>> m_meanings; ///< by folded term of the target
};

} // namespace

void check_use(const TermBase& base, const std::vector<PairTexts>& pairs, const std::vector<PairTerms>& terms,
               const std::vector<bool>& skip, const RuleSet& rules,
               std::vector<std::vector<model::Finding>>& findings) {
    if (rules.has(Rule::term_inconsistent)) {
        check_consistency(base, pairs, terms, skip, findings);
    }
    if (rules.has(Rule::term_ambiguous)) {
        Ambiguity ambiguity{base, pairs};
        for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
            if (!skip[pair]) {
                ambiguity.look_at(pair, terms[pair], findings[pair]);
            }
        }
    }
}

} // namespace diptych::check

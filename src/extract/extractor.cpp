#include "extract/extractor.hpp"

#include "extract/abbreviations.hpp"
#include "extract/counts.hpp"
#include "extract/merge_variants.hpp"
#include "extract/termhood.hpp"
#include "language/language.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace diptych::extract {

namespace {

/// A spelling that is good enough.
struct Good {
    std::uint32_t group = 0;
    std::uint32_t spelling = 0;
    SpellingFigures figures;
};

std::string base_of(const Counts& counts, std::uint32_t group) {
    std::string base;
    for (const LemmaId lemma : counts.lemmas_of(group)) {
        base += (base.empty() ? "" : " ") + counts.vocabulary().lemma(lemma);
    }
    return base;
}

void take_contexts(const Counts& counts, const Group& group, std::vector<model::TermContext>& contexts) {
    for (std::uint32_t at = group.first_context; at != 0; at = counts.contexts()[at - 1].next) {
        contexts.push_back(counts.contexts()[at - 1].context);
    }
}

bool is_better(const model::TermCandidate& a, const model::TermCandidate& b) {
    return std::tie(b.score, b.frequency, a.term) < std::tie(a.score, a.frequency, b.term);
}

} // namespace

struct Extractor::Implementation {
    model::LanguageTag language;
    const GeneralFrequencies& general;
    ExtractOptions options;
    Counts counts;
    Abbreviations abbreviations;

    std::vector<Good> good_spellings(const Termhood& termhood) const;
    /// \pre first != last, all of one group
    model::TermCandidate candidate_of(const Termhood& termhood, std::vector<Good>::const_iterator first,
                                      std::vector<Good>::const_iterator last) const;
};

Extractor::Extractor(const model::LanguageTag& language, morphology::Morphology* morphology,
                     const GeneralFrequencies& general, const ExtractOptions& options)
    : m_implementation{std::make_unique<Implementation>(
          Implementation{language, general, options, Counts{language, morphology, options.contexts}, {}})} {}

Extractor::~Extractor() = default;

void Extractor::add(const model::Document& document) {
    m_implementation->counts.add(document);
    m_implementation->abbreviations.add(document);
}

std::vector<Good> Extractor::Implementation::good_spellings(const Termhood& termhood) const {
    std::vector<Good> good;
    for (std::uint32_t id = 0; id < counts.spellings().size(); ++id) {
        const std::uint32_t group = counts.spellings()[id].group;
        if (counts.groups()[group].frequency < options.min_frequency) {
            continue;
        }
        const SpellingFigures figures = termhood.judge(id);
        const bool wanted = options.kind == Kind::all || (options.kind == Kind::names) == figures.is_name;
        if (wanted && figures.score >= options.min_score) {
            good.push_back({group, id, figures});
        }
    }
    std::sort(good.begin(), good.end(), [&](const Good& a, const Good& b) {
        const auto key = [&](const Good& g) {
            return std::tuple{g.group, ~counts.spellings()[g.spelling].frequency, g.spelling};
        };
        return key(a) < key(b);
    });
    return good;
}

model::TermCandidate Extractor::Implementation::candidate_of(const Termhood& termhood,
                                                             std::vector<Good>::const_iterator first,
                                                             std::vector<Good>::const_iterator last) const {
    const Spelling& main = counts.spellings()[first->spelling];
    const Group& group = counts.groups()[first->group];
    model::TermCandidate candidate;
    candidate.term = counts.written(main);
    candidate.base = base_of(counts, first->group);
    candidate.language = language;
    candidate.pattern = first->figures.is_name ? "E" : std::string{main.pattern.str()};
    candidate.words = main.pattern.content_words();
    candidate.frequency = group.frequency;
    candidate.documents = group.documents;
    candidate.c_value = termhood.group(first->group).c_value;
    candidate.specificity = first->figures.specificity;
    candidate.is_name = first->figures.is_name;
    candidate.score = first->figures.score;
    for (auto it = first; it != last; ++it) {
        const Spelling& spelling = counts.spellings()[it->spelling];
        candidate.score = std::max(candidate.score, it->figures.score);
        candidate.variants.push_back({counts.written(spelling),
                                      it == first ? model::VariantKind::main : model::VariantKind::inflection,
                                      spelling.frequency, it->figures.score});
    }
    take_contexts(counts, group, candidate.contexts);
    return candidate;
}

std::vector<model::TermCandidate> Extractor::candidates() const {
    const Termhood termhood{m_implementation->counts, m_implementation->general,
                            language::language_of(m_implementation->language.primary()).head_first};
    const std::vector<Good> good = m_implementation->good_spellings(termhood);
    std::vector<model::TermCandidate> result;
    for (auto first = good.begin(); first != good.end();) {
        const auto last =
            std::find_if(first, good.end(), [&](const Good& g) { return g.group != first->group; });
        result.push_back(m_implementation->candidate_of(termhood, first, last));
        first = last;
    }
    merge_hyphened(result, m_implementation->options.contexts);
    merge_abbreviations(result, m_implementation->abbreviations, m_implementation->options.contexts);
    std::sort(result.begin(), result.end(), is_better);
    if (m_implementation->options.limit != 0 && result.size() > m_implementation->options.limit) {
        result.resize(m_implementation->options.limit);
    }
    return result;
}

} // namespace diptych::extract

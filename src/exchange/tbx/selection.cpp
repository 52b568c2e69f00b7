#include "exchange/tbx/selection.hpp"

#include "base/format.hpp"
#include "text/fold.hpp"
#include "xml/writer.hpp"

#include <algorithm>
#include <utility>

namespace diptych::exchange {

namespace {

/// How far `language` is from the one that is asked for: 0 it is the one, 1 a variety of it, 2 another.
int distance(const model::LanguageTag& language, const std::optional<model::LanguageTag>& wanted) {
    if (!wanted || language.primary() != wanted->primary()) {
        return 2;
    }
    return language == *wanted ? 0 : 1;
}

const model::LanguageSection* nearest(const model::Concept& entry, const model::LanguageTag& wanted) {
    const model::LanguageSection* found = nullptr;
    int least = 2;
    for (const model::LanguageSection& section : entry.languages) {
        const int away = distance(section.language, wanted);
        if (away < least && !section.terms.empty()) {
            found = &section;
            least = away;
        }
    }
    return found;
}

} // namespace

TbxSelection::TbxSelection(const GlossaryWriterOptions& options, bool as_pairs, Omissions& omissions)
    : m_options{options}, m_as_pairs{as_pairs && options.source_language && options.target_language},
      m_omissions{omissions} {}

std::vector<TbxSelection::Section> TbxSelection::select(const model::Concept& entry) {
    std::vector<Section> selected;
    for (const model::LanguageSection* section : m_as_pairs ? pair_of(entry) : ordered_sections(entry)) {
        const bool is_target = m_as_pairs && !selected.empty();
        std::vector<Term> terms = usable_terms(*section, is_target, entry.id);
        if (!terms.empty()) {
            selected.push_back({section, std::move(terms)});
        } else if (!is_target) {
            m_omissions.add("A language without a term cannot be written", entry.id);
            if (m_as_pairs) {
                break; // the target language would be taken for the source
            }
        }
    }
    if (selected.empty()) {
        m_omissions.add(m_as_pairs ? fmt::format("All of an entry that has no term in '{}'",
                                                 m_options.source_language->str())
                                   : std::string{"All of an entry that has no term"},
                        entry.id);
    }
    return selected;
}

int TbxSelection::rank_of(const model::LanguageTag& language) const {
    const int from_source = distance(language, m_options.source_language);
    return from_source < 2 ? from_source : 2 + distance(language, m_options.target_language);
}

std::vector<const model::LanguageSection*> TbxSelection::ordered_sections(const model::Concept& entry) const {
    std::vector<const model::LanguageSection*> sections;
    sections.reserve(entry.languages.size());
    for (const model::LanguageSection& section : entry.languages) {
        sections.push_back(&section);
    }
    std::stable_sort(sections.begin(), sections.end(), [&](const auto* a, const auto* b) {
        const int rank = rank_of(a->language);
        const int other_rank = rank_of(b->language);
        return rank != other_rank ? rank < other_rank : a->language < b->language;
    });
    return sections;
}

std::vector<const model::LanguageSection*> TbxSelection::pair_of(const model::Concept& entry) {
    std::vector<const model::LanguageSection*> pair;
    const model::LanguageSection* source = nearest(entry, *m_options.source_language);
    if (source == nullptr) {
        return pair;
    }
    pair.push_back(source);
    const model::LanguageSection* target = nearest(entry, *m_options.target_language);
    if (target != nullptr && target != source) {
        pair.push_back(target);
    }
    if (entry.languages.size() > pair.size()) {
        m_omissions.add(fmt::format("A language other than '{}' and '{}'", m_options.source_language->str(),
                                    m_options.target_language->str()),
                        entry.id, entry.languages.size() - pair.size());
    }
    return pair;
}

std::vector<TbxSelection::Term> TbxSelection::usable_terms(const model::LanguageSection& section,
                                                           bool without_terms_to_avoid,
                                                           std::string_view entry_id) {
    std::vector<Term> terms;
    terms.reserve(section.terms.size());
    for (const model::Term& term : section.terms) {
        if (without_terms_to_avoid && term.status && model::is_to_avoid(*term.status)) {
            m_omissions.add(fmt::format("A term of '{}' to avoid, which tools would offer as a rendering",
                                        section.language.str()),
                            entry_id);
            continue;
        }
        std::string legal = xml::legal_text(term.text);
        m_dropped_bytes += term.text.size() - legal.size();
        terms.push_back({&term, text::nfc(legal)});
    }
    std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
        return model::rank_of(a.term->status) < model::rank_of(b.term->status);
    });
    m_seen.clear();
    std::erase_if(terms, [&](const Term& term) {
        std::string key = text::collapse_white_space(term.text);
        if (key.empty()) {
            m_omissions.add("A term without text cannot be written", entry_id);
            return true;
        }
        if (section.terms.size() > 1 && !m_seen.insert(std::move(key)).second) {
            m_omissions.add("A term that is twice in a language", entry_id);
            return true;
        }
        return false;
    });
    return terms;
}

} // namespace diptych::exchange

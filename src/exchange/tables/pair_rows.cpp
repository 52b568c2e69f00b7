#include "exchange/tables/pair_rows.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "exchange/tables/table_columns.hpp"

#include <algorithm>

namespace diptych::exchange {

PairRowWriter::PairRowWriter(std::ostream& out, GlossaryWriterOptions options, base::Diagnostics& diagnostics)
    : m_out{out}, m_options{std::move(options)}, m_diagnostics{diagnostics} {}

PairRowWriter::Languages PairRowWriter::languages_with(const model::Concept& first) const {
    std::vector<model::LanguageTag> languages = table_languages(m_options, &first);
    // "en" and "en-GB" are not the pair.
    for (std::size_t i = 1; i < languages.size() && languages[i].primary() == languages[0].primary() &&
                            !(m_options.source_language && m_options.target_language);) {
        languages.erase(languages.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (languages.size() < 2) {
        throw base::UsageError{
            "This format has two columns of terms, and the glossary does not say which two "
            "languages to put there. Name them: --source-lang fr --target-lang en."};
    }
    return {languages[0], languages[1]};
}

void PairRowWriter::count_omissions(const std::vector<model::DataCategory>& categories,
                                    const std::vector<std::string_view>& places, const RowPlaces& of,
                                    const std::string& entry_id) {
    for (const model::DataCategory& category : categories) {
        const bool has_place = std::find(places.begin(), places.end(), category.name) != places.end() &&
                               !(of.first_only && model::find(categories, category.name) != &category);
        if (!has_place) {
            m_omissions.add(fmt::format("{} has no place for {}'{}'", of.row, of.first_only ? "this " : "",
                                        category.name),
                            entry_id);
        } else if (!category.qualifiers.empty()) {
            m_omissions.add(fmt::format("{} has no place for what is said of a '{}'", of.row, category.name),
                            entry_id);
        }
    }
}

void PairRowWriter::count_omissions(const model::Concept& entry, const RowPlaces& places) {
    count_omissions(entry.categories, places.entry, places, entry.id);
    std::size_t transactions = entry.transactions.size();
    for (const model::LanguageSection& section : entry.languages) {
        if (!answers(m_languages->first, section.language) && !answers(m_languages->second, section.language)) {
            m_omissions.add(fmt::format("There is no column for terms in '{}'", section.language.str()),
                            entry.id, section.terms.size());
            continue;
        }
        count_omissions(section.categories, places.language, places, entry.id);
        transactions += section.transactions.size();
        for (const model::Term& term : section.terms) {
            count_omissions(term.categories, places.term, places, entry.id);
            transactions += term.transactions.size();
        }
    }
    if (transactions != 0) {
        m_omissions.add(fmt::format("{} has no place for who changed what when", places.row), entry.id,
                        transactions);
    }
}

bool answers(const model::LanguageTag& asked, const model::LanguageTag& there) {
    return asked == there || asked.str() == there.primary() || there.str() == asked.primary();
}

std::vector<const model::Term*> terms_by_status(const model::Concept& entry,
                                                const model::LanguageTag& language) {
    std::vector<const model::Term*> terms;
    for (const bool exact : {true, false}) {
        for (const model::LanguageSection& section : entry.languages) {
            if (!answers(language, section.language) || (section.language == language) != exact) {
                continue;
            }
            for (const model::Term& term : section.terms) {
                const bool known = std::any_of(terms.begin(), terms.end(),
                                               [&](const model::Term* other) { return other->text == term.text; });
                if (!known) {
                    terms.push_back(&term);
                }
            }
        }
    }
    std::stable_sort(terms.begin(), terms.end(), [](const model::Term* a, const model::Term* b) {
        return model::rank_of(a->status) < model::rank_of(b->status);
    });
    return terms;
}

} // namespace diptych::exchange

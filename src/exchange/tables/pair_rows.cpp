#include "exchange/tables/pair_rows.hpp"

#include "base/error.hpp"
#include "exchange/tables/table_columns.hpp"

#include <algorithm>

namespace diptych::exchange {

std::pair<model::LanguageTag, model::LanguageTag> pair_of_languages(const GlossaryWriterOptions& options,
                                                                    const model::Concept& first) {
    const std::vector<model::LanguageTag> languages = table_languages(options, &first);
    if (languages.size() < 2) {
        throw base::UsageError{
            "This format has two columns of terms, and the glossary does not say which two "
            "languages to put there. Name them: --source-lang fr --target-lang en."};
    }
    return {languages[0], languages[1]};
}

std::vector<const model::Term*> terms_by_status(const model::Concept& entry,
                                                const model::LanguageTag& language) {
    std::vector<const model::Term*> terms;
    for (const model::LanguageSection& section : entry.languages) {
        for (const model::Term& term : section.terms) {
            if (section.language == language) {
                terms.push_back(&term);
            }
        }
    }
    std::stable_sort(terms.begin(), terms.end(), [](const model::Term* a, const model::Term* b) {
        return model::rank_of(a->status) < model::rank_of(b->status);
    });
    return terms;
}

} // namespace diptych::exchange

#include "store/stem_index.hpp"

#include "base/format.hpp"
#include "store/pair_index.hpp"
#include "store/term_index.hpp"
#include "store/transaction.hpp"

namespace diptych::store {

std::string StemKeys::of(const model::LanguageTag& language, std::string_view text) {
    auto known = m_analyzers.find(language);
    if (known == m_analyzers.end()) {
        known = m_analyzers.emplace(language, text::Analyzer{language}).first;
    }
    return text::stem_key(known->second.analyze(text));
}

void rebuild_indexes(Database& database) {
    Transaction transaction{database};
    rebuild_term_index(database);
    rebuild_pair_index(database);
    transaction.commit();
}

model::LanguageTag stored_language(const Database& database, std::string_view tag) {
    const auto language = model::LanguageTag::parse(tag);
    if (!language) {
        database.damaged(fmt::format("'{}' is no language tag", tag));
    }
    return *language;
}

} // namespace diptych::store

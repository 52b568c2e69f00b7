#include "pipeline/maintenance/doctor.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/version.hpp"
#include "morphology/morphology.hpp"
#include "store/check.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/statement.hpp"
#include "store/transaction.hpp"

#include <filesystem>
#include <set>
#include <system_error>

namespace diptych::pipeline {

namespace {

std::string first_value(const store::Database& database, const char* sql) {
    store::Statement statement{database, sql};
    return statement.step() ? std::string{statement.text(0)} : std::string{};
}

std::string size_of(const std::string& file) {
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(file, error);
    constexpr double k_megabyte = 1e6;
    return error ? "?" : fmt::format("{:.1f} MB", static_cast<double>(bytes) / k_megabyte);
}

/// Those of the glossary and of the documents, primary subtags only.
std::set<std::string> languages_of(store::Database& database) {
    std::set<std::string> languages;
    for (const std::vector<std::string>& tags :
         {store::ConceptStore{database}.languages(), store::DocumentStore{database}.languages()}) {
        for (const std::string& tag : tags) {
            languages.insert(tag.substr(0, tag.find('-')));
        }
    }
    return languages;
}

/// What is known of a language's forms of words on this machine.
std::string morphology_of(const std::string& tag) {
    const auto language = model::LanguageTag::parse(tag);
    if (!language) {
        return "none";
    }
    try {
        const auto found = morphology::find_morphology(*language);
        return found ? std::string{found->name()} : "none: stems have to do";
    } catch (const base::Error& error) {
        return error.what();
    }
}

} // namespace

Examination examine(store::Database& database) {
    const store::Snapshot snapshot{database};
    Examination found;
    found.facts = {{"database", database.path()},
                   {"size", size_of(database.file())},
                   {"layout", first_value(database, "PRAGMA user_version")},
                   {"diptych", base::version()},
                   {"SQLite", first_value(database, "SELECT sqlite_version()")}};
    for (const std::string& language : languages_of(database)) {
        found.facts.emplace_back("morphology " + language, morphology_of(language));
    }
    for (store::Problem& problem : store::check(database)) {
        found.ailments.push_back({std::move(problem.what), problem.reindex_mends_it});
    }
    return found;
}

} // namespace diptych::pipeline

#include "pipeline/maintenance/doctor.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
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

/// Those of the glossary and of the documents, primary subtags only; none that cannot be read.
std::set<std::string> languages_of(store::Database& database) {
    std::set<std::string> languages;
    const auto add = [&](const std::vector<std::string>& tags) {
        for (const std::string& tag : tags) {
            languages.insert(tag.substr(0, tag.find('-')));
        }
    };
    try {
        add(store::ConceptStore{database}.languages());
        add(store::DocumentStore{database}.languages());
    } catch (const base::Error&) { // the check tells
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

/// "1 to 3, 7"
std::string runs_of(const std::vector<std::int64_t>& numbers) {
    std::vector<std::string> runs;
    for (std::size_t begin = 0; begin < numbers.size();) {
        std::size_t end = begin + 1;
        while (end < numbers.size() && numbers[end] == numbers[end - 1] + 1) {
            ++end;
        }
        runs.push_back(end == begin + 1 ? fmt::format("{}", numbers[begin])
                                        : fmt::format("{} to {}", numbers[begin], numbers[end - 1]));
        begin = end;
    }
    return base::join(runs, ", ");
}

/// What can still be read in full.
void add_what_is_sound(const store::Checkup& checkup, Examination& found) {
    const std::string documents = runs_of(checkup.sound_documents);
    found.facts.emplace_back("sound documents",
                             fmt::format("{} of {}{}{}", checkup.sound_documents.size(), checkup.documents,
                                         documents.empty() ? "" : ": ", documents));
    found.facts.emplace_back("sound concepts", fmt::format("{} of {}", checkup.sound_entries, checkup.entries));
}

} // namespace

Examination examine(store::Database& database) {
    const store::Snapshot snapshot{database};
    Examination found;
    found.facts = {{"database", database.path()},
                   {"size", size_of(database.file())},
                   {"layout", first_value(database, "SELECT CAST(user_version AS TEXT) FROM pragma_user_version")},
                   {"diptych", base::version()},
                   {"SQLite", first_value(database, "SELECT sqlite_version()")}};
    for (const std::string& language : languages_of(database)) {
        found.facts.emplace_back("morphology " + language, morphology_of(language));
    }
    store::Checkup checkup = store::check(database);
    if (!checkup.sound()) {
        add_what_is_sound(checkup, found);
    }
    for (store::Problem& problem : checkup.problems) {
        found.ailments.push_back({std::move(problem.what), problem.reindex_mends_it});
    }
    return found;
}

} // namespace diptych::pipeline

#include "pipeline/corpus/add_versions.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "pipeline/sources/read_document.hpp"
#include "store/transaction.hpp"

#include <algorithm>

namespace diptych::pipeline {

namespace {

/// The language of each file.
std::vector<model::LanguageTag> languages_of(const std::vector<std::string>& files, const AddOptions& options,
                                             base::Session& session) {
    std::vector<model::LanguageTag> languages;
    for (const std::string& file : files) {
        ReadOptions reading = languages.empty() ? options.align.source : options.align.target;
        base::Session quiet{session.in}; // all is said when it is read to be kept
        languages.push_back(read_document(file, reading, quiet).language);
    }
    return languages;
}

/// \throws base::UsageError when there is none
std::size_t find_pivot(const VersionsTask& task, const std::vector<model::LanguageTag>& languages) {
    if (!task.pivot) {
        return 0;
    }
    const auto pivot =
        std::find_if(languages.begin(), languages.end(), [&](const model::LanguageTag& language) {
            return language == *task.pivot || task.pivot->str() == language.primary();
        });
    if (pivot == languages.end()) {
        std::vector<std::string> list;
        for (std::size_t i = 0; i < languages.size(); ++i) {
            list.push_back(fmt::format("{} ({})", task.files[i], languages[i].str()));
        }
        throw base::UsageError{fmt::format("No file is in '{}', the language named with --pivot: {}.",
                                           task.pivot->str(), base::join(list, ", "))};
    }
    return static_cast<std::size_t>(pivot - languages.begin());
}

} // namespace

std::vector<AddedDocument> add_versions(store::Database& database, const VersionsTask& task,
                                        const AddOptions& options, base::Session& session) {
    const std::vector<model::LanguageTag> languages = languages_of(task.files, options, session);
    const std::size_t pivot = find_pivot(task, languages);
    store::Transaction transaction{database};
    std::vector<AddedDocument> added;
    for (std::size_t i = 0; i < task.files.size(); ++i) {
        if (i == pivot) {
            continue;
        }
        AddTask pair = task.description;
        pair.source = task.files[pivot];
        pair.target = task.files[i];
        AddOptions named = options;
        named.align.source.language = languages[pivot];
        named.align.target.language = languages[i];
        added.push_back(add_files(database, pair, named, session));
    }
    transaction.commit();
    return added;
}

} // namespace diptych::pipeline

#include "pipeline/sources/lexicons.hpp"

#include "base/data_folder.hpp"
#include "base/error.hpp"
#include "base/format.hpp"
#include "lexicon/lexicon_file.hpp"
#include "pipeline/sources/database_lexicon.hpp"

#include <filesystem>
#include <system_error>

namespace diptych::pipeline {

namespace {

/// The file for two languages that comes with the program, or an empty path.
std::string shipped_lexicon(const model::LanguageTag& source, const model::LanguageTag& target) {
    const std::filesystem::path folder = base::data_folder() / "lexicon";
    for (const auto& [a, b] :
         {std::pair{source.primary(), target.primary()}, {target.primary(), source.primary()}}) {
        const std::filesystem::path file = folder / fmt::format("{}-{}.lexicon", a, b);
        std::error_code error;
        if (std::filesystem::is_regular_file(file, error)) {
            return file.string();
        }
    }
    return {};
}

} // namespace

Lexicons::Lexicons(const model::LanguageTag& source, const model::LanguageTag& target,
                   const LexiconOptions& options, base::Diagnostics& diagnostics) {
    if (options.shipped) {
        if (const std::string file = shipped_lexicon(source, target); !file.empty()) {
            add_file(file, source, target);
        }
    }
    if (options.database != nullptr) {
        for (auto& lexicon : lexicons_of_database(*options.database, source, target)) {
            m_list.push_back(lexicon.get());
            m_owned.push_back(std::move(lexicon));
        }
    }
    for (const std::string& path : options.dictionaries) {
        m_owned.push_back(lexicon::read_dictionary(path, source, target, diagnostics, options.order));
        m_list.push_back(m_owned.back().get());
    }
    for (const std::string& path : options.files) {
        if (!add_file(path, source, target)) {
            throw base::InputError{path,
                                   fmt::format("The lexicon is not for {} and {}. Name one that is, or give "
                                               "the languages with --source-lang and --target-lang.",
                                               source.str(), target.str())};
        }
    }
}

bool Lexicons::add_file(const std::string& path, const model::LanguageTag& source,
                        const model::LanguageTag& target) {
    auto file = std::make_unique<lexicon::LexiconFile>(path);
    const bool straight =
        file->source().primary() == source.primary() && file->target().primary() == target.primary();
    const bool reversed =
        file->source().primary() == target.primary() && file->target().primary() == source.primary();
    if (!straight && !reversed) {
        return false;
    }
    m_owned.push_back(std::move(file));
    if (!straight) {
        m_owned.push_back(std::make_unique<lexicon::ReversedLexicon>(*m_owned.back()));
    }
    m_list.push_back(m_owned.back().get());
    return true;
}

std::vector<const lexicon::Lexicon*> Lexicons::list() const {
    return m_list;
}

std::shared_ptr<const Lexicons> SharedLexicons::between(const model::LanguageTag& source,
                                                        const model::LanguageTag& target) {
    const std::scoped_lock lock{m_mutex};
    std::shared_ptr<const Lexicons>& made = m_made[{source, target}];
    if (!made) {
        made = std::make_shared<const Lexicons>(source, target, m_options, m_diagnostics.get());
    }
    return made;
}

} // namespace diptych::pipeline

#pragma once

#include "base/diagnostics.hpp"
#include "lexicon/dictionary.hpp"
#include "lexicon/lexicon.hpp"
#include "model/language_tag.hpp"
#include "pipeline/sources/late_diagnostics.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace diptych::store {
class Database;
}

namespace diptych::pipeline {

/// What alignment is to know of words before it sees the texts.
struct LexiconOptions {
    bool shipped = true;            ///< the lexicon that comes with the program, if there is one for the pair
    std::vector<std::string> files; ///< made by train_lexicon(), in either direction
    std::vector<std::string> dictionaries;
    lexicon::DictionaryOrder order = lexicon::DictionaryOrder::usual;
    store::Database* database = nullptr; ///< whose glossary and pairs are to help, if any
};

/// Lexicons between two languages. Later ones count more.
class Lexicons {
public:
    /// \throws base::InputError when a file is no lexicon, or is for other languages
    Lexicons(const model::LanguageTag& source, const model::LanguageTag& target,
             const LexiconOptions& options, base::Diagnostics& diagnostics);

    /// As long as this object lives.
    std::vector<const lexicon::Lexicon*> list() const;

private:
    /// \returns whether it is for these languages
    bool add_file(const std::string& path, const model::LanguageTag& source,
                  const model::LanguageTag& target);

    std::vector<std::unique_ptr<lexicon::Lexicon>> m_owned;
    std::vector<const lexicon::Lexicon*> m_list;
};

/// Lexicons for many pairs of texts: those between two languages are made once. For several threads, of which
/// one at a time uses the database of the options.
class SharedLexicons {
public:
    /// \param diagnostics  gets what is said of them, when this goes: of no text in particular
    SharedLexicons(LexiconOptions options, base::Diagnostics& diagnostics)
        : m_options{std::move(options)}, m_diagnostics{diagnostics} {}

    /// \throws base::InputError as Lexicons
    std::shared_ptr<const Lexicons> between(const model::LanguageTag& source,
                                            const model::LanguageTag& target);

private:
    LexiconOptions m_options;
    std::mutex m_mutex; ///< of the two below
    std::map<std::pair<model::LanguageTag, model::LanguageTag>, std::shared_ptr<const Lexicons>> m_made;
    LateDiagnostics m_diagnostics;
};

} // namespace diptych::pipeline

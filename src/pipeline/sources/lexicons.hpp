#pragma once

#include "base/diagnostics.hpp"
#include "lexicon/dictionary.hpp"
#include "lexicon/lexicon.hpp"
#include "model/language_tag.hpp"

#include <memory>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// What alignment is to know of words before it sees the texts.
struct LexiconOptions {
    bool shipped = true;            ///< the lexicon that comes with the program, if there is one for the pair
    std::vector<std::string> files; ///< made by train_lexicon(), in either direction
    std::vector<std::string> dictionaries;
    lexicon::DictionaryOrder order = lexicon::DictionaryOrder::usual;
    std::string database; ///< whose glossary and pairs are to help; empty for none
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

} // namespace diptych::pipeline

#pragma once

#include "base/diagnostics.hpp"
#include "lexicon/dictionary_entry.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/translation_table.hpp"
#include "lexicon/vocabulary.hpp"
#include "model/language_tag.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::lexicon {

/// What a dictionary says of single words, as probabilities in both directions.
///
/// An entry of one word on both sides counts fully. One of m words on one side and n on the other counts 1/mn
/// for each pair of them: it says that one is somehow part of the rendering of the other. Short words in a
/// phrase that has longer ones ("to", "de", "der") are not counted, phrases of more than 8 words neither.
/// Phrases never make up more than a fifth of what is known of a word that has an entry of its own, or
/// "faire" would be rendered by whatever is done. The probabilities of a word sum to 1 at most: to less when
/// all that is known of it are phrases, or when the dictionary's own weights do.
class DictionaryLexicon : public Lexicon {
public:
    DictionaryLexicon(const std::vector<DictionaryEntry>& entries, const model::LanguageTag& source,
                      const model::LanguageTag& target);

    /// Most likely first; at most 40.
    std::vector<Rendering> renderings_of_source(std::string_view word) const override;
    std::vector<Rendering> renderings_of_target(std::string_view word) const override;

    /// How many words have renderings.
    std::size_t source_words() const { return m_source_words.size(); }

    std::size_t target_words() const { return m_target_words.size(); }

private:
    Vocabulary m_source_words;
    Vocabulary m_target_words;
    TranslationTable m_forward;  ///< by source word
    TranslationTable m_backward; ///< by target word
};

/// Reads a dictionary that the user has. The format is told from the name and the contents:
///
/// - a dictd dictionary: `path` is NAME.index, NAME.dict, NAME.dict.dz or NAME where NAME.index is. In the
/// usual
///   order the languages in the name say which side the headwords are on (freedict-fra-eng also helps to
///   align English with French); without languages there, they are of the source.
/// - hunalign's format, in whose usual order the target comes first, and tab-separated columns, the source
/// first:
///   see read_dictionary_text(). `-` is standard input.
///
/// \throws base::InputError when there is no such file, or nothing in it can be used; what is wrong with
/// single lines is in `diagnostics`.
std::unique_ptr<DictionaryLexicon> read_dictionary(const std::string& path, const model::LanguageTag& source,
                                                   const model::LanguageTag& target,
                                                   base::Diagnostics& diagnostics,
                                                   DictionaryOrder order = DictionaryOrder::usual);

} // namespace diptych::lexicon

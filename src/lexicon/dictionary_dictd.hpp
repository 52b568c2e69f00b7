#pragma once

#include "base/diagnostics.hpp"
#include "lexicon/dictionary_entry.hpp"
#include "model/language_tag.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::lexicon {

/// A dictionary of the dictd server: an index and the articles, both as text.
struct DictdFiles {
    std::string index_name; ///< as messages call the files
    std::string articles_name;
    std::string index;    ///< a line for each headword: the word, where its article begins, how long it is
    std::string articles; ///< unpacked
};

/// The files of the dictionary that `path` is a part of: NAME.index, NAME.dict or NAME.dict.dz, or NAME
/// alone. \returns nothing when it is none. Whether there is a file under that name is not looked at, but for
/// NAME.
std::optional<std::string> dictd_name_of(const std::string& path);

/// Reads NAME.index and NAME.dict or NAME.dict.dz.
/// \throws base::InputError when one is missing, unreadable or damaged.
DictdFiles read_dictd_files(const std::string& name);

/// Whether the headwords are of the source language, by the languages in the name of the dictionary
/// ("freedict-fra-eng"). So they are when the name has no languages.
/// \throws base::InputError when they are others than the two.
bool has_source_headwords(const std::string& name, const model::LanguageTag& source,
                          const model::LanguageTag& target);

/// Every translation of every article, as read_article() takes them out. Articles that several headwords lead
/// to count once. A line of the index that cannot be used is reported and left out.
/// \throws base::InputError when no article can be used.
std::vector<DictionaryEntry> read_dictd(const DictdFiles& files, bool source_headwords,
                                        base::Diagnostics& diagnostics);

} // namespace diptych::lexicon

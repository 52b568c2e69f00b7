#pragma once

#include "base/session.hpp"
#include "model/language_tag.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::pipeline {

/// Given the two sides of a pair, valid UTF-8 and not empty.
using PairVisitor = std::function<void(std::string_view source, std::string_view target)>;

/// Shows a visitor every pair, the same ones in the same order each time it is called.
using PairSource = std::function<void(const PairVisitor&)>;

/// Shows a visitor the pairs of an input, whose sides both have a text.
/// \param input  BASE, for BASE.fr and BASE.en (the primary subtags of the languages) with a pair a line, as
///               Moses has them; or a TMX or XLIFF file, in either direction: what it has in other languages
///               is reported and left out
/// \throws base::InputError when it is missing, or the two files of a base have not as many lines
void visit_file_pairs(const std::string& input, const model::LanguageTag& source,
                      const model::LanguageTag& target, base::Session& session, const PairVisitor& visit);

/// The pairs of a database's documents in these languages, in whichever direction they were stored, but for
/// those that are probably none. The database must outlive it.
/// \param documents  their numbers; all of them when empty
/// \throws base::Error when the database cannot be read
PairSource pairs_of_database(store::Database& database, const model::LanguageTag& source,
                             const model::LanguageTag& target, const std::vector<std::int64_t>& documents);

/// The texts of pairs, by their numbers in the order in which they are shown: for examples.
/// \returns source and target, in the order of the numbers given; empty for those that there are not
std::vector<std::pair<std::string, std::string>> texts_of_pairs(const PairSource& pairs,
                                                                const std::vector<std::size_t>& numbers);

} // namespace diptych::pipeline

#pragma once

#include "base/session.hpp"
#include "model/language_tag.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace diptych::pipeline {

struct TrainOptions {
    model::LanguageTag source;
    model::LanguageTag target;
    std::size_t least_count = 2;        ///< of a word that gets a row
    double least_probability = 0.002;   ///< of a translation that is kept
    std::size_t most_translations = 24; ///< of a word
};

/// What a lexicon was made of, and what came of it.
struct TrainedLexicon {
    std::size_t pairs = 0;
    std::size_t source_words = 0; ///< different ones
    std::size_t target_words = 0;
    std::size_t translations = 0; ///< in both directions
};

/// Learns the translations of words from sentences that answer to each other, and writes them for
/// lexicon::LexiconFile.
///
/// \param inputs  each is BASE, for the files BASE.fr and BASE.en (the primary subtags of the languages) with
///                a pair a line, as Moses has them; or a TMX or XLIFF file, in either direction
/// \throws base::InputError when a file is missing, the two of a base have not as many lines, or there is no
///         pair in them
TrainedLexicon train_lexicon(const std::vector<std::string>& inputs, const TrainOptions& options,
                             std::ostream& out, base::Session& session);

} // namespace diptych::pipeline

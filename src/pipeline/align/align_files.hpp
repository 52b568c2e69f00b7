#pragma once

#include "base/session.hpp"
#include "model/bitext.hpp"
#include "pipeline/sources/lexicons.hpp"
#include "pipeline/sources/read_document.hpp"

#include <string>
#include <vector>

namespace diptych::pipeline {

struct AlignOptions {
    ReadOptions source;
    ReadOptions target;
    std::string symbol; ///< of the document, for storage and export; may be empty
    LexiconOptions lexicons;
    std::string
        pins; ///< a file of beads that are right, in any form exchange::read_alignment reads; or empty
    std::vector<std::string>
        embeddings;                    ///< files of the source and the target, in vecalign's format; or empty
    std::vector<std::string> overlaps; ///< the texts of their rows; as many
    bool force = false;                ///< also align texts that do not look like translations of each other
};

/// Reads both files and pairs their sentences. At most one path may be `-`.
/// \throws base::UsageError when both are `-`; base::InputError as read_document,
///         when a lexicon or the pins cannot be used, and when the texts do not look like translations
model::Bitext align_files(const std::string& source, const std::string& target, const AlignOptions& options,
                          base::Session& session);

/// Likewise as one of many. \param lexicons  of these options
model::Bitext align_files(const std::string& source, const std::string& target, const AlignOptions& options,
                          SharedLexicons& lexicons, base::Session& session);

/// Pairs the sentences of two texts that have been read, as align_files does.
/// \param bitext  what has its beads set
/// \param pins    beads that are right, as align::Options has them
/// \throws base::InputError when the texts do not look like translations, unless `force`
void align_texts(model::Bitext& bitext, const Lexicons& lexicons, std::vector<model::Bead> pins, bool force,
                 base::Session& session);

} // namespace diptych::pipeline

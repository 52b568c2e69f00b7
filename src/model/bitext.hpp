#pragma once

#include "model/document.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::model {

enum class BeadOrigin { automatic, corrected };

/// "automatic" or "corrected"
std::string_view name_of(BeadOrigin origin);

/// Sentences of the source that answer to sentences of the target (Brown et al. 1991). One side may be
/// empty: a sentence that was left out or added.
struct Bead {
    Range source;             ///< sentence numbers, as sentences_of() counts them
    Range target;             ///< likewise
    double probability = 1.0; ///< P(bead | both texts), 0 to 1
    BeadOrigin origin = BeadOrigin::automatic;

    friend bool operator==(const Bead&, const Bead&) = default;
};

/// How many sentences a bead with these sides has on each: "1-2".
std::string shape_of(Range source, Range target);

/// Whether the beads hold every sentence of both sides exactly once, in order on the source side.
bool covers_once(const std::vector<Bead>& beads, std::size_t source_sentences, std::size_t target_sentences);

/// The same document in two languages, with the pairing of its sentences.
struct Bitext {
    std::string symbol; ///< one for all language versions ("A/AC.290/2021/L.1"); may be empty
    Document source;
    Document target;
    std::vector<Bead> beads;
    std::string title = {};
    std::string date =
        {}; ///< of the document itself: ISO 8601, "2021", "2021-03" or "2021-03-12"; may be empty
    /// What the file from which ready pairs came says of them besides, by the numbers of their beads: text_of() of
    /// UnitDetails.
    std::map<std::size_t, std::string> details = {};
};

/// The sentences of one side of a bead, joined by a space.
std::string text_of(const Document& document, const std::vector<SentenceIndex>& sentences, Range range);

} // namespace diptych::model

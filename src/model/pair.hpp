#pragma once

#include "model/bitext.hpp"
#include "model/document.hpp"
#include "model/language_tag.hpp"
#include "model/place.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diptych::model {

/// One side of a pair.
struct PairSide {
    LanguageTag language;
    std::string text;                  ///< the sentences, joined by spaces; empty when there is none
    std::string label;                 ///< of the unit of the first: the printed paragraph number, "12."
    std::optional<UnitKind> kind = {}; ///< likewise; nothing when there is no sentence, or it is not known
    Place place = {};                  ///< of the first; of an empty side, where it would stand
    Range sentences = {}; ///< their numbers, as sentences_of() counts them; empty when they are not known
    std::vector<Range> marks = {}; ///< bytes of text to point at, in order, not overlapping
};

/// The document that a pair is of.
struct PairDocument {
    std::int64_t number = 0; ///< in the database; 0 when it is not from there
    std::string symbol;      ///< may be empty, as title and date may
    std::string name;        ///< of its source file
    std::string title = {};
    std::string date = {}; ///< ISO 8601
    bool was_ready = false; ///< it came as ready pairs, in one file

    /// Its symbol, or the name of its source file when it has none.
    const std::string& known_as() const { return symbol.empty() ? name : symbol; }
};

/// A bead with its texts: what people call a pair.
struct Pair {
    std::int64_t id = 0;    ///< its number in the database; 0 when it is not from there
    std::size_t number = 0; ///< its place in its document, from 1; 0 when it is not known
    PairDocument document = {};
    PairSide source = {};
    PairSide target = {};
    double probability = 1.0; ///< as Bead::probability
    BeadOrigin origin = BeadOrigin::automatic;
    bool confirmed = false; ///< a user says that it is right
    std::string flag = {};  ///< what a user remarked on it; empty when it is not flagged
    std::string details = {}; ///< what the file from which it came says of it besides, as Bitext::details

    /// How many sentences it has on each side, "1-2"; empty when that is not known.
    std::string shape() const;
};

/// The pairs of a bitext, each made when it is asked for.
class BitextPairs {
public:
    /// \param bitext  must outlive this
    explicit BitextPairs(const Bitext& bitext);

    std::size_t size() const { return m_bitext.beads.size(); }

    /// \pre bead < size()
    Pair pair(std::size_t bead) const;

private:
    const Bitext& m_bitext;
    std::vector<SentenceIndex> m_source;
    std::vector<SentenceIndex> m_target;
};

} // namespace diptych::model

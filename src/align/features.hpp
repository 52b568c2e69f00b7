#pragma once

#include "lexicon/sentence_pairs.hpp"
#include "lexicon/words.hpp"
#include "model/document.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace diptych::align {

/// How a sentence ends, quotation marks and brackets aside.
enum class Ending : std::uint8_t { open, full_stop, question, semicolon, colon, comma };
inline constexpr std::size_t k_endings = 6;

/// What alignment looks at in the sentences of one side; all arrays but `words` have one value a sentence.
struct Side {
    lexicon::Vocabulary vocabulary;
    std::vector<lexicon::WordKind> kinds; ///< by word number
    lexicon::Sentences words;             ///< without the labels of units
    std::vector<float> lengths;           ///< code points, without labels
    std::vector<std::uint32_t> labels;    ///< of the unit that begins here, numbered; 0 for none
    std::vector<std::uint8_t> begins_unit;
    std::vector<std::uint8_t> heading; ///< in a title or heading
    std::vector<Ending> endings;
    std::vector<std::uint8_t> small_start; ///< begins with a lower-case letter

    std::size_t size() const { return lengths.size(); }

    /// Of these sentences together.
    double length(model::Range sentences) const;
};

struct Features {
    Side source;
    Side target;
    /// Both documents have units of several sentences or labels, so that units tell something.
    bool structured = false;
};

Features extract_features(const model::Document& source, const model::Document& target);

} // namespace diptych::align

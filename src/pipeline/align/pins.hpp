#pragma once

#include "model/bitext.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::pipeline {

/// Beads that a user knows to be right.
///
/// A file says of a sentence without a counterpart that it has none, not where in the other text it was left
/// out. In a file that has every bead in order that is clear from the beads before it; else it has to be
/// found out by aligning the texts with those pins that have two sides.
class Pins {
public:
    Pins() = default;
    /// \param text  in any form that exchange::read_alignment reads, in any order
    /// \param name  as messages call the file
    /// \throws base::InputError FILE:LINE when the beads overlap, cross or are beyond the texts
    Pins(std::string_view text, const std::string& name, std::size_t source_sentences,
         std::size_t target_sentences);

    /// Whether placed() needs an alignment.
    bool need_places() const { return m_need_places; }

    /// Those with sentences on both sides, in order.
    std::vector<model::Bead> two_sided() const;

    /// All, in order, the empty sides where the alignment has a place for them.
    /// \param alignment  made with two_sided(); not looked at when need_places() is false
    /// \throws base::InputError FILE:LINE when a sentence stands in two of them
    std::vector<model::Bead> placed(const std::vector<model::Bead>& alignment) const;

private:
    struct Pin {
        model::Bead bead;
        std::size_t line = 0; ///< of the file
    };

    void sort();
    void settle_empty_sides();
    void check_bounds(std::size_t source_sentences, std::size_t target_sentences) const;
    void check_order(bool one_sided_too) const;
    std::vector<model::Bead> beads() const;

    std::string m_name;
    std::vector<Pin> m_pins; ///< sorted by source, then by target
    bool m_need_places = false;
};

} // namespace diptych::pipeline

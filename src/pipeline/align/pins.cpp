#include "pipeline/align/pins.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "exchange/records/alignment_reader.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <tuple>

namespace diptych::pipeline {

namespace {

using model::Bead;
using model::Range;

bool is_two_sided(const Bead& bead) {
    return !bead.source.empty() && !bead.target.empty();
}

bool in_order(const Bead& before, const Bead& bead) {
    return bead.source.begin >= before.source.end && bead.target.begin >= before.target.end;
}

/// Where, on the other side, sentences were left out that the alignment may have paired with something:
/// before or after what it has paired them with.
std::size_t place_of(Range sentences, const std::vector<Bead>& alignment, Range Bead::*side,
                     Range Bead::*other) {
    const auto found = std::find_if(alignment.begin(), alignment.end(), [&](const Bead& bead) {
        return (bead.*side).begin <= sentences.begin && sentences.begin < (bead.*side).end;
    });
    if (found == alignment.end()) {
        return 0;
    }
    const bool begins_there = ((*found).*side).begin == sentences.begin;
    // Then what it was paired with is rather the counterpart of those before.
    const bool after_unpaired = found != alignment.begin() && ((*(found - 1)).*other).empty();
    return begins_there && !after_unpaired ? ((*found).*other).begin : ((*found).*other).end;
}

} // namespace

Pins::Pins(std::string_view text, const std::string& name, std::size_t source_sentences,
           std::size_t target_sentences)
    : m_name{name} {
    const std::vector<exchange::NumberedBead> numbered = exchange::read_alignment(text, name);
    const std::vector<Bead> read = exchange::model_beads(numbered, name);
    for (std::size_t i = 0; i < read.size(); ++i) {
        m_pins.push_back(
            {{read[i].source, read[i].target, 1.0, model::BeadOrigin::corrected}, numbered[i].line});
    }
    check_bounds(source_sentences, target_sentences);
    const bool complete = std::adjacent_find(read.begin(), read.end(), std::not_fn(in_order)) == read.end() &&
                          model::covers_once(read, source_sentences, target_sentences);
    m_need_places = !complete && !std::all_of(read.begin(), read.end(), is_two_sided);
    sort();
    check_order(!m_need_places);
}

std::vector<Bead> Pins::two_sided() const {
    std::vector<Bead> pins = beads();
    pins.erase(std::remove_if(pins.begin(), pins.end(), std::not_fn(is_two_sided)), pins.end());
    return pins;
}

std::vector<Bead> Pins::placed(const std::vector<Bead>& alignment) const {
    if (!m_need_places) {
        return beads();
    }
    Pins pins = *this;
    for (Pin& pin : pins.m_pins) {
        Bead& bead = pin.bead;
        if (bead.target.empty()) {
            bead.target.begin = bead.target.end =
                place_of(bead.source, alignment, &Bead::source, &Bead::target);
        } else if (bead.source.empty()) {
            bead.source.begin = bead.source.end =
                place_of(bead.target, alignment, &Bead::target, &Bead::source);
        }
    }
    pins.sort();
    pins.settle_empty_sides();
    pins.check_order(true);
    return pins.beads();
}

void Pins::sort() {
    const auto key = [](const Pin& pin) {
        return std::tuple{pin.bead.source.begin, pin.bead.target.begin, pin.bead.source.end,
                          pin.bead.target.end};
    };
    std::stable_sort(m_pins.begin(), m_pins.end(),
                     [&](const Pin& a, const Pin& b) { return key(a) < key(b); });
}

/// Moves the empty sides of neighbouring pins to where they do not cross the others.
void Pins::settle_empty_sides() {
    for (Range Bead::*const side : {&Bead::source, &Bead::target}) {
        std::size_t next = std::numeric_limits<std::size_t>::max();
        for (auto pin = m_pins.rbegin(); pin != m_pins.rend(); ++pin) {
            Range& range = pin->bead.*side;
            if (range.empty()) {
                range.begin = range.end = std::min(range.begin, next);
            }
            next = range.begin;
        }
        std::size_t reached = 0;
        for (Pin& pin : m_pins) {
            Range& range = pin.bead.*side;
            if (range.empty()) {
                range.begin = range.end = std::max(range.begin, reached);
            }
            reached = range.end;
        }
    }
}

void Pins::check_bounds(std::size_t source_sentences, std::size_t target_sentences) const {
    for (const Pin& pin : m_pins) {
        if (pin.bead.source.end > source_sentences || pin.bead.target.end > target_sentences) {
            throw base::InputError{
                m_name, pin.line,
                fmt::format("The bead is beyond the end of the texts, which have {} and {} "
                            "sentences, numbered from 0. Are these the right files?",
                            source_sentences, target_sentences)};
        }
    }
}

void Pins::check_order(bool one_sided_too) const {
    const Pin* before = nullptr;
    for (const Pin& pin : m_pins) {
        if (!one_sided_too && !is_two_sided(pin.bead)) {
            continue;
        }
        if (before != nullptr && !in_order(before->bead, pin.bead)) {
            throw base::InputError{
                m_name, pin.line,
                fmt::format("The bead crosses or overlaps that of line {}. Pins have to be in "
                            "the same order on both sides.",
                            before->line)};
        }
        before = &pin;
    }
}

std::vector<Bead> Pins::beads() const {
    std::vector<Bead> beads;
    for (const Pin& pin : m_pins) {
        beads.push_back(pin.bead);
    }
    return beads;
}

} // namespace diptych::pipeline

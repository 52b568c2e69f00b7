#pragma once

#include "model/bitext.hpp"
#include "model/document.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace diptych::align {

struct Options {
    /// Called now and then with how many source sentences are done, and of how many.
    std::function<void(std::size_t done, std::size_t total)> progress;
};

/// Pairs the sentences of a document with those of its translation: every sentence of both sides in exactly
/// one bead, in order. Nothing is assumed about the languages.
std::vector<model::Bead> align(const model::Document& source, const model::Document& target,
                               const Options& options);

} // namespace diptych::align

#pragma once

// For the .cpp files of pipeline/ only.

#include "base/pass_on.hpp"
#include "model/concept.hpp"

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace diptych::pipeline {

using ConceptBatch = std::vector<model::Concept>;

/// Reads concepts in one thread while this one uses them; some thousand wait at most. What `use` throws ends
/// the reading. \param read  gives them to its sink
inline void pass_concepts(const std::function<void(const std::function<void(model::Concept&&)>& sink)>& read,
                          const std::function<void(ConceptBatch&& batch)>& use) {
    constexpr std::size_t k_batch = 256;
    constexpr std::size_t k_batches_waiting = 8;
    base::pass_on<ConceptBatch>(
        k_batches_waiting,
        [&](const std::function<void(ConceptBatch &&)>& pass) {
            ConceptBatch batch;
            batch.reserve(k_batch);
            read([&](model::Concept&& entry) {
                batch.push_back(std::move(entry));
                if (batch.size() == k_batch) {
                    pass(std::exchange(batch, {}));
                    batch.reserve(k_batch);
                }
            });
            if (!batch.empty()) {
                pass(std::move(batch));
            }
        },
        use);
}

} // namespace diptych::pipeline

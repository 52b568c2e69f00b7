#pragma once

// For the .cpp files of morphology/ only.

#include "morphology/morphology.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::morphology {

/// Remembers the readings of the words that it was asked for: in a text most words come again.
class CachedMorphology : public Morphology {
public:
    const std::vector<Reading>& readings(std::string_view word) final {
        constexpr std::size_t k_most_cached = 200'000;
        const auto found = m_cache.find(std::string{word});
        if (found != m_cache.end()) {
            return found->second;
        }
        if (m_cache.size() >= k_most_cached) {
            m_cache.clear();
        }
        return m_cache.emplace(std::string{word}, analyse(word)).first->second;
    }

private:
    virtual std::vector<Reading> analyse(std::string_view word) = 0;

    std::unordered_map<std::string, std::vector<Reading>> m_cache;
};

} // namespace diptych::morphology

#pragma once

#include <cstddef>
#include <string_view>

namespace diptych::model {

/// Half-open: [begin, end). Of bytes or of sentence numbers, as the member that holds it says.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }

    bool empty() const { return begin == end; }

    bool contains(std::size_t i) const { return begin <= i && i < end; }

    friend bool operator==(const Range&, const Range&) = default;
};

/// \pre range.end <= text.size()
inline std::string_view slice(std::string_view text, Range range) {
    return text.substr(range.begin, range.size());
}

} // namespace diptych::model

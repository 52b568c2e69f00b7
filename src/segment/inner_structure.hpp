#pragma once

#include "model/range.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace diptych::segment {

/// A label inside a paragraph.
struct InnerLabel {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Labels inside a paragraph that go on a sequence from its first: "a) one b) two", "1. one 2. two". A bullet
/// before one belongs to it. Nothing unless there are two.
std::vector<InnerLabel> find_inner_labels(std::string_view text);

/// Where quotations begin and end, to keep them whole.
std::vector<model::Range> find_quotations(std::string_view text);

} // namespace diptych::segment

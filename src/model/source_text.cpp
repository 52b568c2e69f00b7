#include "model/source_text.hpp"

#include <algorithm>

namespace diptych::model {

std::size_t file_position(const SourceText& source, std::size_t text_position) {
    const auto after =
        std::upper_bound(source.offsets.begin(), source.offsets.end(), text_position,
                         [](std::size_t position, const OffsetStep& step) { return position < step.text; });
    if (after == source.offsets.begin()) {
        return source.file_offset + text_position;
    }
    const OffsetStep& step = *(after - 1);
    return step.file + (text_position - step.text) / step.text_width * step.file_width;
}

} // namespace diptych::model

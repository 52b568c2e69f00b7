#pragma once

#include "model/language_tag.hpp"

#include <string_view>

namespace diptych::test {

inline model::LanguageTag tag(std::string_view text) {
    return model::LanguageTag::parse(text).value();
}

} // namespace diptych::test

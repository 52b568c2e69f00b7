#pragma once

// For the .cpp files of check/ only.

#include "check/form_subject.hpp"

namespace diptych::check {

/// What a program replaces or reads in a text: "%s", "%1$d", "{0}", "${name}", "<b>", "&amp;". In order, one not in
/// another.
std::vector<model::Range> find_placeholders(std::string_view text);

/// placeholder-differs: the same ones on both sides, in any order.
void check_placeholders(const Subject& pair);

} // namespace diptych::check

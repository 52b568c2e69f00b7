#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace diptych::align {

/// For each sentence of an old version of a text, the number of the same sentence in the new one; nothing
/// when it has gone or was changed. In ascending order.
using Places = std::vector<std::optional<std::size_t>>;

/// IDEA    Sentences that stand once in both versions and in the same order are certainly the same ones; from
///         each of them go equal neighbours in both directions, and what is left between two of them is
///         compared in the same way.
/// SOURCE  "Patience" diff, of Bram Cohen. Linear but for sorting, however much was changed.
Places patience_diff(const std::vector<std::string>& before, const std::vector<std::string>& after);

} // namespace diptych::align

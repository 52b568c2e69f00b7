#pragma once

#include <string_view>

namespace diptych::exchange {

// The grammars of TBX in RELAX NG, from schema/*.rng. Each starts at its root element; "entry" is the
// definition of an entry.

extern const std::string_view k_tbx_v3_dca_grammar;
extern const std::string_view k_tbx_v3_dct_grammar;
extern const std::string_view k_tbx_v2_basic_grammar;
extern const std::string_view k_tbx_v2_core_grammar;
extern const std::string_view k_tbx_min_2013_grammar;

} // namespace diptych::exchange

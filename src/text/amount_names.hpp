#pragma once

#include "model/language_tag.hpp"

#include <string>
#include <vector>

namespace diptych::text {

/// What may stand beside a number.
struct AmountName {
    std::string name; ///< folded: "kilometres", "km", "us$"
    std::string unit; ///< as CLDR calls it ("kilometer", "percent"), or the ISO 4217 code of a currency ("USD")
};

/// Names, short names and signs of units and currencies in use, in the singular and plural, from the locale data of
/// ICU (CLDR). A name may stand for several units ("dollars"). Takes some tens of milliseconds.
std::vector<AmountName> amount_names(const model::LanguageTag& language);

} // namespace diptych::text

#pragma once

// For the .cpp files of check/ only.

#include "model/range.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::check {

/// Where addresses of the web and of mail are, without the punctuation of the sentence at their ends.
std::vector<model::Range> find_addresses(std::string_view text);

/// An address in a form that language versions share: small letters up to the path, and where it names a
/// language ("/fr/", "lang=en", "fr.example.org") a star for it.
std::string address_value(std::string_view address);

/// The end of the document symbol that begins at `at`, or `at` when none does: capitals, then parts between
/// slashes, with a digit somewhere: "A/AC.290/2021/L.1".
std::size_t end_of_symbol(std::string_view text, std::size_t at);

} // namespace diptych::check

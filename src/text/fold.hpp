#pragma once

#include <string>
#include <string_view>

namespace diptych::text {

/// Canonical composition (UAX #15 NFC).
std::string nfc(std::string_view text);
bool is_nfc(std::string_view text);

/// The form under which words are compared when case, accents, ligatures and typography should not count:
/// NFKD, full case folding, combining marks removed, œ to oe and æ to ae, every apostrophe to ', every
/// hyphen to -, soft hyphens and zero-width characters removed. "L’Œuvre" gives "l'oeuvre".
std::string fold(std::string_view text);

/// Case folding alone: "État" gives "état".
std::string fold_case(std::string_view text);

/// Each run of white space, no-break or not, as one space; none at the ends.
std::string collapse_white_space(std::string_view text);

} // namespace diptych::text

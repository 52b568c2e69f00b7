#pragma once

#include <string>
#include <string_view>

namespace diptych::morphology {

/// Goes through the bytes of an lttoolbox transducer and checks that all of it is there and refers to nothing
/// that is not: lttoolbox itself reads a file that was cut off without a word, or crashes on it. What the
/// format is: lttoolbox 3.7, compression.cc, alphabet.cc and trans_exe.cc.
/// \param file  what messages call it  \throws base::InputError
void check_transducer(std::string_view bytes, const std::string& file);

} // namespace diptych::morphology

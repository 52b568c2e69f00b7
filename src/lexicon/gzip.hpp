#pragma once

#include "lexicon/dictionary_entry.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace diptych::lexicon {

/// What a gzip file (RFC 1952) unpacks to, all of its members one after the other. dictzip's files are gzip
/// files with a table for random access, which is passed over.
/// \param name   as messages call the file
/// \param limit  bytes; a small file can unpack to a thousand times its size
/// \throws base::InputError when it is damaged, cut off, no gzip file, or unpacks to more than `limit`.
std::string gunzip(std::string_view bytes, const std::string& name,
                   std::size_t limit = k_greatest_dictionary);

} // namespace diptych::lexicon

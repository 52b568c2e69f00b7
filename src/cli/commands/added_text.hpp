#pragma once

#include "pipeline/corpus/add_batch.hpp"
#include "pipeline/corpus/add_document.hpp"

#include <string>

namespace diptych::cli {

/// "Added document 3, A/AC.290/2021/L.1: sentences: 100 in fr, 98 in en; pairs: 97."
/// \param file  of one of many pairs, to tell them apart; empty for a single one
std::string text_of(const pipeline::AddedDocument& added, const std::string& file = {});

/// "12 pairs of files: 9 added, 2 there already, 1 failed."
std::string text_of(const pipeline::AddCounts& counts);

} // namespace diptych::cli

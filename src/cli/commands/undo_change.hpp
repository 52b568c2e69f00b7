#pragma once

#include "cli/command.hpp"
#include "pipeline/terms/edit_glossary.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace diptych::cli {

// What `diptych undo` and `diptych term undo` have in common: there is one history.

/// "12". Nothing when it is no number of a change.
std::optional<std::int64_t> change_number(const std::string& text);
/// \throws base::UsageError
std::int64_t require_change_number(const std::string& text);

/// \param change  the last that can be undone when absent
Outcome undo_change(store::Database& database, std::optional<std::int64_t> change,
                    const pipeline::EditOptions& options, Context& context);

} // namespace diptych::cli

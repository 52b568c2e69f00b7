#pragma once

#include <string>

namespace diptych::base {
struct Session;
} // namespace diptych::base

namespace diptych::cli {

class Messages;

/// Whether somebody is there to answer: standard input and standard error are a terminal.
bool can_ask();

/// Asks on standard error; yes is "y" or "yes", anything else, and the end of the input, is no.
/// \param question  a sentence with its question mark
bool is_confirmed(const std::string& question, base::Session& session, Messages& messages);

} // namespace diptych::cli

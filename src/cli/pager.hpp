#pragma once

#include <cstddef>
#include <string>

namespace diptych::cli {

struct Context;

/// Prints a text: on a terminal that it does not fit on through a pager, elsewhere, or when there is no
/// pager, as it is. The pager is $DIPTYCH_PAGER, else $PAGER, else less; "cat" or nothing in one of these
/// variables is none. Leaving it early is no error. \param wanted  false: as it is, in any case
void print_paged(const std::string& text, Context& context, bool wanted = true);

/// Whether the text, wrapped to the terminal, has more lines than the terminal, a line being left for what
/// comes after it. \param rows  0 when it is not known
bool is_longer_than_screen(const std::string& text, std::size_t rows);

} // namespace diptych::cli

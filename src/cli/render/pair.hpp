#pragma once

#include "cli/terminal/style.hpp"
#include "model/lookup.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>

namespace diptych::cli {

// What pairs of the corpus look like on a terminal.

/// A pair that was found: a line with its number, which `diptych fix` takes, document and paragraph, date,
/// probability, and what users said of it; then both sides.
void render_pair(const model::PairHit& pair, const Style& style, std::size_t columns, std::ostream& out);

/// Both sides, wrapped, each behind its language, with what matched in them marked.
void render_sides(const model::Pair& pair, const Style& style, std::size_t columns, std::ostream& out);

/// Things with a comma behind each but the last, on lines of their own width; colours are not counted.
class Enumeration {
public:
    Enumeration(std::ostream& out, const std::string& title, std::size_t columns);

    void add(const std::string& plain, const std::string& coloured);

private:
    std::ostream& m_out;
    std::size_t m_columns;
    std::size_t m_used;
    bool m_any = false;
};

} // namespace diptych::cli

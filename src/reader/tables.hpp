#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace diptych::reader {

/// A cell of a table: its paragraphs, none of them empty.
using Cell = std::vector<std::string>;

/// A table in a document.
struct Table {
    struct Row {
        std::vector<Cell> cells;
        std::size_t number = 0; ///< of the row in the document, from 1, as messages have it
    };

    std::vector<Row> rows;
};

} // namespace diptych::reader

#include "exchange/vocabulary/table_cell.hpp"

#include "base/string.hpp"
#include "exchange/vocabulary/category_names.hpp"
#include "exchange/vocabulary/concept_collector.hpp"

#include <algorithm>

namespace diptych::exchange {

namespace {

constexpr std::string_view k_arrow = "=> ";

} // namespace

std::vector<std::string> split_cell(std::string_view cell) {
    std::vector<std::string> values(1);
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const char after = i + 1 < cell.size() ? cell[i + 1] : '\0';
        if (cell[i] == '\\' && (after == '|' || after == '\\')) {
            values.back() += cell[++i];
        } else if (cell[i] == '|') {
            values.emplace_back();
        } else {
            values.back() += cell[i];
        }
    }
    return values;
}

std::string join_cell(const std::vector<std::string>& values) {
    std::string cell;
    bool empty = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        cell += i == 0 ? "" : "|";
        for (const char c : values[i]) {
            if (c == '|' || c == '\\') {
                cell += '\\';
            }
            cell += c;
        }
        empty = empty && values[i].empty();
    }
    return empty ? std::string{} : cell;
}

bool is_link(std::string_view category) {
    return category == "crossReference" || category == "externalCrossReference" || category == "xGraphic";
}

std::string value_text(const model::DataCategory& category) {
    if (!is_link(category.name) || category.value == category.target) {
        return category.value;
    }
    return category.value + (category.value.empty() ? "" : " ") + std::string{k_arrow} + category.target;
}

model::DataCategory category_from(const std::string& name, std::string_view text) {
    if (!is_link(name)) {
        return {name, clean_text(tbx_value(name, text)), {}, {}};
    }
    const std::string padded = ' ' + clean_text(text) + ' '; // either side may be empty
    const std::size_t arrow = padded.find(' ' + std::string{k_arrow});
    if (arrow == std::string::npos) {
        return {name, clean_text(text), clean_text(text), {}};
    }
    return {
        name, clean_text(padded.substr(0, arrow)), clean_text(padded.substr(arrow + 1 + k_arrow.size())), {}};
}

} // namespace diptych::exchange

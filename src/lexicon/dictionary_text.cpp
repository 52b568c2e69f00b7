#include "lexicon/dictionary_text.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "lexicon/dictionary_article.hpp"
#include "lexicon/line_warnings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace diptych::lexicon {

namespace {

constexpr std::string_view k_hunalign_separator = " @ ";
constexpr double k_largest_weight = 1e12; ///< so that sums stay finite
constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

struct Columns {
    std::string_view first;
    std::string_view second;
    std::string_view weight; ///< may be empty
};

bool is_passed_over(std::string_view line) {
    line = base::trim(line);
    return line.empty() || line.front() == '#';
}

bool looks_tabbed(const std::vector<std::string_view>& lines) {
    const auto count = [&](std::string_view separator) {
        return std::count_if(lines.begin(), lines.end(), [&](std::string_view line) {
            return !is_passed_over(line) && line.find(separator) != std::string_view::npos;
        });
    };
    return count("\t") > count(k_hunalign_separator);
}

std::optional<Columns> columns_of(std::string_view line, bool tabbed) {
    if (tabbed) {
        const std::vector<std::string_view> fields = base::split(line, '\t');
        if (fields.size() < 2) {
            return std::nullopt;
        }
        return Columns{fields[0], fields[1], fields.size() > 2 ? base::trim(fields[2]) : std::string_view{}};
    }
    const std::size_t separator = line.find(k_hunalign_separator);
    if (separator == std::string_view::npos) {
        return std::nullopt;
    }
    return Columns{line.substr(0, separator), line.substr(separator + k_hunalign_separator.size()), {}};
}

std::optional<double> weight_of(std::string_view text) {
    double weight = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
    const bool is_weight =
        error == std::errc{} && stop == text.data() + text.size() && weight > 0 && weight <= k_largest_weight;
    return is_weight ? std::optional{weight} : std::nullopt;
}

/// The entry of a line, or nothing when it was reported and is to be left out.
std::optional<DictionaryEntry> read_line(std::string_view line, std::size_t number, bool tabbed,
                                         LineWarnings& warnings) {
    if (const auto invalid = text::find_invalid_utf8(line)) {
        warnings.warn(number, fmt::format("Not valid UTF-8 at byte {}; the line was left out. Convert the "
                                          "file, for instance with iconv.",
                                          *invalid + 1));
        return std::nullopt;
    }
    const std::optional<Columns> columns = columns_of(line, tabbed);
    if (!columns) {
        warnings.warn(number, fmt::format("There is no {} between two phrases; the line was left out.",
                                          tabbed ? "tab" : "' @ '"));
        return std::nullopt;
    }
    DictionaryEntry entry{without_notes(columns->first), without_notes(columns->second)};
    if (entry.source.empty() || entry.target.empty()) {
        warnings.warn(number, "There is a phrase on one side only; the line was left out.");
        return std::nullopt;
    }
    if (!columns->weight.empty()) {
        const std::optional<double> weight = weight_of(columns->weight);
        if (!weight) {
            warnings.warn(number,
                          fmt::format("'{}' in the third column is no number above 0 and up to 1e12; 1 "
                                      "was taken.",
                                      columns->weight));
        }
        entry.weight = weight.value_or(1);
    }
    return entry;
}

} // namespace

std::vector<DictionaryEntry> read_dictionary_text(std::string_view bytes, const std::string& name,
                                                  DictionaryOrder order, base::Diagnostics& diagnostics) {
    if (bytes.starts_with(k_byte_order_mark)) {
        bytes.remove_prefix(k_byte_order_mark.size());
    }
    const std::vector<std::string_view> lines = base::split(bytes, '\n');
    const bool tabbed = looks_tabbed(lines);
    const bool target_first =
        order == DictionaryOrder::target_first || (order == DictionaryOrder::usual && !tabbed);
    LineWarnings warnings{name, diagnostics};
    std::vector<DictionaryEntry> entries;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_passed_over(lines[i])) {
            continue;
        }
        if (auto entry = read_line(lines[i], i + 1, tabbed, warnings)) {
            if (target_first) {
                entry->source.swap(entry->target);
            }
            entries.push_back(std::move(*entry));
        }
    }
    if (entries.empty()) {
        throw base::InputError{name,
                               "No line of the file is an entry of a dictionary. Entries are two phrases "
                               "separated by a tab, or by ' @ ' as hunalign has them, in UTF-8."};
    }
    warnings.finish();
    return entries;
}

} // namespace diptych::lexicon

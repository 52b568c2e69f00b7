#pragma once

// For the .cpp files of check/ only.

#include "check/item.hpp"
#include "check/new_finding.hpp"
#include "check/rule.hpp"
#include "language/language.hpp"
#include "model/finding.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::check {

/// What the targets of a document are used to: one that never has a space before its semicolons has them so on
/// purpose.
struct Habits {
    std::size_t spaced = 0;       ///< marks with a space where the language has one
    std::size_t unspaced = 0;     ///< and without
    double length_ratio = 1;      ///< code points of a target to one of its source
    bool ratio_is_known = false;  ///< it is that of enough pairs
};

/// A pair of texts, both not empty, and what was found out about it.
struct Subject {
    std::string_view source;
    std::string_view target;
    const language::Language& source_language;
    const language::Language& target_language;
    const std::vector<Item>& source_items;
    const std::vector<Item>& target_items;
    const std::vector<model::Range>& source_codes; ///< placeholders, tags and entities
    const std::vector<model::Range>& target_codes;
    const Habits& habits;
    std::vector<model::Finding>& findings;

    /// Something wrong with bytes of the target. \param replacement  for these, when it is sure to be right
    model::Finding& report(Rule rule, model::Range where, std::string message,
                           std::optional<std::string> replacement = {}) const {
        model::Finding finding = new_finding(rule);
        finding.target = where;
        finding.found = model::slice(target, where);
        finding.message = std::move(message);
        finding.expected = replacement.value_or("");
        finding.replacement = std::move(replacement);
        findings.push_back(std::move(finding));
        return findings.back();
    }
};

/// Runs of letters and marks, in order.
std::vector<model::Range> words_of(std::string_view text);

/// Whether one of the ranges holds byte `at`. \pre they are in order, none in another
bool is_inside(std::size_t at, const std::vector<model::Range>& ranges);

/// Whether byte `at` is in an address, the symbol of a document, or a placeholder, where marks are no punctuation.
bool is_shielded(std::size_t at, const std::vector<Item>& items, const std::vector<model::Range>& codes);

} // namespace diptych::check

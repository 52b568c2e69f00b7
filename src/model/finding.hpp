#pragma once

#include "base/diagnostics.hpp"
#include "model/pair.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::model {

/// The one that base::name_of() calls so.
std::optional<base::Severity> severity_of(std::string_view name);

/// Something in a pair of sentences that a reviser should look at.
struct Finding {
    std::string key;  ///< the same for the same finding in the same texts, wherever they stand: 16 hex digits
    std::string rule; ///< its identifier: "term-missing"
    base::Severity severity = base::Severity::warning;
    std::string message;  ///< a sentence
    Range source;         ///< bytes of the source's text; empty when there is nothing to point at
    Range target;         ///< likewise of the target
    std::string expected; ///< what the target should have; alternatives divided by "; "
    std::string found;    ///< what it has in its place; empty when nothing
    std::optional<std::string> replacement = {}; ///< for `target`, where that is sure to be right
    std::string entry;    ///< id of the concept in the glossary; empty for other rules
};

/// A pair and what was found in it.
struct CheckedPair : Pair {
    std::vector<Finding> findings = {};
};

/// A rule by which pairs are checked, for reports.
struct CheckRule {
    std::string name;
    base::Severity severity = base::Severity::warning; ///< of most of its findings
    std::string what;                                  ///< a sentence
};

/// A finding that a user said is none.
struct Dismissal {
    std::string key;
    std::string rule;    ///< empty when only the key was known
    std::string message; ///< likewise, and the texts
    std::string source;
    std::string target;
    std::string reason;
    std::string made; ///< ISO 8601, UTC

    friend bool operator==(const Dismissal&, const Dismissal&) = default;
};

} // namespace diptych::model

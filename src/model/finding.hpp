#pragma once

#include "base/diagnostics.hpp"
#include "model/language_tag.hpp"
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
    Range source;         ///< bytes of CheckedPair::source_text; empty when there is nothing to point at
    Range target;         ///< likewise of the target
    std::string expected; ///< what the target should have; alternatives divided by "; "
    std::string found;    ///< what it has in its place; empty when nothing
    std::string entry;    ///< id of the concept in the glossary; empty for other rules
};

/// Where one side of a pair stands.
struct PairPlace {
    std::string file;     ///< as messages call it
    std::size_t page = 0; ///< 1-based; 0 in files without pages
    std::size_t line = 0; ///< of the file, or of the page; 0 when it has none
    Range bytes = {};     ///< of the file, when the text stands there byte for byte; empty otherwise
    bool is_line = false; ///< the text is all of that line
};

/// A pair of sentences, or of several that answer to each other, and what was found in it.
struct CheckedPair {
    std::string document = {}; ///< its symbol, or the name of its source
    std::size_t number = 0;    ///< of the pair in the document, from 1
    std::int64_t bead = 0;     ///< its number in the database; 0 when it is not from there
    LanguageTag source_language = {};
    LanguageTag target_language = {};
    PairPlace source = {};
    PairPlace target = {};
    std::string source_text = {}; ///< the sentences, joined by spaces; empty when there is none
    std::string target_text = {};
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

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace diptych::model {

/// A stored document, for a list.
struct DocumentSummary {
    std::int64_t id = 0;
    std::string symbol; ///< may be empty
    std::string source_name;
    std::string target_name;
    std::string source_language;
    std::string target_language;
    std::size_t source_sentences = 0;
    std::size_t target_sentences = 0;
    std::size_t beads = 0;
    std::string added; ///< ISO 8601, UTC
    std::string title = {};
    std::string date = {}; ///< of the document itself, as model::Bitext has it
    std::string source_path = {};
    std::string target_path = {};
    std::string source_sha256 = {};
    std::string target_sha256 = {};

    friend bool operator==(const DocumentSummary&, const DocumentSummary&) = default;
};

/// Its symbol, or "document 3".
inline std::string name_of(const DocumentSummary& document) {
    return document.symbol.empty() ? "document " + std::to_string(document.id) : document.symbol;
}

} // namespace diptych::model

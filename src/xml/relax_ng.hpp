#pragma once

#include "xml/tree.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::xml {

/// What a grammar objects to.
struct GrammarViolation {
    Node element;        ///< where; a part of what was validated
    std::string message; ///< a sentence
};

/// A grammar in RELAX NG (ISO/IEC 19757-2), XML syntax.
///
/// Validates documents that are held as trees, so that a document can be looked at part by part.
class RelaxNg {
public:
    /// \param schema  trusted: part of the program
    /// \param start   instead of the definition at which the grammar starts; empty for that one
    /// \throws base::Error when it is no grammar
    explicit RelaxNg(std::string_view schema, std::string_view start = {});
    ~RelaxNg();
    RelaxNg(const RelaxNg&) = delete;
    RelaxNg& operator=(const RelaxNg&) = delete;

    /// The violations in the order in which they are found, those that only follow from others left out.
    /// Empty when `root` is valid.
    std::vector<GrammarViolation> validate(Node root) const;

private:
    class Schema;
    std::unique_ptr<Schema> m_schema;
};

} // namespace diptych::xml

#pragma once

#include "base/diagnostics.hpp"
#include "exchange/vocabulary/category_names.hpp"
#include "model/concept.hpp"
#include "model/language_tag.hpp"

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

// What all formats for glossaries have in common, so that the use cases need not know them.

/// What a glossary file held. Nothing is dropped without being counted here and said in a diagnostic.
struct GlossaryContents {
    std::string dialect;      ///< as the file says: "TBX-Basic"; may be empty
    std::size_t concepts = 0; ///< entries given to the sink
    std::size_t skipped = 0;  ///< entries that could not be used
};

/// Called once an entry, in the order of the file, with ids that are unique in the file.
using ConceptSink = std::function<void(model::Concept&&)>;

/// A data category that a glossary has, and on which level.
struct CategoryPlace {
    CategoryLevel level = CategoryLevel::entry;
    std::optional<model::LanguageTag> language = {}; ///< of the section or term; none for the entry
    std::string name;

    friend bool operator==(const CategoryPlace&, const CategoryPlace&) = default;
};

/// How a glossary is to be written. Each format uses what it has a place for.
struct GlossaryWriterOptions {
    std::optional<model::LanguageTag>
        source_language; ///< its section comes first; formats with two columns need
    std::optional<model::LanguageTag> target_language; ///< both. Empty: the first ones of the glossary
    std::string title = "Glossary";
    std::string name = "glossary"; ///< as messages call what is written
    /// The languages of the glossary, as they are to be ordered: columns of a table are known before its
    /// rows.
    std::vector<model::LanguageTag> languages = {};
    /// Those of the glossary, so that a table has columns for them beside its usual ones.
    std::vector<CategoryPlace> categories = {};
    /// Whether a concept of that id is, or will be, given to the writer. References to others are left out.
    /// Empty: all are.
    std::function<bool(std::string_view id)> has_concept = {};
};

/// Writes concepts one by one, in memory that does not depend on how many there are (but for XLSX). What the
/// format has no place for is left out, and finish() says in the diagnostics what, how often and where first.
class GlossaryWriter {
public:
    GlossaryWriter() = default;
    virtual ~GlossaryWriter() = default;
    GlossaryWriter(const GlossaryWriter&) = delete;
    GlossaryWriter& operator=(const GlossaryWriter&) = delete;

    virtual void add(const model::Concept& entry) = 0;
    /// Ends the file. To be called once, after the last concept.
    virtual void finish() = 0;
    /// How many concepts the file holds.
    virtual std::size_t written() const = 0;
};

/// What was left out of a file, counted by reason: a clause without a full stop, such as "its status is not
/// one of the format".
class Omissions {
public:
    void add(const std::string& reason, std::string_view entry_id, std::size_t times = 1);
    /// One warning a reason: how often and in which entry first.
    void report(const std::string& name, base::Diagnostics& diagnostics) const;

private:
    struct Omission {
        std::string reason;
        std::size_t times = 0;
        std::string first_entry;
    };

    std::vector<Omission> m_omissions; ///< in the order in which they came up
};

} // namespace diptych::exchange

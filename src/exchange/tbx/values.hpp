#pragma once

#include "exchange/vocabulary/repair_log.hpp"
#include "model/concept.hpp"
#include "model/language_tag.hpp"
#include "xml/tree.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::exchange {

// The values in a TBX file, as they are written and as they are meant.

/// `text` without the white space of the file's layout: runs of it are one space, none at the ends. No-break
/// spaces mean something ("1 000", "« oui ») and stay. In composed form (NFC).
/// \param was_composed  becomes false when `text` was in another form
std::string tbx_text(std::string_view text, bool* was_composed = nullptr);

/// tbx_text() of all text inside an element.
std::string tbx_content(xml::Node element);

/// What TBX-Basic calls a category that TBX-Min (2013) or an early TBX-Min v3 calls something else:
/// "termStatus" and "usageStatus" are "administrativeStatus", "customer" is "customerSubset".
std::string_view tbx_basic_name(std::string_view name);

/// The status that a value of administrativeStatus means for certain: those of TBX v2 and v3, of TBX-Min, and
/// "forbidden". Not "approved", which may be preferred or admitted.
/// \param is_usual  becomes whether it is a form that model::status_of() knows
std::optional<model::Status> tbx_status(std::string_view value, bool& is_usual);

/// "20010507T10:57:25Z", the other form ISO 8601 has, as "2001-05-07T10:57:25Z"; other texts as they are.
std::string tbx_date(std::string&& date);

/// The language codes of a file.
class TbxLanguages {
public:
    explicit TbxLanguages(RepairLog& repairs) : m_repairs{repairs} {}

    /// The language of a section, undetermined ("und") when it names none or none can be made out.
    /// \param entry  as messages call its entry
    model::LanguageTag read(xml::Node section, std::string_view entry);

private:
    model::LanguageTag parse(std::string_view written, std::size_t line, std::string_view entry);

    RepairLog& m_repairs;
    std::vector<std::pair<std::string, model::LanguageTag>> m_known; ///< the first few codes that were met
};

} // namespace diptych::exchange

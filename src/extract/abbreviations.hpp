#pragma once

#include "model/document.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::extract {

/// The long form of a short form in parentheses: the shortest run of words before it that begins with the
/// short form's first character and has all the others in order (Schwartz and Hearst 2003).
/// \param before  the sentence up to the opening parenthesis  \returns a view into `before`
std::optional<std::string_view> long_form(std::string_view before, std::string_view short_form);

/// The short forms that texts introduce: "World Trade Organization (WTO)".
class Abbreviations {
public:
    void add(const model::Document& document);

    /// From the short form, as written, to its long form in small letters; the first one counts.
    const std::map<std::string, std::string>& all() const { return m_long_forms; }

private:
    void add_sentence(std::string_view sentence);

    std::map<std::string, std::string> m_long_forms;
};

} // namespace diptych::extract

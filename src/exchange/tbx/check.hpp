#pragma once

#include "exchange/tbx/basic.hpp"
#include "exchange/tbx/validate.hpp"
#include "xml/tree.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace diptych::exchange {

/// What a file is checked as.
enum class TbxFormat { v3_dca, v3_dct, v2, min_2013 };

inline constexpr std::string_view k_tbx_namespace = "urn:iso:std:iso:30042:ed-2";
inline constexpr std::string_view k_min_namespace = "http://www.tbxinfo.net/ns/min";
inline constexpr std::string_view k_basic_namespace = "http://www.tbxinfo.net/ns/basic";

struct TbxProfile {
    TbxFormat format = TbxFormat::v3_dca;
    std::optional<TbxDialect> dialect; ///< nothing when it is one whose data categories are not known here
    std::string language;              ///< of the root; empty when it names none

    bool is_v3() const { return format == TbxFormat::v3_dca || format == TbxFormat::v3_dct; }
};

/// Collects findings, the first thousand of each rule.
class TbxFindings {
public:
    void add(TbxFinding finding);
    /// Said once, whatever the line.
    void add_once(TbxFinding finding);
    /// All of them by line, and how many of a rule were left out.
    std::vector<TbxFinding> take();

private:
    std::map<std::string, std::size_t> m_times; ///< by rule
    std::vector<TbxFinding> m_findings;
};

/// The rules of TBX that no grammar can hold, or that can be said better than by one. To be given all
/// entries, the header and the back matter.
class TbxChecker {
public:
    /// Both must outlive the checker.
    TbxChecker(const TbxProfile& profile, TbxFindings& findings) : m_profile{profile}, m_findings{findings} {}

    void check_entry(xml::Node entry);
    /// Ids, languages and targets of anything: of the header and the back matter.
    void check_attributes(xml::Node element);
    /// References to ids that there are not. After everything else.
    void finish();

    /// Whether a finding of the last entry explains what a grammar would say of `element`.
    bool explains(xml::Node element) const { return m_explained.contains(element.number()); }

private:
    struct Reference {
        std::string target;
        std::string element;
        std::size_t line = 0;
    };

    struct Place; // of an element in an entry

    void check_id(xml::Node element, bool is_entry);
    void check_language(xml::Node element, bool is_section);
    void check_own_attributes(xml::Node element);
    void check_parts(xml::Node element, const Place& place);
    void check_section(xml::Node section);
    void check_term(xml::Node term, std::string_view language, std::unordered_set<std::string>& seen);
    void check_date(xml::Node element);
    void check_min_2013(xml::Node element);
    void check_order(xml::Node entry);

    // tbx_check_category.cpp
    void check_category(xml::Node element, const Place& place);
    void check_typed_category(xml::Node element, const Place& place);
    void check_module_category(xml::Node element, const Place& place);
    void check_transaction(xml::Node element, std::string_view expected, std::string_view written);
    void check_level(xml::Node element, const TbxCategory& category, const Place& place);
    void check_value(xml::Node element, const TbxCategory& category);
    void check_target(xml::Node element, TbxElement kind);
    void refer(xml::Node element, std::string_view target);

    /// \param structural  a grammar would object to the same element, or to one that it is in
    void error(xml::Node element, std::string rule, std::string message, std::string advice,
               bool structural = false);
    void warn(xml::Node element, std::string rule, std::string message, std::string advice);

    const TbxProfile& m_profile;
    TbxFindings& m_findings;
    std::vector<std::size_t> m_path;             ///< numbers, from the entry to the element in hand
    std::unordered_set<std::size_t> m_explained; ///< of the last entry
    std::unordered_map<std::string, std::size_t> m_id_line; ///< by id
    std::vector<Reference> m_references;
};

/// Where an element stands in its entry.
struct TbxChecker::Place {
    TbxLevel level = TbxLevel::entry;
    std::string_view parent; ///< its name
};

} // namespace diptych::exchange

#pragma once

#include "exchange/tbx/basic.hpp"
#include "exchange/vocabulary/repair_log.hpp"
#include "model/concept.hpp"
#include "xml/tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::exchange {

/// How a TBX file is written, as its root element says.
struct TbxForm {
    std::optional<TbxDialect> rules = {}; ///< what is to be looked after; nothing for dialects not known here
    bool elements_are_categories = false; ///< style DCT, and TBX-Min of 2013
    bool is_min_of_2013 = false;          ///< which has its own words for statuses
};

/// What can be said of an entry, a language or a term.
struct TbxDescription {
    std::vector<model::DataCategory>& categories;
    std::vector<model::Transaction>& transactions;
    TbxLevel level;
};

/// Reads what is said of an entry, a language or a term: data categories, groups of them and transactions, in
/// all dialects. The elements of all are told apart by name alone: no name means two things.
class TbxCategoryReader {
public:
    explicit TbxCategoryReader(RepairLog& repairs) : m_repairs{repairs} {}

    void set_form(const TbxForm& form) { m_form = form; }

    const TbxForm& form() const { return m_form; }

    /// \param entry  as messages call the entry whose parts are read from now on
    void set_entry(std::string entry) { m_entry = std::move(entry); }

    const std::string& entry() const { return m_entry; }

    /// A child of an entry, a language or a term, text included, that is none of its own parts.
    void read(xml::Node node, TbxDescription description);

    /// Says what has no place in the model: attributes other than `id` and the language.
    void check_attributes(xml::Node node);
    /// Says which markup inside a text is lost; its text stays.
    void check_markup(xml::Node node);

private:
    using Categories = std::vector<model::DataCategory>;

    void read_stray_text(xml::Node node, Categories& to);
    void read_group(xml::Node group, Categories& to);
    void read_member(xml::Node member, Categories& to);
    void read_transaction(xml::Node group, TbxDescription description);
    void check_transaction(const model::Transaction& transaction, xml::Node node);
    std::optional<model::DataCategory> read_category(xml::Node node);
    model::DataCategory read_components(xml::Node list);
    std::string value_of(xml::Node node, std::string_view name);
    std::string category_name(xml::Node node);
    void keep_attributes(xml::Node node, model::DataCategory& category);
    void mend(model::DataCategory& category, xml::Node node, TbxLevel level);
    void follow_rules(TbxDialect dialect, model::DataCategory& category, xml::Node node, TbxLevel level);

    RepairLog& m_repairs;
    TbxForm m_form;
    std::string m_entry = "an entry";
};

} // namespace diptych::exchange

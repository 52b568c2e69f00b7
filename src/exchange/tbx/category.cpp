#include "exchange/tbx/category.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tbx/values.hpp"
#include "exchange/vocabulary/category_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace diptych::exchange {

namespace {

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements whose data category is in their `type`.
constexpr std::array<std::string_view, 9> k_typed_elements{
    "admin", "adminNote", "descrip", "descripNote", "ref", "termNote", "transac", "transacNote", "xref"};
/// A data category and what is said of it; transacGrp besides.
constexpr std::array<std::string_view, 5> k_groups{"adminGrp", "descripGrp", "noteGrp", "termNoteGrp",
                                                   "transacGrp"};
/// Markup inside texts: TBX v3 (section 9) and v2.
constexpr std::array<std::string_view, 13> k_markup{
    "hi", "foreign", "ec", "sc", "ph", "bpt", "ept", "it", "sub", "ut", "emph", "noteKey", "noteValue"};
/// Parts of an entry, which are no data categories wherever they stand.
constexpr std::array<std::string_view, 9> k_parts{
    "conceptEntry", "termEntry", "langSec", "langSet", "termSec", "tig", "ntig", "termGrp", "term"};

bool is_group(std::string_view name) {
    return name.ends_with("Grp") && is_one_of(name, k_groups);
}

/// Whether `member` is what a group is about: the descrip of a descripGrp.
bool is_head(xml::Node member, std::string_view group) {
    const std::string_view head = group.substr(0, group.size() - std::string_view{"Grp"}.size());
    if (member.name() == head) {
        return true;
    }
    if (group == "transacGrp") {
        return member.name() == "transactionType";
    }
    const TbxCategory* category =
        tbx_category(TbxDialect::basic_dca, tbx_basic_name(member.name())); // style DCT
    return category != nullptr && name_of(category->element) == head;
}

std::optional<std::string_view> type_of(xml::Node node) {
    const std::optional<std::string_view> type = node.attribute("type");
    return type && !base::trim(*type).empty() ? std::optional{base::trim(*type)} : std::nullopt;
}

bool has_text(xml::Node node) {
    return node.is_text() && !base::trim(node.text()).empty();
}

} // namespace

void TbxCategoryReader::read(xml::Node node, TbxDescription description) {
    const std::string_view name = node.name();
    if (node.is_text()) {
        if (has_text(node)) {
            read_stray_text(node, description.categories);
        }
        return;
    }
    if (name == "transacGrp" || name == "transac" || name == "transactionType") {
        read_transaction(node, description);
        return;
    }
    const std::size_t before = description.categories.size();
    read_member(node, description.categories);
    for (std::size_t i = before; i < description.categories.size(); ++i) {
        mend(description.categories[i], node, description.level);
    }
}

void TbxCategoryReader::read_stray_text(xml::Node node, Categories& to) {
    std::string text = tbx_text(node.text());
    m_repairs.warn(
        "text outside any data category was kept as a note", node.line(),
        fmt::format("Text outside any data category of {}, '{}', was kept as a note.", m_entry, text));
    to.push_back({"note", std::move(text), {}, {}});
}

void TbxCategoryReader::read_member(xml::Node member, Categories& to) {
    if (is_group(member.name())) {
        read_group(member, to);
    } else if (member.name() == "termCompList") {
        to.push_back(read_components(member));
    } else if (std::optional<model::DataCategory> category = read_category(member)) {
        to.push_back(std::move(*category));
    }
}

void TbxCategoryReader::read_group(xml::Node group, Categories& to) {
    check_attributes(group);
    Categories heads;
    Categories said;
    for (const xml::Node member : group) {
        if (member.is_text()) {
            if (has_text(member)) {
                read_stray_text(member, said);
            }
            continue;
        }
        const bool head = is_head(member, group.name());
        if (head && !heads.empty() && group.name() != "noteGrp") {
            m_repairs.warn("second categories of a group were kept beside it", member.line(),
                           fmt::format("A <{}> of {} is about two things; the second one was kept beside it.",
                                       group.name(), m_entry));
        }
        read_member(member, head ? heads : said);
    }
    if (heads.empty() && !said.empty()) {
        heads.push_back(std::move(said.front()));
        said.erase(said.begin());
    }
    if (!heads.empty()) {
        std::move(said.begin(), said.end(), std::back_inserter(heads.front().qualifiers));
    }
    std::move(heads.begin(), heads.end(), std::back_inserter(to));
}

void TbxCategoryReader::read_transaction(xml::Node group, TbxDescription description) {
    model::Transaction transaction;
    if (group.name() != "transacGrp") { // one that stands alone
        transaction.type = tbx_content(group);
        check_transaction(transaction, group);
        description.transactions.push_back(std::move(transaction));
        return;
    }
    for (const xml::Node member : group) {
        const std::string_view name = member.name();
        const std::string_view type = type_of(member).value_or("");
        if (member.is_text() && !has_text(member)) {
            continue;
        }
        if ((name == "transac" || name == "transactionType" || type == "transactionType") &&
            transaction.type.empty()) {
            transaction.type = tbx_content(member);
            check_transaction(transaction, member);
        } else if (name == "date" && transaction.date.empty()) {
            const std::string written = tbx_content(member);
            transaction.date = tbx_date(std::string{written});
            if (transaction.date != written) {
                m_repairs.note("dates were brought into the form of XML", member.line(),
                               fmt::format("The date '{}' is read as '{}'.", written, transaction.date));
            }
        } else if ((name == "responsibility" ||
                    (name == "transacNote" && (type.empty() || type == "responsibility"))) &&
                   transaction.responsibility.empty()) {
            transaction.responsibility = tbx_content(member);
            if (const auto target = member.attribute("target");
                target && transaction.responsibility.empty()) {
                transaction.responsibility = *target;
            } else if (target) {
                m_repairs.say_once(base::Severity::note, member.line(),
                                   "Of who is responsible the name was kept, and not the id by which a file "
                                   "can say more in its <back>.");
            }
        } else {
            const std::size_t before = description.categories.size();
            read(member, description);
            if (description.categories.size() > before) {
                m_repairs.warn("parts of transactions were kept beside them", member.line(),
                               fmt::format("'{}' in a transaction of {} was kept beside it.",
                                           description.categories.back().name, m_entry));
            }
        }
    }
    description.transactions.push_back(std::move(transaction));
}

void TbxCategoryReader::check_transaction(const model::Transaction& transaction, xml::Node node) {
    if (m_form.rules && transaction.type != "origination" && transaction.type != "modification") {
        m_repairs.warn(
            "transactions that TBX-Basic does not have were kept", node.line(),
            fmt::format("In TBX-Basic, a transaction is 'origination' or 'modification', not '{}'; "
                        "that of {} was kept.",
                        transaction.type, m_entry));
    }
    if (node.name() == "transac" && type_of(node) != "transactionType") {
        m_repairs.warn("transactions of another type were kept", node.line(),
                       fmt::format("A <transac> of {} is not of type 'transactionType'; it was read as if it "
                                   "were.",
                                   m_entry));
    }
}

std::optional<model::DataCategory> TbxCategoryReader::read_category(xml::Node node) {
    model::DataCategory category;
    category.name = category_name(node);
    category.target = node.attribute("target").value_or("");
    category.value = value_of(node, category.name);
    if (category.value.empty() && category.target.empty()) {
        m_repairs.note("empty categories were skipped", node.line(),
                       fmt::format("The empty '{}' of {} was skipped.", category.name, m_entry));
        return std::nullopt;
    }
    keep_attributes(node, category);
    return category;
}

/// The parts of a term (TBX v2: hyphenation, syllables, morphemes) as one value, "ter|mi|nol|o|gy".
model::DataCategory TbxCategoryReader::read_components(xml::Node list) {
    model::DataCategory category;
    category.name = type_of(list).value_or(list.name());
    const auto add = [&](xml::Node component) {
        category.value += (category.value.empty() ? "" : "|") + tbx_content(component);
    };
    for (const xml::Node child : list) {
        if (child.name() == "termComp") {
            add(child);
        } else if (child.name() == "termCompGrp") {
            for (const xml::Node part : child) {
                if (part.name() == "termComp") {
                    add(part);
                } else if (!part.is_text()) {
                    read_member(part, category.qualifiers);
                }
            }
        } else if (!child.is_text()) {
            read_member(child, category.qualifiers);
        }
    }
    return category;
}

std::string TbxCategoryReader::value_of(xml::Node node, std::string_view name) {
    check_markup(node);
    std::string key_and_value; // TBX-Min
    for (const xml::Node child : node) {
        if (name == "note" && (child.name() == "noteKey" || child.name() == "noteValue")) {
            key_and_value += (key_and_value.empty() ? "" : ": ") + tbx_content(child);
        }
    }
    return key_and_value.empty() ? tbx_content(node) : key_and_value;
}

std::string TbxCategoryReader::category_name(xml::Node node) {
    const std::string_view element = node.name();
    const std::optional<std::string_view> type = type_of(node);
    if (element == "note") {
        return "note";
    }
    if (is_one_of(element, k_typed_elements)) {
        if (type) {
            return std::string{tbx_basic_name(*type)};
        }
        m_repairs.warn("categories without a type were kept under the names of their elements", node.line(),
                       fmt::format("A <{}> of {} has no type; it was kept under the name of its element.",
                                   element, m_entry));
        return std::string{element};
    }
    // In style DCT and in TBX-Min the element is the category. One that has a type is neither.
    const std::string_view name = type ? *type : tbx_basic_name(element);
    if (is_one_of(element, k_parts)) {
        m_repairs.warn("parts of entries in a wrong place were kept as categories", node.line(),
                       fmt::format("A <{}> of {} is in a wrong place; its text was kept as a category.",
                                   element, m_entry));
    } else if (type || !m_form.elements_are_categories) {
        m_repairs.say_once(
            base::Severity::warning, node.line(),
            fmt::format("<{}> is no element of TBX; it was kept as the category '{}'.", element, name));
    }
    return std::string{name};
}

void TbxCategoryReader::keep_attributes(xml::Node node, model::DataCategory& category) {
    for (std::size_t i = 0; i < node.attribute_count(); ++i) {
        const xml::AttributeView a = node.attribute_at(i);
        if (a.namespace_uri == xml::k_xml_namespace) {
            // The language of a remark, where it is not that of its section, is one of the things said of it.
            if (a.name == "lang") {
                category.qualifiers.push_back({"xml:lang", std::string{a.value}, {}, {}});
            }
        } else if (a.name != "type" && a.name != "target" && a.name != "id") {
            category.qualifiers.push_back({std::string{a.name}, std::string{a.value}, {}, {}});
        } else if (a.name == "type" && node.name() == "note") {
            category.qualifiers.push_back({"type", std::string{a.value}, {}, {}});
        }
    }
}

void TbxCategoryReader::check_attributes(xml::Node node) {
    for (std::size_t i = 0; i < node.attribute_count(); ++i) {
        const xml::AttributeView a = node.attribute_at(i);
        if (a.namespace_uri == xml::k_xml_namespace || a.name == "lang" || a.name == "code") {
            continue;
        }
        m_repairs.say_once(base::Severity::note, node.line(),
                           fmt::format("The attribute '{}' of <{}> was not kept.", a.name, node.name()));
    }
}

// Recursion goes no deeper than xml::SaxParser::k_greatest_depth.
void TbxCategoryReader::check_markup(xml::Node node) {
    for (const xml::Node child : node) {
        if (child.is_text()) {
            continue;
        }
        if (!is_one_of(child.name(), k_markup)) {
            m_repairs.say_once(base::Severity::warning, child.line(),
                               fmt::format("<{}> is no markup of TBX; its text was kept.", child.name()));
        } else if (child.attribute("target")) {
            m_repairs.say_once(
                base::Severity::note, child.line(),
                fmt::format("Of a <{}> that points to something, only the text was kept.", child.name()));
        }
        check_markup(child);
    }
}

/// What is certain is put right, and what the dialect does not allow is said.
void TbxCategoryReader::mend(model::DataCategory& category, xml::Node node, TbxLevel level) {
    if (category.target.empty() &&
        (category.name == "externalCrossReference" || category.name == "xGraphic") &&
        is_web_address(category.value)) {
        m_repairs.warn("addresses were read as what is pointed to", node.line(),
                       fmt::format("'{}' of {} has its address as its text; it was read as its target.",
                                   category.name, m_entry));
        category.target = category.value;
    }
    if (m_form.rules && category.name != "administrativeStatus") { // which has its own rules
        follow_rules(*m_form.rules, category, node, level);
    }
}

void TbxCategoryReader::follow_rules(TbxDialect dialect, model::DataCategory& category, xml::Node node,
                                     TbxLevel level) {
    if (const std::optional<std::string> objection = tbx_objection(dialect, category, level)) {
        model::DataCategory mended = category;
        mended.value = tbx_value(category.name, category.value);
        const bool helps = mended.value != category.value && !tbx_objection(dialect, mended, level);
        m_repairs.warn(fmt::format("'{}' was not as {} has it", category.name, name_of(dialect)), node.line(),
                       helps
                           ? fmt::format("{}; that of {} is read as '{}'.", *objection, m_entry, mended.value)
                           : fmt::format("{}; that of {} was kept.", *objection, m_entry));
        if (helps) {
            category.value = std::move(mended.value);
        }
    }
    const TbxCategory* rule = tbx_category(dialect, category.name);
    for (const model::DataCategory& qualifier : category.qualifiers) {
        if (rule == nullptr || qualifier.name == "xml:lang") {
            continue;
        }
        if (const auto objection = tbx_objection_to_qualifier(dialect, qualifier, *rule, level)) {
            m_repairs.warn(fmt::format("'{}' of '{}' was not as {} has it", qualifier.name, category.name,
                                       name_of(dialect)),
                           node.line(), fmt::format("{}; that of {} was kept.", *objection, m_entry));
        }
    }
}

} // namespace diptych::exchange

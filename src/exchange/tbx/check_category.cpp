#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tbx/check.hpp"

#include <algorithm>
#include <array>

namespace diptych::exchange {

namespace {

/// The elements of style DCA and of v2 whose data category is in their attribute `type`.
constexpr std::array<std::string_view, 9> k_typed{
    "admin", "adminNote", "descrip", "descripNote", "ref", "termNote", "transac", "transacNote", "xref"};

bool is_group(std::string_view name) {
    return name.ends_with("Grp");
}

std::vector<std::string> names_of(TbxDialect dialect) {
    std::vector<std::string> names;
    for (const char* name :
         {"customerSubset", "projectSubset", "source", "subjectField", "definition", "context",
          "administrativeStatus", "partOfSpeech", "grammaticalGender", "geographicalUsage", "termLocation",
          "termType", "crossReference", "externalCrossReference", "xGraphic"}) {
        if (tbx_category(dialect, name) != nullptr) {
            names.emplace_back(name);
        }
    }
    return names;
}

std::string advice_for_name(TbxDialect dialect, std::string_view name) {
    const std::string meant = base::did_you_mean(name, names_of(dialect));
    return meant.empty() ? "Use a data category of the dialect, or put it into a <note>."
                         : fmt::format("Did you mean '{}'?", meant);
}

std::string text_of(xml::Node element) {
    return xml::text_content(element);
}

bool has_elements(xml::Node element) {
    for (const xml::Node child : element) {
        if (!child.is_text()) {
            return true;
        }
    }
    return false;
}

} // namespace

void TbxChecker::check_category(xml::Node element, const Place& place) {
    const bool typed = std::find(k_typed.begin(), k_typed.end(), element.name()) != k_typed.end();
    if (m_profile.format == TbxFormat::v3_dct) {
        if (element.namespace_uri() != k_tbx_namespace) {
            check_module_category(element, place);
        } else if (typed) {
            error(element, "style",
                  fmt::format("<{}> is of the style DCA, and the file says it is DCT.", element.name()),
                  "Write the data category as an element of its module, or say style=\"dca\".", true);
        }
        return;
    }
    if (m_profile.format == TbxFormat::v3_dca && element.namespace_uri() != k_tbx_namespace) {
        const bool is_module = element.namespace_uri().starts_with("http://www.tbxinfo.net/ns/");
        error(element, is_module ? "style" : "namespace",
              is_module
                  ? fmt::format("<{}> is of the style DCT, and the file says it is DCA.", element.name())
                  : fmt::format("<{}> is in the namespace '{}', not in that of TBX.", element.name(),
                                element.namespace_uri()),
              is_module ? "Write the data category as an attribute 'type', or say style=\"dct\"."
                        : "Remove the element or its namespace.",
              true);
        return;
    }
    if (typed) {
        check_typed_category(element, place);
    }
}

void TbxChecker::check_typed_category(xml::Node element, const Place& place) {
    const std::string type{element.attribute("type").value_or("")};
    if (type.empty()) {
        error(element, "category-missing",
              fmt::format("This <{}> does not say its data category.", element.name()),
              "Add an attribute 'type'.", true);
        return;
    }
    if (element.name() == "xref" || element.name() == "ref") {
        check_target(element, element.name() == "ref" ? TbxElement::ref : TbxElement::xref);
    } else if (const auto target = element.attribute("target")) {
        refer(element, *target);
    }
    if (!m_profile.dialect) {
        return;
    }
    const TbxDialect dialect = *m_profile.dialect;
    if (has_transactions(dialect) && element.name() == "transac") {
        check_transaction(element, "transactionType", type);
        return;
    }
    if (has_transactions(dialect) && element.name() == "transacNote") {
        check_transaction(element, "responsibility", type);
        return;
    }
    const TbxCategory* category = tbx_category(dialect, type);
    if (category == nullptr) {
        error(element, "category-unknown",
              fmt::format("'{}' is no data category of {}.", type, exchange::name_of(dialect)),
              advice_for_name(dialect, type));
    } else if (exchange::name_of(category->element) != element.name()) {
        error(element, "category-element",
              fmt::format("'{}' is in <{}>, where it has no place.", type, element.name()),
              fmt::format("Write <{} type=\"{}\">.", exchange::name_of(category->element), type));
    } else {
        check_level(element, *category, place);
        check_value(element, *category);
    }
}

void TbxChecker::check_module_category(xml::Node element, const Place& place) {
    const bool is_min = element.namespace_uri() == k_min_namespace;
    if (!is_min && element.namespace_uri() != k_basic_namespace) {
        if (m_profile.dialect) {
            error(element, "category-unknown",
                  fmt::format("<{}> is of the module '{}', which {} does not have.", element.name(),
                              element.namespace_uri(), exchange::name_of(*m_profile.dialect)),
                  "Use a data category of the dialect, or put it into a <note>.");
        }
        return;
    }
    if (!m_profile.dialect) {
        return;
    }
    const TbxDialect dialect = *m_profile.dialect;
    if (has_elements(element)) {
        error(element, "category-markup",
              fmt::format("There is markup in <{}>, which holds text only.", element.name()),
              "Write its content as plain text.");
    }
    if (!is_min && (element.name() == "transactionType" || element.name() == "responsibility") &&
        has_transactions(dialect)) {
        check_transaction(element, element.name(), element.name());
        return;
    }
    const TbxCategory* category = tbx_category(dialect, element.name());
    const std::string_view prefix = is_min ? "min:" : "basic:";
    if (category == nullptr || !category->dct_name.starts_with(prefix)) {
        error(element, "category-unknown",
              fmt::format("<{}{}> is no data category of {}.", prefix, element.name(),
                          exchange::name_of(dialect)),
              category != nullptr && category->element != TbxElement::note
                  ? fmt::format("Write <{}>.", category->dct_name)
                  : advice_for_name(dialect, element.name()));
        return;
    }
    for (std::size_t i = 0; i < element.attribute_count(); ++i) {
        const xml::AttributeView attribute = element.attribute_at(i);
        if (attribute.name != "target") {
            error(element, "attribute",
                  fmt::format("<{}> has an attribute '{}', which it may not have.", element.name(),
                              attribute.name),
                  "Remove it.");
        }
    }
    check_target(element, category->element);
    check_level(element, *category, place);
    check_value(element, *category);
}

void TbxChecker::check_transaction(xml::Node element, std::string_view expected, std::string_view written) {
    if (written != expected) {
        error(element, "category-unknown",
              fmt::format("'{}' is nothing that a <{}> can say.", written, element.name()),
              fmt::format("Write type=\"{}\".", expected));
        return;
    }
    const std::string value{base::trim(text_of(element))};
    if (expected == "transactionType" && value != "origination" && value != "modification") {
        error(element, "picklist", fmt::format("A transaction cannot be '{}'.", value),
              "Use 'origination' or 'modification'.");
    }
}

void TbxChecker::check_level(xml::Node element, const TbxCategory& category, const Place& place) {
    if (!may_stand_at(category, place.level)) {
        std::vector<std::string> levels;
        for (const TbxLevel level : {TbxLevel::entry, TbxLevel::language, TbxLevel::term}) {
            if (may_stand_at(category, level)) {
                levels.emplace_back(exchange::name_of(level));
            }
        }
        error(element, "category-level",
              fmt::format("'{}' may not be said of {}.", category.name, exchange::name_of(place.level)),
              fmt::format("Move it: it can be said of {}.", base::join(levels, " or ")));
    } else if (is_group(place.parent) && category.element == TbxElement::xref) {
        error(element, "category-level",
              fmt::format("'{}' may not stand in a <{}>.", category.name, place.parent),
              "Move it out of the group.");
    } else if (category.element == TbxElement::admin && place.parent == "transacGrp") {
        error(element, "category-level", fmt::format("'{}' may not stand in a <transacGrp>.", category.name),
              "Move it out of the group.");
    }
}

void TbxChecker::check_value(xml::Node element, const TbxCategory& category) {
    if (category.values.empty()) {
        return;
    }
    const std::string written = text_of(element);
    const bool dct = m_profile.format == TbxFormat::v3_dct; // whose grammar passes over white space
    const std::string value{dct ? base::trim(written) : std::string_view{written}};
    if (std::find(category.values.begin(), category.values.end(), value) != category.values.end()) {
        return;
    }
    const std::vector<std::string> values{category.values.begin(), category.values.end()};
    const std::string meant = base::did_you_mean(std::string{base::trim(value)}, values);
    error(element, "picklist",
          fmt::format("In {}, '{}' cannot be '{}'.", exchange::name_of(*m_profile.dialect), category.name,
                      value),
          meant.empty() ? fmt::format("Use one of {}.", base::join(values, ", "))
                        : fmt::format("Write '{}'.", meant));
}

void TbxChecker::check_target(xml::Node element, TbxElement kind) {
    if (kind != TbxElement::ref && kind != TbxElement::xref) {
        return;
    }
    const auto target = element.attribute("target");
    if (!target) {
        error(element, "target", fmt::format("This <{}> has no target.", element.name()),
              kind == TbxElement::ref ? "Add the id of the entry it points to as 'target'."
                                      : "Add an address as 'target'.",
              kind == TbxElement::xref);
    } else if (kind == TbxElement::ref) {
        refer(element, *target);
    } else if (!is_web_address(*target)) {
        const bool may_be = m_profile.format == TbxFormat::v2 || target->starts_with("http://") ||
                            target->starts_with("https://");
        m_findings.add({may_be ? base::Severity::warning : base::Severity::error, element.line(), "target",
                        fmt::format("'{}' is no http or https address.", *target),
                        "Write the whole address, with https://."});
    }
}

void TbxChecker::refer(xml::Node element, std::string_view target) {
    if (!is_web_address(target) || element.name() == "ref" || element.name() == "crossReference") {
        m_references.push_back({std::string{target}, std::string{element.name()}, element.line()});
    }
}

} // namespace diptych::exchange

#include "check/item_rules.hpp"

#include "base/format.hpp"
#include "check/compare_items.hpp"
#include "check/new_finding.hpp"

#include <utility>

namespace diptych::check {

namespace {

Rule rule_of(ItemKind kind) {
    switch (kind) {
    case ItemKind::number:
        return Rule::number_differs;
    case ItemKind::date:
        return Rule::date_differs;
    case ItemKind::symbol:
        return Rule::symbol_differs;
    case ItemKind::address:
        break;
    }
    return Rule::url_differs;
}

const char* noun_of(ItemKind kind) {
    switch (kind) {
    case ItemKind::number:
        return "number";
    case ItemKind::date:
        return "date";
    case ItemKind::symbol:
        return "symbol";
    case ItemKind::address:
        break;
    }
    return "address";
}

model::Finding finding_of(const ItemDifference& difference, std::string_view source,
                          std::string_view target) {
    const ItemKind kind = difference.source != nullptr ? difference.source->kind : difference.target->kind;
    model::Finding finding = new_finding(rule_of(kind));
    if (difference.source != nullptr) {
        finding.source = difference.source->bytes;
        finding.expected = model::slice(source, finding.source);
    }
    if (difference.target != nullptr) {
        finding.target = difference.target->bytes;
        finding.found = model::slice(target, finding.target);
    }
    if (difference.target == nullptr) {
        finding.message = fmt::format("The {} {} of the source is not in the target.", noun_of(kind),
                                      in_quotes(finding.expected));
    } else if (difference.source == nullptr) {
        finding.message = fmt::format("The {} {} of the target is not in the source.", noun_of(kind),
                                      in_quotes(finding.found));
    } else {
        finding.message = fmt::format("The {} {} of the source is {} in the target.", noun_of(kind),
                                      in_quotes(finding.expected), in_quotes(finding.found));
    }
    return finding;
}

} // namespace

void check_items(std::string_view source, const std::vector<Item>& source_items, std::string_view target,
                 const std::vector<Item>& target_items, const RuleSet& rules, std::vector<model::Finding>& findings) {
    for (const ItemDifference& difference : compare_items(source_items, target_items)) {
        const ItemKind kind =
            difference.source != nullptr ? difference.source->kind : difference.target->kind;
        // The same figures on both sides, which mean different numbers: number-format says it better.
        const bool same_figures = kind == ItemKind::number && difference.source != nullptr && difference.target != nullptr &&
                                  model::slice(source, difference.source->bytes) == model::slice(target, difference.target->bytes);
        if (rules.has(rule_of(kind)) && !(same_figures && rules.has(Rule::number_format))) {
            findings.push_back(finding_of(difference, source, target));
        }
    }
}

} // namespace diptych::check

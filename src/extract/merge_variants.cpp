#include "extract/merge_variants.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>

namespace diptych::extract {

namespace {

using model::TermCandidate;
using model::TermVariant;
using model::VariantKind;

/// Adds what `other` has to `candidate`. \param kind  what the forms of `other` are beside those of
/// `candidate`
void take_over(TermCandidate& candidate, TermCandidate&& other, VariantKind kind, std::size_t most_contexts) {
    for (TermVariant& variant : other.variants) {
        variant.kind = kind;
        candidate.variants.push_back(std::move(variant));
    }
    std::stable_sort(candidate.variants.begin() + 1, candidate.variants.end(),
                     [](const TermVariant& a, const TermVariant& b) { return a.frequency > b.frequency; });
    candidate.frequency += other.frequency;
    candidate.documents = std::max(candidate.documents, other.documents);
    candidate.score = std::max(candidate.score, other.score);
    candidate.c_value = std::max(candidate.c_value, other.c_value);
    std::move(other.contexts.begin(), other.contexts.end(), std::back_inserter(candidate.contexts));
    if (candidate.contexts.size() > most_contexts) {
        candidate.contexts.resize(most_contexts);
    }
    other.variants.clear(); // marks it as merged
}

void drop_merged(std::vector<TermCandidate>& candidates) {
    std::erase_if(candidates, [](const TermCandidate& c) { return c.variants.empty(); });
}

} // namespace

void merge_hyphened(std::vector<TermCandidate>& candidates, std::size_t most_contexts) {
    std::unordered_map<std::string, std::size_t> first_with;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        std::string key = candidates[i].base;
        std::replace(key.begin(), key.end(), '-', ' ');
        const auto [known, is_new] = first_with.emplace(std::move(key), i);
        if (is_new) {
            continue;
        }
        if (candidates[i].frequency > candidates[known->second].frequency) {
            std::swap(candidates[i], candidates[known->second]);
        }
        take_over(candidates[known->second], std::move(candidates[i]), VariantKind::hyphen, most_contexts);
    }
    drop_merged(candidates);
}

void merge_abbreviations(std::vector<TermCandidate>& candidates, const Abbreviations& abbreviations,
                         std::size_t most_contexts) {
    std::unordered_map<std::string, std::size_t> with_form;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (const TermVariant& variant : candidates[i].variants) {
            with_form.emplace(text::fold_case(variant.form), i);
        }
    }
    for (const auto& [short_form, long_form] : abbreviations.all()) {
        const auto short_one = with_form.find(text::fold_case(short_form));
        const auto long_one = with_form.find(long_form);
        if (short_one == with_form.end() || long_one == with_form.end() ||
            short_one->second == long_one->second || candidates[short_one->second].variants.empty() ||
            candidates[long_one->second].variants.empty()) {
            continue;
        }
        take_over(candidates[long_one->second], std::move(candidates[short_one->second]),
                  VariantKind::acronym, most_contexts);
    }
    drop_merged(candidates);
}

} // namespace diptych::extract

#include "align/features.hpp"

#include "text/analyzer.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <unordered_map>

namespace diptych::align {

namespace {

constexpr std::size_t k_shortest_cognate = 4; ///< letters a word must have to be one

using AnchorIds = std::unordered_map<std::string, std::uint32_t>;

std::string bare_label(const std::string& label) {
    std::string bare;
    for (const char c : label) {
        if (c != '(' && c != ')' && c != '.' && c != ' ') {
            bare += c;
        }
    }
    return bare;
}

bool is_heading(model::UnitKind kind) {
    return kind == model::UnitKind::title || kind == model::UnitKind::heading;
}

std::vector<Anchor> anchors_of(const std::vector<text::Token>& tokens, AnchorIds& ids) {
    std::vector<Anchor> anchors;
    for (const text::Token& token : tokens) {
        const bool firm = token.kind != text::TokenKind::word;
        if (!firm && token.folded.size() < k_shortest_cognate) {
            continue;
        }
        const auto next = static_cast<std::uint32_t>(ids.size());
        anchors.push_back({ids.try_emplace(token.folded, next).first->second, firm});
    }
    std::sort(anchors.begin(), anchors.end(), [](const Anchor& a, const Anchor& b) { return a.id < b.id; });
    return anchors;
}

std::vector<SentenceFeatures> features_of(const model::Document& document, AnchorIds& ids) {
    const text::Analyzer analyzer{document.language};
    std::vector<SentenceFeatures> all;
    for (const model::Unit& unit : document.units) {
        for (std::size_t s = 0; s < unit.sentences.size(); ++s) {
            std::string_view sentence = unit.sentence(s);
            SentenceFeatures features;
            features.begins_unit = s == 0;
            features.heading = is_heading(unit.kind);
            if (s == 0) {
                features.label = bare_label(unit.label);
                sentence.remove_prefix(unit.label.size()); // the label is compared as one
            }
            features.length = static_cast<double>(text::count_code_points(sentence));
            features.anchors = anchors_of(analyzer.analyze(sentence), ids);
            all.push_back(std::move(features));
        }
    }
    return all;
}

std::vector<double> shares(const std::vector<SentenceFeatures>& sentences, std::size_t anchors) {
    std::vector<double> share(anchors, 0.0);
    if (sentences.empty()) {
        return share;
    }
    for (const SentenceFeatures& sentence : sentences) {
        for (std::size_t i = 0; i < sentence.anchors.size(); ++i) {
            if (i == 0 || sentence.anchors[i].id != sentence.anchors[i - 1].id) {
                share[sentence.anchors[i].id] += 1.0;
            }
        }
    }
    for (double& value : share) {
        value /= static_cast<double>(sentences.size());
    }
    return share;
}

/// A word that stands on one side only is no anchor: forgetting it makes the comparison of sentences short.
void drop_one_sided(std::vector<SentenceFeatures>& sentences, const std::vector<double>& other_share) {
    for (SentenceFeatures& sentence : sentences) {
        std::erase_if(sentence.anchors, [&](const Anchor& a) { return !a.firm && other_share[a.id] == 0.0; });
    }
}

bool has_structure(const model::Document& document) {
    return std::any_of(document.units.begin(), document.units.end(), [](const model::Unit& unit) {
        return unit.sentences.size() > 1 || !unit.label.empty();
    });
}

} // namespace

Features extract_features(const model::Document& source, const model::Document& target) {
    AnchorIds ids;
    Features features;
    features.source = features_of(source, ids);
    features.target = features_of(target, ids);
    features.source_share = shares(features.source, ids.size());
    features.target_share = shares(features.target, ids.size());
    drop_one_sided(features.source, features.target_share);
    drop_one_sided(features.target, features.source_share);
    features.structured = has_structure(source) && has_structure(target);
    return features;
}

} // namespace diptych::align

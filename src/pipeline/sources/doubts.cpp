#include "pipeline/sources/doubts.hpp"

#include "base/file_identity.hpp"
#include "base/format.hpp"
#include "segment/guess_language.hpp"

#include <optional>

namespace diptych::pipeline {

namespace {

using Language = std::optional<model::LanguageTag>;

/// Of both sides, as a message begins with it.
std::string names_of(const std::string& source, const std::string& target) {
    return source == target ? source : fmt::format("{} and {}", source, target);
}

void note(const std::string& name, const std::string& sentence, base::Diagnostics& diagnostics) {
    diagnostics.report(base::Severity::note, name, 0, sentence);
}

} // namespace

Claim claim_of(const model::Document& document) {
    constexpr std::size_t k_enough = std::size_t{1} << 16; // bytes: as much as a guess looks at
    Claim claim{document.name, document.language, {}};
    for (const model::Unit& unit : document.units) {
        claim.text.append(unit.text, 0, k_enough).append("\n");
        if (claim.text.size() >= k_enough) {
            break;
        }
    }
    return claim;
}

bool report_language_doubt(const Claim& claim, base::Diagnostics& diagnostics) {
    const Language other = segment::other_language(claim.text, claim.language);
    if (other) {
        note(claim.name,
             fmt::format("The text is said to be in '{}', and looks like '{}'. Check which file and language "
                         "you named.",
                         claim.language.str(), other->str()),
             diagnostics);
    }
    return other.has_value();
}

void report_language_doubts(const Claim& source, const Claim& target, base::Diagnostics& diagnostics) {
    if (segment::look_swapped(source.text, source.language, target.text, target.language)) {
        note(names_of(source.name, target.name),
             fmt::format("The languages look swapped: the source looks like '{}' and the target like '{}'.",
                         target.language.primary(), source.language.primary()),
             diagnostics);
        return;
    }
    const bool source_told = report_language_doubt(source, diagnostics);
    const bool target_told = report_language_doubt(target, diagnostics);
    if (!source_told && !target_told && source.language == target.language &&
        !source.language.is_undetermined()) {
        note(names_of(source.name, target.name),
             fmt::format("Both texts are taken to be in '{}'. Check which files and languages you named.",
                         source.language.str()),
             diagnostics);
    }
}

bool report_same_sides(const model::Document& source, const model::Document& target,
                       base::Diagnostics& diagnostics) {
    const auto identity = [](const model::Document& side) {
        return side.path.empty() ? std::nullopt : base::identity_of(side.path);
    };
    const auto file = identity(source);
    const bool is_one_file = file && file == identity(target);
    const bool is_same = is_one_file || (!source.sha256.empty() && source.sha256 == target.sha256);
    if (is_same) {
        note(names_of(source.name, target.name),
             is_one_file ? "Source and target are the same file. Check which files you named."
                         : "Source and target have the same content. Check which files you named.",
             diagnostics);
    }
    return is_same;
}

} // namespace diptych::pipeline

#include "cli/commands/added_text.hpp"

#include "base/counted.hpp"
#include "base/format.hpp"
#include "base/string.hpp"

#include <utility>
#include <vector>

namespace diptych::cli {

namespace {

/// "document 3, A/AC.290/2021/L.1 (report.fr.txt)"
std::string name_of(const pipeline::AddedDocument& added, const std::string& file) {
    return fmt::format("document {}{}{}", added.id, added.symbol.empty() ? "" : ", " + added.symbol,
                       file.empty() ? "" : fmt::format(" ({})", file));
}

} // namespace

std::string text_of(const pipeline::AddedDocument& added, const std::string& file) {
    if (added.status == pipeline::AddStatus::unchanged) {
        return fmt::format("Already there as {}; {}.", name_of(added, file),
                           added.described ? "its symbol, title and date are now as given" : "nothing to do");
    }
    std::string text = fmt::format("{} {}: sentences: {} in {}, {} in {}; pairs: {}",
                                   added.status == pipeline::AddStatus::added ? "Added" : "Updated",
                                   name_of(added, file), added.source_sentences, added.source_language.str(),
                                   added.target_sentences, added.target_language.str(), added.pairs);
    if (added.pins > 0) {
        text += fmt::format("; {} of {} confirmed pairs kept", added.kept, added.pins);
    }
    text += '.';
    if (added.old_version) {
        text += fmt::format(" The old version with its corrections is change {0} of the history: 'diptych undo {0}' "
                            "brings it back when the new one has been removed.",
                            *added.old_version);
    }
    return text;
}

std::string text_of(const pipeline::AddCounts& counts) {
    std::vector<std::string> parts;
    for (const auto& [count, what] : {std::pair{counts.added, "added"},
                                      {counts.updated, "updated"},
                                      {counts.unchanged, "there already"},
                                      {counts.failed, "failed"}}) {
        if (count > 0) {
            parts.push_back(fmt::format("{} {}", count, what));
        }
    }
    return fmt::format("{} of files: {}.", base::counted(counts.all(), "pair"), base::join(parts, ", "));
}

} // namespace diptych::cli

#pragma once

#include "model/language_tag.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace diptych::model {

/// A text and its translation, by their names.
struct NamedPair {
    std::string source;
    std::string target;

    friend bool operator==(const NamedPair&, const NamedPair&) = default;
};

struct NamePairing {
    LanguageTag source;
    LanguageTag target;
    std::vector<NamedPair> pairs;       ///< in the order of the sources
    std::vector<std::string> alone;     ///< names that have one of the languages in them, without a partner
    std::vector<std::string> ambiguous; ///< likewise, with more than one
    std::size_t others = 0;             ///< names without any of the two languages
};

/// Pairs files whose names differ in nothing but a language code: report.fr.txt and report.en.txt,
/// fr/report.txt and en/report.txt. What cannot be paired so is paired when the names differ in their last
/// ending and in what stands between their words besides: report_fr.pdf and report-en.docx.
///
/// A code is a part of a name, between two of the characters / . - _ and blanks, in any case. Without
/// languages, those two are taken for which there are the most pairs. \param paths  relative to a folder,
/// with slashes \throws base::UsageError when it is not clear which languages are meant, or which of them is
/// the source
NamePairing pair_names(const std::vector<std::string>& paths, const std::optional<LanguageTag>& source,
                       const std::optional<LanguageTag>& target);

} // namespace diptych::model

#pragma once

#include "base/diagnostics.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// Something that is wrong with a TBX file.
struct TbxFinding {
    base::Severity severity = base::Severity::error; ///< error: it is not valid; warning: tools trip over it
    std::size_t line = 0;                            ///< 1-based; 0 when it is of the whole file
    std::string rule;    ///< what it breaks, for filters: "picklist", "term-empty"
    std::string message; ///< a sentence: what is wrong
    std::string advice;  ///< a sentence: what to do; may be empty
};

/// What a validation found.
struct TbxValidation {
    std::string format;               ///< what the file was checked as: "TBX v3, TBX-Basic, style DCA"
    std::size_t concepts = 0;         ///< entries that were looked at
    std::vector<TbxFinding> findings; ///< by line

    std::size_t count(base::Severity severity) const;

    /// No finding is an error.
    bool is_valid() const { return count(base::Severity::error) == 0; }
};

/// Checks a TBX file: the grammar of its format (RELAX NG) and, beyond it, the rules of its dialect: data
/// categories with their levels and picklists, references and addresses, dates, ids, language codes, empty
/// and repeated terms, composition (NFC).
///
/// The root element decides what it is checked as: TBX v3 in style DCA or DCT, TBX v2 or the TBX-Min of 2013.
/// Of the dialects, TBX-Basic and TBX-Min are known; a file of another one is checked by the grammar and by
/// what holds for all, and a note says so. Of each rule, the first thousand findings are given and the rest
/// counted in a last one.
///
/// Safe on files from anywhere, in memory that depends on the largest entry, on how many ids there are, and
/// on the findings. Never throws for what a file holds: one that is not well-formed has that as a finding.
///
/// \param name  as messages of the XML reader call the file
TbxValidation validate_tbx(std::string_view bytes, const std::string& name);

} // namespace diptych::exchange

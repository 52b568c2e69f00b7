#pragma once

#include "model/language_tag.hpp"
#include "model/range.hpp"
#include "segment/habits.hpp"
#include "segment/language_data.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace diptych::segment {

/// Where users of segmentation differ. As it stands, the policy of institutional translation memories.
struct SentencePolicy {
    bool break_at_semicolon = false; ///< "...; "
    bool break_at_colon = false;     ///< "...: "
    bool split_list_items = false;   ///< labels inside a paragraph begin sentences: "a) one b) two"
    bool keep_quotes = false;        ///< what stands in one pair of quotation marks is not cut
};

class SrxRules;

/// A place at which a sentence may end, and what was made of it.
struct Boundary {
    std::size_t position = 0; ///< byte behind the stop and what belongs to it
    bool breaks = false;
    std::string_view rule; ///< "before a small letter"; static text
};

/// Cuts units into sentences.
///
/// IDEA  Every stop (. ! ? … and their kin) is a candidate; closing quotes, brackets and footnote calls
/// behind it
///       belong to it. The first rule that knows the case decides: what stands before (an abbreviation, an
///       initial, a number), what follows (small letter, digit, a word that begins sentences), what is open
///       (brackets). A text is scanned once; between stops nothing is looked at but bytes.
class SentenceSplitter {
public:
    /// \param data  of the language, must outlive the splitter; nullptr: ICU's iterator (UAX #29) decides
    /// \param srx   rules that overrule ours; must outlive the splitter; may be nullptr
    SentenceSplitter(model::LanguageTag language, const LanguageData* data, SentencePolicy policy = {},
                     DocumentHabits habits = {}, const SrxRules* srx = nullptr);

    /// Byte ranges in order, white space between them. The label at the beginning is never a sentence.
    /// \param label_length  bytes of the label at the beginning of `text`
    /// \param explanation   when given, every candidate is added to it
    std::vector<model::Range> split(std::string_view text, std::size_t label_length,
                                    std::vector<Boundary>* explanation = nullptr) const;

private:
    model::LanguageTag m_language;
    const LanguageData* m_data;
    SentencePolicy m_policy;
    DocumentHabits m_habits;
    const SrxRules* m_srx;
};

} // namespace diptych::segment

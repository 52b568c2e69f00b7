#pragma once

#include "model/document.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace diptych::layout {

/// How a label is written.
enum class LabelStyle {
    arabic_stop,    ///< 12.
    arabic_paren,   ///< 12)
    arabic_parens,  ///< (12)
    arabic_degree,  ///< 12°
    upper_stop,     ///< A.
    upper_paren,    ///< A)
    upper_parens,   ///< (A)
    lower_stop,     ///< a.
    lower_paren,    ///< a)
    lower_parens,   ///< (a)
    roman_stop,     ///< II.
    roman_low_stop, ///< ii.
    roman_paren,    ///< ii)
    roman_parens,   ///< (ii)
    bullet          ///< •, –
};

/// One way to read a label: "C." is the third letter or a Roman hundred.
struct LabelReading {
    LabelStyle style = LabelStyle::arabic_stop;
    std::size_t value = 0; ///< 1 for "1.", "a)", "I."; 0 for bullets
};

/// A label that may stand at the beginning of a line.
struct LabelCandidate {
    std::size_t length = 0; ///< bytes, the white space after it not counted
    std::vector<LabelReading> readings;
};

/// The label at the beginning of `content`, followed by white space and more text. Nothing when there is
/// none: "2019 un groupe" has none, nor has "14 février".
std::optional<LabelCandidate> label_at(std::string_view content);

/// The label "1.)" or "a.)", which no institution writes but people do.
std::optional<LabelCandidate> doubled_label_at(std::string_view content);

/// The labels met so far, as nested numberings: tells a label that goes on with one of them, or begins one
/// where one can begin, from a line that only looks labelled.
class LabelSequences {
public:
    struct Accepted {
        LabelReading reading;
        std::size_t depth = 0; ///< 0 for the outermost numbering of the text
        bool heading = false;
    };

    /// What is known about the line.
    struct Context {
        std::size_t indent = 0;
        bool may_begin =
            false;             ///< the line above ended, or there was extra space: a numbering can begin here
        bool may_skip = false; ///< numbers may be left out (an extract): extra space before the line
        bool heading_like = false; ///< short, no stop at its end
        bool upper_after = false;  ///< a capital follows the label
    };

    /// Takes the label into its numbering if it belongs to one. \returns nothing, changing nothing, otherwise
    std::optional<Accepted> accept(const LabelCandidate& label, const Context& context);

    /// Whether a numbering that the label is written as one of is open.
    bool has_open(const LabelCandidate& label) const;

private:
    struct Numbering {
        LabelStyle style;
        std::size_t value;
        std::size_t indent;
    };

    std::optional<Accepted> go_on(const LabelReading& reading, const Context& context,
                                  std::size_t most_skipped);
    std::optional<Accepted> begin(const LabelReading& reading, const Context& context);

    std::vector<Numbering> m_headings; ///< "II." and "A."; they do not interrupt paragraph numbers
    std::vector<Numbering> m_open;     ///< paragraphs and lists in them, outermost first
};

/// "II." or "A." with a title, not an item of a list.
bool is_heading_style(LabelStyle style);

} // namespace diptych::layout

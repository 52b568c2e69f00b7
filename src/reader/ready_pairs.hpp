#pragma once

#include "model/bitext.hpp"
#include "model/language_tag.hpp"
#include "xml/tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::reader {

/// Puts together a bitext whose sentences come in pairs already. Places are lines of the file; sentences have
/// no bytes of it and units no pieces, as references and markup stood in between.
class BitextBuilder {
public:
    /// \param name  of the file, as messages call it; of both documents
    BitextBuilder(std::string symbol, const std::string& name, const model::LanguageTag& source,
                  const model::LanguageTag& target);

    /// A unit of the source and what it is in the target, either of them possibly without sentences.
    /// \param source, target  their sentences, none empty
    /// \param beads  numbered within the unit
    /// \param line   of the file
    void add(const std::vector<std::string>& source, const std::vector<std::string>& target,
             std::vector<model::Bead> beads, std::size_t line);

    const model::Bitext& bitext() const { return m_bitext; }

    model::Bitext take() { return std::move(m_bitext); }

private:
    model::Bitext m_bitext;
    std::size_t m_source_sentences = 0;
    std::size_t m_target_sentences = 0;
};

/// The text in an element of TMX or XLIFF, without what stands there for the markup of the translated
/// document: the content of bpt, ept, ph, it and their like is left out, with the texts inside it; that of
/// hi, g, pc and mrk stays. What stands for a line break is a space.
std::string inline_text(xml::Node element);

/// Whether the element stands for markup of the translated document.
bool is_inline_code(xml::Node element);

/// What is_inline_code() leaves behind: a space for a line break, otherwise nothing.
std::string_view text_of_code(xml::Node element);

/// On one line: each run of white space that XML collapses is a space, none of any kind is at the ends.
std::string on_one_line(std::string_view text);

} // namespace diptych::reader

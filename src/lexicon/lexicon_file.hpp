#pragma once

#include "base/mapped_file.hpp"
#include "lexicon/lexicon.hpp"
#include "lexicon/sentence_pairs.hpp"
#include "lexicon/translation_table.hpp"
#include "model/language_tag.hpp"

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace diptych::lexicon {

/// A lexicon as it is kept in a file. The words of a row that is not empty, and those it names, are kept.
struct LearntLexicon {
    model::LanguageTag source;
    model::LanguageTag target;
    const Vocabulary& source_words;
    const Vocabulary& target_words;
    const TranslationTable& forward;  ///< p(target word | source word)
    const TranslationTable& backward; ///< p(source word | target word)
};

/// Writes a file for LexiconFile. The same lexicon gives the same bytes.
///
/// The layout is made to be used as it lies on the disk, all numbers 32 bits and least byte first: a header;
/// for each side where its words end and where their rows end; the rows, a translation in 32 bits: 24 for the
/// number of the word, 8 for the probability p as -32 ln p; the words, sorted, one after the other.
/// docs/decisions/0011-lexicon-file.md says why.
/// \throws base::Error when there are more words than 24 bits can count
void write_lexicon(const LearntLexicon& lexicon, std::ostream& out);

/// A lexicon in a file, of which only what is asked for is read.
class LexiconFile : public Lexicon {
public:
    /// \throws base::InputError when the file is missing, is no lexicon, is damaged, or was made by a version
    ///         that cuts words in another way
    explicit LexiconFile(const std::string& path);

    const model::LanguageTag& source() const { return m_source; }

    const model::LanguageTag& target() const { return m_target; }

    std::size_t source_size() const { return m_forward.words; }

    std::size_t target_size() const { return m_backward.words; }

    std::vector<Rendering> renderings_of_source(std::string_view word) const override;
    std::vector<Rendering> renderings_of_target(std::string_view word) const override;

private:
    /// One direction: the words of one side and their renderings. Positions are bytes of the file.
    struct Direction {
        std::size_t words = 0; ///< how many
        std::size_t translations = 0;
        std::size_t word_ends = 0;
        std::size_t row_ends = 0;
        std::size_t rows = 0;
        std::size_t text = 0;
        std::size_t text_size = 0;
    };

    std::uint32_t number_at(std::size_t position) const;
    std::string_view word_at(const Direction& direction, std::size_t index) const;
    std::vector<Rendering> look_up(const Direction& from, const Direction& to, std::string_view word) const;
    bool is_sound(const Direction& direction, std::size_t other_words) const;

    base::MappedFile m_file;
    model::LanguageTag m_source;
    model::LanguageTag m_target;
    Direction m_forward;
    Direction m_backward;
};

} // namespace diptych::lexicon

#pragma once

#include "model/bitext.hpp"
#include "model/language_tag.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace diptych::model {

/// Texts that answer to each other in a file, whatever its form calls that: a translation unit of TMX or
/// XLIFF, a row of a table, a line of each of two files.
struct TranslationUnit {
    std::string document; ///< that it is of, as the file calls it; may be empty
    LanguageTag source_language;
    LanguageTag target_language;
    std::vector<std::string> source; ///< its sentences, none empty; one of the two may have none
    std::vector<std::string> target;
    std::vector<Bead> beads = {}; ///< over all of them, which they number from 0
    std::size_t line = 0;         ///< of the file, from 1
    /// What the file says of it besides, as text_of(UnitDetails) has it. \pre when it is not empty, there is one bead
    std::string details = {};

    /// Makes it a pair of texts, each a sentence; an empty one is none.
    void set_texts(std::string source_text, std::string target_text, double probability = 1.0);

    /// Whether any of its sentences have a counterpart.
    bool has_pair() const;
};

using UnitSink = std::function<void(TranslationUnit&&)>;

/// Tells which units are of one document: those of the same name and languages ("en-GB" is another one than "en-US")
/// wherever they stand, those without a name as long as none with a name stands between them.
class DocumentNumbers {
public:
    /// \returns the number of its document, which are counted from 0 in the order in which they begin
    std::size_t of(const TranslationUnit& unit);

private:
    using Key = std::tuple<std::string, std::size_t, std::string, std::string>;

    Key m_last; ///< of the last unit: document, run, languages
    std::size_t m_number = 0;
    std::size_t m_count = 0;
    std::size_t m_run = 0; ///< of units without a name, from 1; 0 in those with one
    std::map<Key, std::size_t> m_numbers;
};

/// The sentences joined by spaces, as those of a document are.
std::string text_of(const std::vector<std::string>& sentences, Range range);

/// Puts together a bitext of units, each a paragraph. Places are lines of the file; sentences have no bytes
/// of it and paragraphs no pieces, as references and markup stood in between.
class BitextBuilder {
public:
    /// \param begun  its head, and what is in it already
    explicit BitextBuilder(Bitext begun);

    void add(const TranslationUnit& unit);

    Bitext take() { return std::move(m_bitext); }

private:
    Bitext m_bitext;
    std::size_t m_source_sentences;
    std::size_t m_target_sentences;
};

/// Puts together the documents of a file.
class BitextCollector {
public:
    /// \param head  what they have in common
    explicit BitextCollector(Bitext head) : m_head{std::move(head)} {}

    void add(const TranslationUnit& unit);

    /// In the order in which they begin, each with its name as its symbol.
    std::vector<Bitext> take();

private:
    Bitext m_head;
    DocumentNumbers m_numbers;
    std::vector<BitextBuilder> m_builders;
};

} // namespace diptych::model

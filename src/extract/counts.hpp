#pragma once

#include "extract/patterns.hpp"
#include "extract/sequence_table.hpp"
#include "extract/vocabulary.hpp"
#include "model/document.hpp"
#include "model/term_candidate.hpp"
#include "text/analyzer.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::extract {

/// A spelling of a candidate, capitals aside, and what the texts show of it.
struct Spelling {
    std::uint32_t group = 0;
    Pattern pattern; ///< where it was first met; of one word, N when it was ever found to be a noun
    std::uint32_t frequency = 0;
    std::uint32_t capitals = 0;        ///< occurrences in which every content word begins with a capital
    std::uint32_t all_capitals = 0;    ///< of one word: occurrences in capitals
    std::uint32_t in_capital_text = 0; ///< occurrences in sentences that are in capitals
    std::uint32_t behind_small = 0;    ///< occurrences right behind a word in small letters
    double known_around = 0;    ///< sum over occurrences of the share of dictionary words around it, 0 to 1
    std::uint32_t sequence = 0; ///< of forms, in capitals as found: the majority's (Boyer and Moore 1981)
    std::uint32_t votes = 0;
};

/// Spellings with the same lemmas, prepositions and articles left out.
struct Group {
    std::uint32_t frequency = 0;
    std::uint32_t documents = 0;
    std::uint32_t last_document = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t first_context = 0; ///< index + 1 in contexts(); 0: none
    std::uint32_t last_context = 0;
    std::uint32_t kept_contexts = 0;
};

/// A place, and the next one of the same group.
struct ContextLink {
    model::TermContext context;
    std::uint32_t next = 0; ///< index + 1; 0: none
};

/// Goes through texts and counts every run of words that fits a pattern.
class Counts {
public:
    /// \param most_contexts  kept of a group
    Counts(const model::LanguageTag& language, morphology::Morphology* morphology, std::size_t most_contexts);

    void add(const model::Document& document);

    const Vocabulary& vocabulary() const { return m_vocabulary; }

    const std::vector<Spelling>& spellings() const { return m_spellings; }

    const std::vector<Group>& groups() const { return m_groups; }

    const std::vector<ContextLink>& contexts() const { return m_contexts; }

    std::span<const WordId> words_of(std::uint32_t spelling) const { return m_spelling_words.at(spelling); }

    std::span<const LemmaId> lemmas_of(std::uint32_t group) const { return m_group_lemmas.at(group); }

    std::optional<std::uint32_t> find_group(std::span<const LemmaId> lemmas) const {
        return m_group_lemmas.find(lemmas);
    }

    std::span<const FormId> forms_of(const Spelling& spelling) const {
        return m_written.at(spelling.sequence);
    }

    std::size_t tokens() const { return m_tokens; } ///< words, numbers and marks of punctuation

    std::size_t documents() const { return m_document; }

    /// The text between two words of a candidate: an apostrophe belongs to the word before it.
    std::string written(const Spelling& spelling) const;

private:
    /// The words of the sentence in hand.
    struct Sentence {
        std::vector<FormId> forms; ///< k_no_form for punctuation and numbers
        std::vector<model::Range> ranges;
        std::vector<morphology::WordClasses> classes;
        std::vector<Slots> slots;
        std::vector<LemmaId> lemmas;
        std::size_t known = 0;
        bool in_capitals = false;

        void clear();
    };

    static constexpr FormId k_no_form = std::numeric_limits<FormId>::max();

    void cut(std::string_view text, std::size_t offset);
    void add_mark(morphology::WordClasses kind, model::Range range);
    void count_words();
    void count_candidates(model::SentenceIndex place);
    void count(const PatternMatch& match, model::SentenceIndex place);
    void count_form(Spelling& spelling, const PatternMatch& match);
    void keep_context(Group& group, const PatternMatch& match, model::SentenceIndex place);
    bool is_known(std::size_t at) const;

    text::Analyzer m_analyzer;
    Vocabulary m_vocabulary;
    morphology::Tagger m_tagger;
    Patterns m_patterns;
    std::size_t m_most_contexts;
    std::size_t m_tokens = 0;
    std::uint32_t m_document = 0;

    SequenceTable m_spelling_words;
    SequenceTable m_group_lemmas;
    SequenceTable m_written;
    std::vector<Spelling> m_spellings;
    std::vector<Group> m_groups;
    std::vector<ContextLink> m_contexts;

    Sentence m_sentence; ///< kept for its memory, as are those below
    std::vector<text::WordSpan> m_spans;
    std::vector<PatternMatch> m_matches;
    std::vector<std::uint32_t> m_numbers;
};

} // namespace diptych::extract

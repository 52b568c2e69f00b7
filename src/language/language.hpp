#pragma once

#include "language/words.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace diptych::language {

/// What a full stop after an abbreviation means.
enum class AbbreviationClass : std::uint8_t {
    title,   ///< before a name: never ends a sentence
    numeric, ///< before a number or letter: does not end a sentence then
    soft,    ///< mid-sentence: ends one only before a word that begins sentences
    final    ///< ends a sentence when a capital follows
};

/// What a function word does, a bit set: "la" is a determiner or an object.
enum Function : std::uint16_t {
    k_no_function = 0,
    k_determiner = 1U << 0, ///< articles, possessives, demonstratives
    k_preposition = 1U << 1,
    k_subject = 1U << 2,  ///< pronouns after which a verb comes
    k_object = 1U << 3,   ///< pronouns that stand before a verb in French, after it in English
    k_have = 1U << 4,     ///< forms of avoir, have
    k_be = 1U << 5,       ///< forms of être, be
    k_modal = 1U << 6,    ///< can, may, do; "to" of the infinitive
    k_negation = 1U << 7, ///< ne, not
    k_adverb = 1U << 8,   ///< may stand between an auxiliary and its verb
    k_conjunction = 1U << 9,
    k_possessive = 1U << 10, ///< 's
    k_agent = 1U << 11       ///< names who did it, behind a participle: par
};

/// What a segmenter knows of a language. Words are in small letters but for the abbreviations.
struct SentenceWords {
    /// In the order of the file: of one that stands in two lists the first counts. With their full stops.
    std::vector<std::pair<std::string, AbbreviationClass>> abbreviation_list;
    Words one_letter_words;
    Words before_letter;  ///< "annex": a single letter after it is a name
    Words frequent_words; ///< to guess the language
    Words
        starters; ///< words that begin sentences more often than they go on with one when capitalised ("the")
    Words name_particles;              ///< starters that begin family names, too: "le" of "Le Pen"
    Words never_small;                 ///< "i": written so only by who uses no capitals
    Words full_words;                  ///< short capitalised words that are no abbreviations: "may"
    Words behind_hours;                ///< words behind "a.m." that end no sentence: "friday", "gmt"
    Words behind_quotations;           ///< what a sentence goes on with behind a quotation of sentences: "と"
    Words names_with_marks;            ///< names that end with an exclamation mark, without it: "yahoo"
    Words words_too;                   ///< numeric abbreviations that are words, too: "no", "fig"
    WordPairs quotation_marks;         ///< opening and closing
    bool stops_after_ordinals = false; ///< "3. Mai": a full stop makes a number an ordinal
};

/// Rules on what a word can be in its place, as morphology::Tagger reads them; in each list the first that
/// fits counts.
using TagRules = std::vector<std::vector<std::string>>;

/// All that Diptych knows of a language: what stands in its file (language/languages/README.md has the
/// grammar), and nothing where its file, or the file itself, is missing.
struct Language {
    std::string code; ///< primary subtag

    SentenceWords sentences;

    /// By the word in small letters, with straight apostrophes: "l'". Bits of Function.
    std::unordered_map<std::string, std::uint16_t, WordHash, std::equal_to<>> functions;
    Words elisions; ///< words that lose their last vowel, as they are written before the apostrophe: "l"
    bool has_possessive_s = false; ///< "'s" is a word

    // How forms of words go together. All on folded words (text::fold), but for the last three.
    Respelling stems;           ///< takes off inflection; empty when Snowball is to do it
    Endings base_forms;         ///< irregular forms, whole or behind so many letters
    Words without_base_form;    ///< words that only look like such forms
    Respelling spelling;        ///< to one of the spellings that are in use
    WordPairs genders;          ///< endings of lemmas that dictionaries have twice: "teur" and "trice"
    WordPairs reformed_letters; ///< old and new letters of lemmas: "é" and "è"
    Words unreformed;           ///< words that keep theirs: "sûr"
    bool lemmas_vary_in_spelling = false;       ///< dictionaries have a lemma in each of its spellings
    bool spellers_list_irregular_forms = false; ///< a spelling dictionary has them as words of their own

    // Parts of speech.
    TagRules sentence_tags;   ///< for all words of a sentence
    TagRules term_tags;       ///< for a word that may be a term
    Words articles;           ///< a noun follows, whatever else the word may be: "du", "l'"
    Words infinitive_marks;   ///< "to"
    Words content_words_too;  ///< function words that are as often something else: "like"
    Words participle_endings; ///< of words that no dictionary knows
    Words infinitive_endings;

    // Terms.
    bool head_first = false;        ///< "traité de paix": a noun's adjectives and complements follow it
    bool terms_in_singular = false; ///< glossaries have nouns in the singular
    Words linking_prepositions;     ///< prepositions inside terms: "of"
    Words linking_articles;         ///< articles behind those: "the"
    Words general_adjectives;       ///< say which one or how much, not of what kind: no part of a term
    Words prefixes;                 ///< before a hyphen, where they leave a word what it is: "non"
    Words hyphen_endings;           ///< behind a hyphen likewise: "ci", "based"
    Words bracketed_endings;        ///< behind a word, in brackets: "s" of "State(s)"

    // Numbers, dates and pages. What ICU has for the language is known besides.
    NumberWords number_words; ///< "dwóch" and 2
    NumberWords month_names;  ///< "styczniu" and 1, up to 12
    Words hours;              ///< behind the number of an hour: "heures"
    Words ordinal_endings;    ///< of Roman numerals: "e" of "XIXe"
    Words page_words;         ///< around the number of a page: "page", "of"
    Words address_parts;      ///< tell the versions of a web page apart: "fr", "french"
    WordPairs amounts;        ///< words behind or before a number, and the unit they stand for: "per cent", "percent"

    // How it is typeset.
    Words spaces_before;  ///< marks that a space stands before: ";"
    Words spaces_behind;  ///< marks that a space stands behind: "«"
    bool semicolon_asks = false; ///< ";" is its question mark
    Words repeated_words; ///< may stand twice in a row: "nous nous"

    /// Bits of Function. \param word  in small letters, with straight apostrophes
    std::uint16_t functions_of(std::string_view word) const {
        const auto found = functions.find(word);
        return found == functions.end() ? std::uint16_t{k_no_function} : found->second;
    }
};

/// All languages that have a file, in the order of their codes.
const std::vector<Language>& all_languages();

/// The language of a primary subtag; one of which nothing is known when it has no file. Lives as long as the
/// program.
const Language& language_of(std::string_view primary);

/// What any language has in such a list: for texts whose language is not known yet, or does not matter.
Words in_any_language(Words Language::*list);

} // namespace diptych::language

#pragma once

// Diptych as a library: a text and its translation side by side. What is promised to other programs is in
// this header, and nothing else is.
//
//   using namespace diptych;
//   const Text french = read("report.fr.pdf"), english = read("report.en.pdf");
//   Corpus corpus{"my.db"};
//   corpus.add(align(french, english), {.symbol = "A/AC.997/2032/L.1"});
//   for (const Pair& pair : corpus.search("groupe de travail").pairs) { ... }
//
// Values are plain and may be changed freely. Text is UTF-8; ranges are [begin, end) in bytes of the text
// they belong to; numbers of lines and pages count from 1, and 0 means that there is none. Languages are BCP
// 47: "fr", "en-GB". Whatever fails throws an Error and leaves files and databases as they were. Functions
// may be called from several threads; a Corpus is for one thread at a time, several of them may have one file
// open.
//
// The names stand in an inline namespace with the number of this interface. It goes up when a program that
// was compiled before would no longer work.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#if defined(__GNUC__)
#define DIPTYCH_PUBLIC __attribute__((visibility("default")))
#else
#define DIPTYCH_PUBLIC
#endif

namespace diptych::inline v1 {

/// A sentence that says what failed, on what, and what to do.
struct DIPTYCH_PUBLIC Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What a Listener made stop.
struct DIPTYCH_PUBLIC Cancelled : Error {
    using Error::Error;
};

// Values -------------------------------------------------------------------------------------------------

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const Range&, const Range&) = default;
};

/// Where in a file something stands.
struct Place {
    std::string file;
    std::size_t page = 0;
    std::size_t line = 0; ///< of the file, or of the page when there is one
};

struct Sentence {
    std::string text;
    std::size_t unit = 0;           ///< sentences with the same number are one paragraph
    std::string kind = "paragraph"; ///< of the unit: "title", "heading", "paragraph", "item", "footnote" or "contents"
    std::string label = {};         ///< of the unit: "12.", "(a)"; also the beginning of its first sentence
    Place place = {};
};

/// A document in one language, as its sentences in order.
struct Text {
    std::string language;
    std::string name; ///< as messages call it
    std::vector<Sentence> sentences;
};

/// One side of a pair: the sentences that answer to the other side, joined by spaces. Empty when there is
/// none.
struct Side {
    std::string language;
    std::string text;
    std::vector<Range> marks = {}; ///< what was looked for, or what it is rendered by
    Place place = {};
};

struct Pair {
    Side source;
    Side target;
    double probability = 1.0;  ///< that the two answer to each other, given both texts: 0 to 1
    std::int64_t number = 0;   ///< in the database, as `diptych fix` takes it; 0 when it is not from there
    std::string document = {}; ///< its symbol, or the name of its source
    bool confirmed = false;    ///< by a person
};

struct Term {
    std::string language;
    std::string text;
    std::string status = {}; ///< "preferred", "admitted", "proposed", "deprecated", "superseded", or empty
};

/// One meaning and its terms in all languages (ISO 30042, conceptEntry).
struct Concept {
    std::string entry; ///< its id
    std::string subject;
    std::string definition;
    std::vector<Term> terms;
};

/// A pair of the corpus that may serve to translate a sentence.
struct Match {
    unsigned percent = 0; ///< 100: the same text
    Pair pair;            ///< its source is like the sentence, its target the translation
};

/// What a reviser should look at in a pair.
struct Finding {
    std::string rule;     ///< "number-missing"
    std::string severity; ///< "error", "warning" or "note"
    std::string message;
    std::size_t pair = 0; ///< of those that were checked, counted from 0
    Range source = {};    ///< of the pair's source text; empty when there is nothing to point at
    Range target = {};
};

/// Something about an input that did not stop the work: what was repaired, guessed or left out.
struct Note {
    std::string severity;
    std::string message;
    Place place;
};

/// What a call tells while it works. Each may be empty.
struct Listener {
    std::function<void(const Note&)> note = {};
    /// Called at the beginning and now and then with how much is done, 0 to 1, or a negative number when that cannot be told.
    /// When it returns false, the call throws Cancelled.
    std::function<bool(double done)> go_on = {};
};

// Texts --------------------------------------------------------------------------------------------------

struct ReadOptions {
    std::string language = {};        ///< what the file says, or the text looks like, when empty
    bool one_sentence_a_line = false; ///< the file is cut into sentences already
};

/// Plain text, PDF, Word, OpenDocument or HTML as sentences.
DIPTYCH_PUBLIC Text read(const std::filesystem::path& file, const ReadOptions& options = {},
                         const Listener& listener = {});

struct AlignOptions {
    bool force =
        false; ///< also texts that do not look like translations of each other, which is else an Error
};

/// Pairs the sentences of two texts: each sentence of either stands in one pair, in order.
DIPTYCH_PUBLIC std::vector<Pair> align(const Text& source, const Text& target,
                                       const AlignOptions& options = {}, const Listener& listener = {});

// Corpus -------------------------------------------------------------------------------------------------

struct AddOptions {
    std::string symbol = {}; ///< of the document, by which it is found and cited; each is there once
    std::string title = {};
    std::string date = {}; ///< of the document: "2021", "2021-03" or "2021-03-12"
};

struct SearchOptions {
    std::string language = {}; ///< of the query; every one when empty
    bool exact = false;        ///< only these forms of the words
    std::size_t limit = 20;
    std::size_t offset = 0;
};

struct SearchResult {
    std::vector<Pair> pairs;
    std::size_t total = 0;    ///< before the limit
    bool is_at_least = false; ///< there may be more than `total`
};

/// A database of pairs and a glossary: the file that `diptych --db` names.
class DIPTYCH_PUBLIC Corpus {
public:
    /// Opens the file, or makes it.
    explicit Corpus(const std::filesystem::path& file);
    ~Corpus();
    Corpus(Corpus&&) noexcept;
    Corpus& operator=(Corpus&&) noexcept;

    /// Keeps pairs as one document: all of them, or none. All have the same two languages.
    /// \returns the document's number
    std::int64_t add(const std::vector<Pair>& pairs, const AddOptions& options = {},
                     const Listener& listener = {});

    /// The pairs of which a side fulfils the query: a word or a phrase in any form; AND, OR, NOT,
    /// parentheses, and a star for words that begin so.
    SearchResult search(std::string_view query, const SearchOptions& options = {}) const;

    /// The concepts that are called so, in any form and either language; without any, those whose terms stand
    /// in the text.
    std::vector<Concept> look_up(std::string_view text, std::string_view language = {}) const;

    /// For each sentence of a text, in order, what the pairs have that is like it, the best first.
    /// \param least_percent  1 to 100
    std::vector<std::vector<Match>> leverage(const Text& text, std::string_view target_language,
                                             unsigned least_percent = 75,
                                             const Listener& listener = {}) const;

    /// Terms of the glossary, numbers, dates and symbols of the targets against their sources.
    std::vector<Finding> check(const std::vector<Pair>& pairs, const Listener& listener = {}) const;

    /// A glossary in any format that `diptych import` reads. \returns how many concepts are new or changed
    std::size_t import_glossary(const std::filesystem::path& file, const Listener& listener = {});

    /// The glossary as TBX-Basic, version 3. \returns how many concepts
    std::size_t export_tbx(const std::filesystem::path& file, const Listener& listener = {}) const;

    /// All pairs as TMX 1.4b. \returns how many
    std::size_t export_tmx(const std::filesystem::path& file, const Listener& listener = {}) const;

private:
    struct Open;
    std::unique_ptr<Open> m_open;
};

/// "0.2.0"
DIPTYCH_PUBLIC const char* version();

} // namespace diptych::inline v1

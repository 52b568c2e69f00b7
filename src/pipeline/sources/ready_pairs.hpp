#pragma once

#include "base/diagnostics.hpp"
#include "model/translation_unit.hpp"

#include <array>
#include <iosfwd>
#include <optional>
#include <string>

namespace diptych::pipeline {

struct PairOptions {
    /// What the file says when absent, or else what its texts look like; XLIFF has the languages that it has.
    std::optional<model::LanguageTag> source;
    std::optional<model::LanguageTag> target; ///< likewise; of TMX all other ones, one after the other
    bool untitled_tables = false;             ///< also a table whose first two columns are the pairs
    bool cut = false;      ///< texts of several sentences are cut into them, which are paired
    bool skip_bad = false; ///< units and rows that cannot be read are left out, with a warning
};

/// How two files hold pairs together.
enum class PairedBy {
    lines, ///< line n of one answers to line n of the other
    keys   ///< texts under the same key (pipeline/sources/keyed_pairs.hpp)
};

/// A file that holds sentences and their translations, or two files that do so together: the one way in for
/// pairs that are paired already. What is in a file tells what it is: TMX, XLIFF, a catalogue of gettext, a table
/// with titles, or a document with tables of two columns. Two files have a pair a line, as Moses, OPUS and many
/// others write them, or texts under the same keys.
class ReadyPairs {
public:
    /// What can be read once only, such as standard input (`-`), is read here.
    /// \throws base::InputError when the file is not there
    ReadyPairs(const std::string& path, std::istream& standard_input);
    ReadyPairs(const std::string& source, const std::string& target, PairedBy paired_by = PairedBy::lines);

    /// The names and paths of both sides; of one file, both are that.
    model::Bitext head() const;

    /// SHA-256 of both, likewise.
    std::array<std::string, 2> checksums() const;

    /// Whether these are two files with a pair a line.
    bool has_lines() const { return has_two() && m_paired_by == PairedBy::lines; }

    /// Whether there are units of several sentences in files like this: XLIFF.
    bool has_paragraphs() const;

    /// Gives the units to `sink` in the order of the file, from its beginning each time, in memory that does
    /// not depend on its length. Lines that are empty on both sides are no unit. The first time it says in notes what
    /// is doubtful: languages that look like others, the same file on both sides.
    /// \throws base::InputError when a file holds something else, FILE:LINE when a part of it cannot be used,
    ///         and when there is no pair of sentences in one file, or it is not clear in which language it is
    void visit(const PairOptions& options, base::Diagnostics& diagnostics, const model::UnitSink& sink) const;

private:
    bool has_two() const { return !m_target.empty(); }

    void visit_lines(const PairOptions& options, base::Diagnostics& diagnostics,
                     const model::UnitSink& sink) const;
    void visit_file(const PairOptions& options, base::Diagnostics& diagnostics,
                    const model::UnitSink& sink) const;
    void visit_tmx(const PairOptions& options, base::Diagnostics& diagnostics, const model::UnitSink& sink) const;
    bool visit_tables(const std::string& begins, const PairOptions& options, base::Diagnostics& diagnostics,
                      const model::UnitSink& sink) const;
    std::string beginning() const;
    std::string all_bytes() const;
    std::string good_bytes(base::Diagnostics& diagnostics) const;

    /// Says what is doubtful about the languages, by the first units of the first two.
    class Doubts;

    std::string m_source;
    std::string m_target;               ///< empty when there is one file
    PairedBy m_paired_by = PairedBy::lines;
    std::optional<std::string> m_bytes; ///< of what cannot be read twice
    mutable bool m_doubts_told = false; ///< once is enough, however often it is read
};

} // namespace diptych::pipeline

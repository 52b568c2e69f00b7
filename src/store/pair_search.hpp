#pragma once

#include "model/lookup.hpp"
#include "model/word_query.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace diptych::store {

class Database;

enum class Role { source, target };

/// A side of documents, as far as search tells them apart.
struct SideKind {
    Role role = Role::source;
    std::string language; ///< primary subtag: "en" for "en-GB"

    friend bool operator==(const SideKind&, const SideKind&) = default;
    friend auto operator<=>(const SideKind&, const SideKind&) = default;
};

/// A condition on one side of a pair.
struct SideQuery {
    SideKind side;
    model::WordQuery words;
};

/// Pairs that fulfil all conditions of at least one alternative. A condition on one side is fulfilled by the
/// text of that side of the bead as a whole.
using PairQuery = std::vector<std::vector<SideQuery>>;

/// Which documents and pairs are looked at. What is empty or absent says nothing.
struct PairFilter {
    std::vector<std::int64_t> documents;
    std::string symbol_prefix;
    std::string from;  ///< the document's date is not before this: ISO 8601, or the beginning of one ("2019")
    std::string until; ///< nor after it; "2019" takes all of that year
    std::optional<double> least_probability;
    std::optional<double> most_probability;
    bool flagged = false; ///< only those that a user flagged

    bool empty() const;
};

/// Finds pairs by their words, one by one, in the order of their numbers: that of adding, those that a user
/// made since then last. Must not outlive the database; for one consistent answer, put a Snapshot around it.
///
/// Cost: as far as it is stepped. The rarest word leads; filters that leave few documents go to these alone.
///
/// The index folds case and accents and knows stems: it may give a pair too much for a query of exact forms,
/// never one too few.
class PairSearch {
public:
    PairSearch(Database& database, const PairQuery& query, const PairFilter& filter);
    ~PairSearch();
    PairSearch(const PairSearch&) = delete;
    PairSearch& operator=(const PairSearch&) = delete;

    /// \returns whether there is a (further) pair
    bool next();
    /// Its number.
    std::int64_t bead() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// Reads whole pairs. Must not outlive the database.
class PairReader {
public:
    explicit PairReader(Database& database);
    ~PairReader();
    PairReader(const PairReader&) = delete;
    PairReader& operator=(const PairReader&) = delete;

    /// All but what a query has to say of it (marks, kind, differences, found_in_source). An empty side of
    /// a bead has an empty text. Nothing when there is no such bead.
    std::optional<model::PairHit> read(std::int64_t bead);
    /// Likewise a bead that was found in the same Snapshot. \throws Damaged when there is no such
    model::PairHit require(std::int64_t bead);
    /// \throws Damaged when its sentences are not between those of the pairs before and behind it
    void require_in_place(const model::PairHit& pair);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// Every pair that the filter lets through, whole, in the order of the documents and of their beads;
/// likewise.
class PairScan {
public:
    PairScan(Database& database, const PairFilter& filter);
    ~PairScan();
    PairScan(const PairScan&) = delete;
    PairScan& operator=(const PairScan&) = delete;

    /// As PairReader::read. \returns nothing behind the last one
    std::optional<model::PairHit> next();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// The sides that there are in the corpus, sorted.
std::vector<SideKind> side_kinds(const Database& database);

} // namespace diptych::store

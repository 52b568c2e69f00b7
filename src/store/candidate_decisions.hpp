#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diptych::store {

class Database;

/// What a user decided on a word or phrase that was proposed as a term.
struct CandidateDecision {
    std::string language;                       ///< primary subtag: "fr"
    std::string base_form;                      ///< of the candidate
    std::string decision;                       ///< "accepted", "rejected"
    std::optional<std::string> concept_id = {}; ///< of the entry that it became part of
    std::string made = {};                      ///< ISO 8601, UTC; set when it is added

    friend bool operator==(const CandidateDecision&, const CandidateDecision&) = default;
};

/// These decisions, one for a base form of a language. Must not outlive the database.
class CandidateDecisions {
public:
    explicit CandidateDecisions(Database& database) : m_database{database} {}

    /// Keeps it, in place of an older one on the same base form.
    void add(const CandidateDecision& decision);
    /// \returns whether it was there
    bool remove(std::string_view language, std::string_view base_form);

    std::optional<CandidateDecision> find(std::string_view language, std::string_view base_form) const;

private:
    Database& m_database;
};

} // namespace diptych::store

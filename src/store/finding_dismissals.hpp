#pragma once

#include "model/finding.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace diptych::store {

class Database;

/// The findings of the check that users said are none. Must not outlive the database.
class FindingDismissals {
public:
    explicit FindingDismissals(Database& database) : m_database{database} {}

    /// Keeps it, in place of an older one with the same key; `made` is now.
    void add(const model::Dismissal& dismissal);
    /// \returns whether it was there
    bool remove(std::string_view key);

    /// In the order in which they were made.
    std::vector<model::Dismissal> list() const;
    std::unordered_set<std::string> keys() const;

private:
    Database& m_database;
};

} // namespace diptych::store

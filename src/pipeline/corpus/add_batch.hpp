#pragma once

#include "base/session.hpp"
#include "pipeline/corpus/add_document.hpp"
#include "pipeline/corpus/add_list.hpp"
#include "store/new_database.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace diptych::pipeline {

struct AddBatchOptions {
    AddOptions add;       ///< for every pair
    std::size_t jobs = 1; ///< how many pairs are aligned at a time; at least 1
    std::string log;      ///< a file to which a line is added for each pair; none when empty
};

/// How many pairs ended how.
struct AddCounts {
    std::size_t added = 0;
    std::size_t updated = 0;
    std::size_t unchanged = 0;
    std::size_t failed = 0;

    std::size_t all() const { return added + updated + unchanged + failed; }
};

/// Called for each pair that is in the database, when it is there for good.
using ReportAdded = std::function<void(const AddTask& task, const AddedDocument& added)>;

/// Adds every pair to the database, in the order of the list. Several threads read and align, this one
/// stores: many documents in a transaction, those of some seconds, so that a run that is interrupted keeps
/// all but the last ones; started again, it passes over what is there. A pair that fails does not stop the
/// others: its error is reported.
/// \param database  a new one is kept as soon as something is stored
/// \throws base::Error when the database or the log cannot be written; what was reported stays
AddCounts add_batch(store::WritableDatabase& database, const AddList& list, const AddBatchOptions& options,
                    const ReportAdded& report, base::Session& session);

} // namespace diptych::pipeline

#include "pipeline/corpus/add_batch.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/progress.hpp"
#include "base/work.hpp"
#include "pipeline/sources/batch.hpp"
#include "pipeline/sources/job_log.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace diptych::pipeline {

namespace {

using Clock = std::chrono::steady_clock;

/// What came of reading and aligning one pair.
using Outcome = JobOutcome<PreparedDocument>;

/// Collects what is ready, stores it and tells of it.
class Recorder {
public:
    Recorder(store::WritableDatabase& database, const AddList& list, const AddBatchOptions& options,
             const ReportAdded& report, base::Diagnostics& diagnostics)
        : m_database{database}, m_list{list}, m_who{options.add.who}, m_log{options.log}, m_report{report},
          m_diagnostics{diagnostics} {}

    void take(Outcome&& outcome) {
        if (m_waiting.empty()) {
            m_first = Clock::now();
        }
        const model::Bitext& bitext = outcome.result.bitext;
        m_size += k_size_of_document + bitext.source.units.size() + bitext.target.units.size() +
                  bitext.beads.size();
        m_waiting.push_back(std::move(outcome));
        if (m_size >= k_enough || Clock::now() - m_first >= k_longest_wait) {
            store();
        }
    }

    void store() {
        std::vector<std::optional<AddedDocument>> added(m_waiting.size());
        const auto can_be_stored = [](const Outcome& outcome) { return outcome.error.empty(); };
        if (std::any_of(m_waiting.begin(), m_waiting.end(), can_be_stored)) {
            added = m_database.change([&](store::Database& opened) { return store(opened); });
        }
        for (std::size_t i = 0; i < m_waiting.size(); ++i) {
            tell(m_waiting[i], added[i]);
        }
        m_log.flush();
        m_waiting.clear();
        m_size = 0;
    }

    void finish() {
        store();
        m_database.get().shorten_log();
    }

    const AddCounts& counts() const { return m_counts; }

private:
    static constexpr std::size_t k_enough = 60'000; ///< units and beads: about 20,000 pairs
    static constexpr std::size_t k_size_of_document = 10;
    static constexpr std::chrono::seconds k_longest_wait{3};

    /// \returns what became of those that wait; nothing for those that failed
    std::vector<std::optional<AddedDocument>> store(store::Database& database) {
        std::vector<std::optional<AddedDocument>> added(m_waiting.size());
        store::Transaction transaction{database};
        DocumentAdder adder{database, m_who};
        for (std::size_t i = 0; i < m_waiting.size(); ++i) {
            Outcome& outcome = m_waiting[i];
            try {
                added[i] = outcome.error.empty() ? std::optional{adder.add(outcome.result)} : std::nullopt;
            } catch (const Refusal& e) {
                outcome.error = e.what();
            }
        }
        transaction.commit();
        return added;
    }

    void tell(const Outcome& outcome, const std::optional<AddedDocument>& added) {
        m_diagnostics.append(outcome.diagnostics);
        const auto& [line, task] = m_list.tasks[outcome.job];
        if (!added) {
            ++m_counts.failed;
            m_diagnostics.report(base::Severity::error, m_list.name, line, outcome.error);
            m_log.add({"failed", std::nullopt, task.source, task.target, outcome.error});
            return;
        }
        report_lost(outcome.result, *added, m_diagnostics);
        ++(added->status == AddStatus::added     ? m_counts.added
           : added->status == AddStatus::updated ? m_counts.updated
                                                 : m_counts.unchanged);
        std::string message;
        if (added->pins > 0) {
            message = fmt::format("{} of {} confirmed pairs kept", added->kept, added->pins);
        }
        m_log.add({name_of(added->status), added->id, task.source, task.target, message});
        m_report(task, *added);
    }

    store::WritableDatabase& m_database;
    const AddList& m_list;
    const std::string& m_who;
    JobLog m_log;
    const ReportAdded& m_report;
    base::Diagnostics& m_diagnostics;
    std::vector<Outcome> m_waiting;
    std::size_t m_size = 0;    ///< of m_waiting
    Clock::time_point m_first; ///< when m_waiting began to fill
    AddCounts m_counts;
};

} // namespace

AddCounts add_batch(store::WritableDatabase& database, const AddList& list, const AddBatchOptions& options,
                    const ReportAdded& report, base::Session& session) {
    for (const auto& [line, task] : list.tasks) { // before the log is begun: none of them may be it
        base::use_input(task.source);
        base::use_input(task.target);
    }
    Recorder recorder{database, list, options, report, session.diagnostics};
    std::optional<store::Database> known; // a connection for the other threads
    if (!database.is_new()) {
        known.emplace(database.get().path(), store::Mode::read);
    }
    DocumentPreparer preparer{known ? &*known : nullptr, options.add, session.diagnostics};
    base::Progress shown{session.progress, "Adding pair", list.tasks.size()};
    run_batch<PreparedDocument>(
        list.tasks.size(), options.jobs,
        [&](std::size_t i, base::Session& of_pair) { return preparer.prepare(list.tasks[i].task, of_pair); },
        [&](Outcome&& outcome) {
            const std::size_t done = outcome.job + 1;
            recorder.take(std::move(outcome));
            shown.advance_to(done);
        });
    recorder.finish();
    return recorder.counts();
}

} // namespace diptych::pipeline

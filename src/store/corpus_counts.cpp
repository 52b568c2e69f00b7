#include "store/corpus_counts.hpp"

#include "base/format.hpp"
#include "store/require_whole.hpp"
#include "store/statement.hpp"
#include "store/stem_index.hpp"
#include "store/stored_values.hpp"
#include "store/transaction.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <map>

namespace diptych::store {

namespace {

/// \throws Damaged when they do not hold as many sentences as there are
void count_beads(const Database& database, CorpusCounts& counts) {
    // Row by row: grouping in SQL sorts them all.
    Statement beads{database, "SELECT source_begin, source_end, target_begin, target_end, probability, pinned, "
                              "origin, flag FROM bead"};
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> shapes;
    std::size_t held = 0;
    while (beads.step()) {
        const std::size_t source = range_of(beads, 0).size();
        const std::size_t target = range_of(beads, 2).size();
        held += source + target;
        ++counts.beads;
        ++shapes[{source, target}];
        const auto band = std::upper_bound(CorpusCounts::k_bands.begin(), CorpusCounts::k_bands.end(),
                                           probability_of(beads, 4));
        ++counts.by_probability[static_cast<std::size_t>(band - CorpusCounts::k_bands.begin())];
        counts.pinned += beads.integer(5);
        counts.corrected += origin_of(beads, 6) == model::BeadOrigin::corrected ? 1 : 0;
        counts.flagged += beads.is_null(7) || beads.text(7).empty() ? 0 : 1;
    }
    std::size_t sentences = 0;
    for (const auto& [language, count] : counts.sentences) {
        sentences += static_cast<std::size_t>(count);
    }
    if (held != sentences) {
        database.damaged(fmt::format("there are {} sentences, but {} in pairs", sentences, held));
    }
    for (const auto& [shape, count] : shapes) {
        counts.shapes.push_back({shape.first, shape.second, count});
    }
    std::stable_sort(counts.shapes.begin(), counts.shapes.end(),
                     [](const auto& a, const auto& b) { return a.beads > b.beads; });
}

/// The virtual table dbstat is an option of SQLite's build.
void read_sizes(const Database& database, CorpusCounts& counts) {
    Statement file{database, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"};
    file.step();
    counts.file_size = file.integer(0);
    if (sqlite3_compileoption_used("ENABLE_DBSTAT_VTAB") == 0) {
        return;
    }
    Statement sizes{database, "SELECT s.tbl_name, sum(t.pgsize) AS bytes FROM dbstat t JOIN sqlite_schema s "
                              "ON s.name = t.name WHERE t.aggregate GROUP BY s.tbl_name ORDER BY bytes DESC"};
    while (sizes.step()) {
        counts.table_sizes.emplace_back(std::string{sizes.text(0)}, sizes.integer(1));
    }
}

} // namespace

CorpusCounts corpus_counts(Database& database) {
    CorpusCounts counts;
    const Snapshot snapshot{database};
    require_documents(database);
    Statement documents{database, "SELECT count(*) FROM document"};
    documents.step();
    counts.documents = documents.integer(0);
    Statement languages{database,
                        "SELECT language, sum(sentences) FROM side GROUP BY language ORDER BY language"};
    while (languages.step()) {
        counts.sentences.emplace_back(stored_language(database, languages.text(0)).str(), languages.integer(1));
    }
    count_beads(database, counts);
    read_sizes(database, counts);
    return counts;
}

} // namespace diptych::store

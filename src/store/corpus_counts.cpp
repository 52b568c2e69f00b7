#include "store/corpus_counts.hpp"

#include "store/statement.hpp"
#include "store/transaction.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <map>

namespace diptych::store {

namespace {

void count_beads(const Database& database, CorpusCounts& counts) {
    // Row by row: grouping in SQL sorts them all.
    Statement beads{database,
                    "SELECT source_end - source_begin, target_end - target_begin, probability, pinned, "
                    "origin = 'corrected', flag IS NOT NULL FROM bead"};
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> shapes;
    while (beads.step()) {
        ++counts.beads;
        ++shapes[{beads.integer(0), beads.integer(1)}];
        const auto band =
            std::upper_bound(CorpusCounts::k_bands.begin(), CorpusCounts::k_bands.end(), beads.real(2));
        ++counts.by_probability[static_cast<std::size_t>(band - CorpusCounts::k_bands.begin())];
        counts.pinned += beads.integer(3);
        counts.corrected += beads.integer(4);
        counts.flagged += beads.integer(5);
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
    Statement documents{database, "SELECT count(*) FROM document"};
    documents.step();
    counts.documents = documents.integer(0);
    Statement languages{database,
                        "SELECT language, sum(sentences) FROM side GROUP BY language ORDER BY language"};
    while (languages.step()) {
        counts.sentences.emplace_back(std::string{languages.text(0)}, languages.integer(1));
    }
    count_beads(database, counts);
    read_sizes(database, counts);
    return counts;
}

} // namespace diptych::store

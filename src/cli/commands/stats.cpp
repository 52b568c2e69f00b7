#include "base/format.hpp"
#include "base/json.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "exchange/tables/table_writer.hpp"
#include "pipeline/maintenance/backup.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

namespace {

Description describe() {
    return {.name = "stats",
            .summary = "count what the database holds",
            .examples = {{"diptych stats", "See what there is."},
                         {"diptych stats --format tsv", "Make a line a figure, for a spreadsheet."}},
            .text = "Counts documents, sentences in each language, pairs by the number of sentences on each "
                    "side and by probability, what users confirmed, corrected and flagged, concepts and "
                    "terms, and says how large the file is."};
}

/// "12,345"
std::string grouped(std::int64_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t i = digits.size(); i > 3; i -= 3) {
        digits.insert(i - 3, ",");
    }
    return digits;
}

/// Of a share that may be rounded away.
std::string share_of(std::int64_t value, std::int64_t all) {
    return all == 0 ? std::string{}
                    : fmt::format("{:5.1f} %", 100.0 * static_cast<double>(value) / static_cast<double>(all));
}

class StatsCommand : public Command {
public:
    StatsCommand() : Command{describe()} { accept(m_listing.describe("a figure"), {}); }

    Outcome run(Context& context) override {
        store::Database database{m_listing.database, store::Mode::read, store::Access::sequential};
        const std::vector<pipeline::Figure> figures = pipeline::count_all(database);
        if (m_listing.format == "table") {
            write_table(figures, context);
            return Outcome::done;
        }
        exchange::TableWriter table{context.out, '\t'};
        if (m_listing.format == "tsv") {
            table.row({"group", "name", "value"});
        }
        for (const pipeline::Figure& figure : figures) {
            if (m_listing.format == "tsv") {
                table.row({figure.group, figure.name, std::to_string(figure.value)});
            } else {
                context.out << base::json_line(base::Json{{"type", "figure"},
                                                          {"group", figure.group},
                                                          {"name", figure.name},
                                                          {"value", figure.value}})
                            << '\n';
            }
        }
        return Outcome::done;
    }

protected:
    void configure() override { m_listing.complete(); }

private:
    static void write_table(const std::vector<pipeline::Figure>& figures, Context& context) {
        std::int64_t pairs = 0;
        for (const pipeline::Figure& figure : figures) {
            pairs = figure.group == "pairs" && figure.name == "all" ? figure.value : pairs;
        }
        std::vector<std::string> groups; // in the order in which they come
        for (const pipeline::Figure& figure : figures) {
            if (std::find(groups.begin(), groups.end(), figure.group) == groups.end()) {
                groups.push_back(figure.group);
            }
        }
        for (const std::string& group : groups) {
            const bool of_pairs = group == "pairs" || group == "shape" || group == "probability";
            context.styled << context.style.heading(group == "shape"         ? "pairs by sentences"
                                                    : group == "probability" ? "pairs by probability"
                                                    : group == "file"        ? "file, in bytes"
                                                                             : group)
                           << '\n';
            for (const pipeline::Figure& figure : figures) {
                if (figure.group == group) {
                    context.styled << fmt::format("  {:<24}{:>18}{}\n", figure.name, grouped(figure.value),
                                                  of_pairs ? "  " + share_of(figure.value, pairs) : "");
                }
            }
        }
    }

    ListingOptions m_listing;
};

} // namespace

std::unique_ptr<Command> make_stats_command() {
    return std::make_unique<StatsCommand>();
}

} // namespace diptych::cli

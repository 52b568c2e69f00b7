#include "cli/commands/pair_export.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "cli/output.hpp"
#include "exchange/pair_formats.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

namespace diptych::cli {

namespace {

constexpr const char* k_moses = "moses";

} // namespace

std::vector<std::string> PairExportRequest::formats() {
    std::vector<std::string> names = exchange::pair_format_names();
    names.emplace_back(k_moses);
    return names;
}

PairExportRequest::PairExportRequest(std::string format, std::string title, pipeline::PairExport choice,
                                     std::optional<std::string> output, std::string database)
    : m_format{std::move(format)}, m_title{std::move(title)}, m_export{std::move(choice)},
      m_output{std::move(output)}, m_database{std::move(database)} {
    const std::vector<std::string> known = formats();
    if (std::find(known.begin(), known.end(), m_format) == known.end()) {
        throw base::UsageError{
            fmt::format("Pairs cannot be written as {}. Choose {}.", m_format, enumerate(known))};
    }
    if (m_format == k_moses && m_output.value_or("-") == "-") {
        throw base::UsageError{"The format 'moses' is two files. Name them with -o, without the endings for "
                               "their languages."};
    }
}

Outcome PairExportRequest::run(Context& context) const {
    const pipeline::ExportedPairs written =
        m_format == k_moses ? write_moses(context) : write_stream(context);
    if (written.left_out > 0) {
        context.diagnostics.report(
            base::Severity::note, m_database, 0,
            fmt::format("{} left out: {} has no place for pairs with nothing on one side, or in other "
                        "languages.",
                        written.left_out == 1 ? "1 pair was" : fmt::format("{} pairs were", written.left_out),
                        m_format));
    }
    warn_of_dropped(context.diagnostics, m_database, written.dropped_characters, "file");
    if (written.pairs == 0) {
        context.say("There is no such pair: nothing was written. 'diptych documents' lists what there is.");
        return Outcome::nothing_found;
    }
    return Outcome::done;
}

pipeline::ExportedPairs PairExportRequest::write_stream(Context& context) const {
    Output output{m_output, context};
    store::Database database{m_database, store::Mode::read, store::Access::sequential};
    const pipeline::ExportedPairs written = pipeline::export_pairs(
        database, m_export,
        [&](const model::LanguageTag& source, const model::LanguageTag& target) {
            exchange::PairWriterOptions options{source, target, m_title};
            return exchange::make_pair_writer(*exchange::find_pair_format(m_format), output.stream(),
                                              options);
        },
        context);
    if (written.pairs > 0) {
        output.commit();
    }
    return written;
}

pipeline::ExportedPairs PairExportRequest::write_moses(Context& context) const {
    std::optional<base::OutputFile> source_file;
    std::optional<base::OutputFile> target_file;
    store::Database database{m_database, store::Mode::read, store::Access::sequential};
    const pipeline::ExportedPairs written = pipeline::export_pairs(
        database, m_export,
        [&](const model::LanguageTag& source, const model::LanguageTag& target) {
            if (source == target) {
                throw base::Error{
                    fmt::format("Both files would be '{}.{}', as both texts are in that language.", *m_output,
                                source.str())};
            }
            source_file.emplace(*m_output + '.' + source.str());
            target_file.emplace(*m_output + '.' + target.str());
            return exchange::make_moses_writer(source_file->stream(), source, target_file->stream(), target);
        },
        context);
    if (written.pairs > 0) {
        source_file->commit();
        target_file->commit();
    }
    return written;
}

} // namespace diptych::cli

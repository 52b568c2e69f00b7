#include "cli/commands/alignment_batch.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/parallel.hpp"
#include "cli/commands/alignment_output.hpp"
#include "cli/shared_options.hpp"

#include <memory>
#include <utility>

namespace diptych::cli {

namespace {

/// Whether the result of that line is a file for each language. \throws base::InputError when the options do
/// not go with the file that it names
bool writes_by_language(const Arguments& arguments, const pipeline::BatchPair& pair,
                        const std::string& manifest) {
    try {
        return AlignmentOutput{arguments, pair.output}.writes_by_language();
    } catch (const base::UsageError& e) {
        throw base::InputError{manifest, pair.line, e.what()};
    }
}

/// Makes files and writes alignments for several threads, each pair its own.
class Writer {
public:
    Writer(const Arguments& arguments, std::ostream& standard_output)
        : m_arguments{arguments}, m_standard_output{standard_output} {}

    pipeline::WriteAlignment open(const pipeline::BatchPair& pair) const {
        const auto output = std::make_shared<AlignmentOutput>(m_arguments, pair.output);
        output->open(m_standard_output);
        return [output](const model::Bitext& bitext, base::Diagnostics& diagnostics) {
            output->write(bitext, diagnostics);
        };
    }

private:
    const Arguments& m_arguments;
    std::ostream& m_standard_output; ///< no pair is written to it
};

} // namespace

std::vector<Option> alignment_batch_options() {
    return {{.name = "batch",
             .value_name = "MANIFEST",
             .help =
                 "align the pairs in MANIFEST, a line each: SOURCE, TARGET and the file to write, separated "
                 "by tabs; paths start from the folder of MANIFEST",
             .values = {.file = true}},
            {.name = "jobs",
             .value_name = "N",
             .help = "with --batch: align N pairs at a time; without this option, as many as there are "
                     "processors"}};
}

std::optional<AlignmentBatch> AlignmentBatch::from(const Arguments& arguments) {
    const std::optional<std::string> manifest = arguments.value("batch");
    if (!manifest) {
        if (arguments.has("jobs")) {
            throw base::UsageError{
                "The option '--jobs' goes with '--batch' only: a pair is aligned by one job."};
        }
        return std::nullopt;
    }
    if (!arguments.positionals().empty()) {
        throw base::UsageError{
            fmt::format("The argument '{}' does not go with '--batch'. Write the pair into the manifest.",
                        arguments.positionals().front())};
    }
    for (const auto& [option, why] : {std::pair{"output", "The manifest says where each result goes."},
                                      std::pair{"symbol", "A symbol is that of one document."},
                                      std::pair{"pins", "Pins are those of one pair."}}) {
        if (arguments.has(option)) {
            throw base::UsageError{
                fmt::format("The option '--{}' does not go with '--batch'. {}", option, why)};
        }
    }
    return AlignmentBatch{arguments, *manifest};
}

AlignmentBatch::AlignmentBatch(Arguments arguments, std::string manifest)
    : m_arguments{std::move(arguments)}, m_manifest{std::move(manifest)} {
    m_options.align = align_options(m_arguments);
    m_options.jobs = m_arguments.count("jobs").value_or(base::processor_count());
    const AlignmentOutput checked{m_arguments, ""}; // as far as is known without the names of files
}

pipeline::Manifest AlignmentBatch::read_manifest(Context& context) const {
    pipeline::Manifest manifest = pipeline::read_manifest(m_manifest, context.in);
    for (pipeline::BatchPair& pair : manifest.pairs) {
        pair.output_by_language = writes_by_language(m_arguments, pair, manifest.name);
    }
    return manifest;
}

Outcome AlignmentBatch::run(Context& context) const {
    const pipeline::Manifest manifest = read_manifest(context);
    Writer writer{m_arguments, context.out};
    const auto open = [&](const pipeline::BatchPair& pair) { return writer.open(pair); };
    const std::size_t failed =
        pipeline::align_batch(manifest, m_options, open, context.diagnostics, context.progress);
    if (failed == 0) {
        return Outcome::done;
    }
    context.diagnostics.report(
        base::Severity::note, manifest.name, 0,
        fmt::format("Aligned {} of {} pairs.", manifest.pairs.size() - failed, manifest.pairs.size()));
    return Outcome::partly_failed;
}

} // namespace diptych::cli

#include "cli/commands/alignment_batch.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <memory>
#include <utility>

namespace diptych::cli {

namespace {

/// Whether the result of that line is a file for each language. \throws base::InputError when the options do
/// not go with the file that it names
bool writes_by_language(const AlignmentOutputOptions& options, const pipeline::BatchPair& pair,
                        const std::string& manifest) {
    try {
        return AlignmentOutput{options, pair.output}.writes_by_language();
    } catch (const base::UsageError& e) {
        throw base::InputError{manifest, pair.line, e.what()};
    }
}

/// Makes files and writes alignments for several threads, each pair its own.
class Writer {
public:
    Writer(const AlignmentOutputOptions& options, Context& context)
        : m_options{options}, m_context{context} {}

    pipeline::WriteAlignment open(const pipeline::BatchPair& pair) const {
        const auto output = std::make_shared<AlignmentOutput>(m_options, pair.output);
        output->open(m_context);
        return [output](const model::Bitext& bitext, base::Diagnostics& diagnostics) {
            output->write(bitext, diagnostics);
        };
    }

private:
    const AlignmentOutputOptions& m_options;
    Context& m_context; ///< no pair is written to its output
};

} // namespace

AlignmentBatch::AlignmentBatch(std::string manifest, pipeline::BatchOptions options,
                               AlignmentOutputOptions output)
    : m_manifest{std::move(manifest)}, m_options{std::move(options)}, m_output{std::move(output)} {
    const AlignmentOutput checked{m_output, ""}; // as far as is known without the names of files
}

pipeline::Manifest AlignmentBatch::read_manifest(Context& context) const {
    pipeline::Manifest manifest = pipeline::read_manifest(m_manifest, context.in);
    for (pipeline::BatchPair& pair : manifest.pairs) {
        pair.output_by_language = writes_by_language(m_output, pair, manifest.name);
    }
    return manifest;
}

Outcome AlignmentBatch::run(Context& context, store::Database* database) const {
    pipeline::BatchOptions options = m_options;
    options.align.lexicons.database = database;
    const pipeline::Manifest manifest = read_manifest(context);
    Writer writer{m_output, context};
    const auto open = [&](const pipeline::BatchPair& pair) { return writer.open(pair); };
    const std::size_t failed = pipeline::align_batch(manifest, options, open, context);
    if (failed == 0) {
        return Outcome::done;
    }
    context.diagnostics.report(
        base::Severity::note, manifest.name, 0,
        fmt::format("Aligned {} of {} pairs.", manifest.pairs.size() - failed, manifest.pairs.size()));
    return Outcome::partly_failed;
}

} // namespace diptych::cli

#include "pipeline/align/align_batch.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/file_identity.hpp"
#include "base/format.hpp"
#include "base/progress.hpp"
#include "base/work.hpp"
#include "model/language_tag.hpp"
#include "pipeline/sources/batch.hpp"
#include "pipeline/sources/manifest_lines.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

namespace diptych::pipeline {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 3> k_fields{"SOURCE", "TARGET", "OUTPUT"};

BatchPair pair_of(const ManifestLine& line, const std::string& manifest) {
    if (line.fields.size() != k_fields.size()) {
        throw base::InputError{
            base::display_name(manifest), line.number,
            fmt::format(
                "A line has 3 fields, SOURCE, TARGET and OUTPUT, with tabs between them; this one has {}.",
                line.fields.size())};
    }
    return {.line = line.number,
            .source = manifest_path(manifest, line, 0, k_fields[0]),
            .target = manifest_path(manifest, line, 1, k_fields[1]),
            .output = manifest_path(manifest, line, 2, k_fields[2])};
}

/// Which line writes which file.
class Outputs {
public:
    explicit Outputs(const Manifest& manifest) : m_manifest{manifest} {
        for (const BatchPair& pair : manifest.pairs) {
            // A file for each language is "result.fr": known by what comes before its language.
            auto& writers = pair.output_by_language ? m_by_language : m_places;
            const auto place = base::place_of(pair.output_by_language ? pair.output + "." : pair.output);
            if (place && !writers.emplace(*place, pair.line).second) {
                fail_written_twice(pair, writers[*place]);
            }
            if (const auto file = base::identity_of(fs::path{pair.output});
                file && !pair.output_by_language) {
                m_files.emplace(*file, pair.line);
            }
        }
    }

    void check(const BatchPair& pair) const {
        if (!pair.output_by_language) {
            if (const std::size_t line = line_for_languages(base::place_of(pair.output)); line != 0) {
                fail_written_twice(pair, line);
            }
        }
        for (const std::string& input : {pair.source, pair.target}) {
            if (const std::size_t writer = line_that_writes(input); writer != 0) {
                fail(pair,
                     fmt::format("'{}' would be overwritten with the result of line {}. Give that another "
                                 "name.",
                                 input, writer));
            }
        }
        try {
            base::check_output(pair.output);
        } catch (const base::UsageError& error) { // the manifest itself
            fail(pair, error.what());
        }
    }

private:
    [[noreturn]] void fail(const BatchPair& pair, const std::string& sentence) const {
        throw base::InputError{m_manifest.name, pair.line, sentence};
    }

    [[noreturn]] void fail_written_twice(const BatchPair& pair, std::size_t other) const {
        fail(pair, fmt::format("The result of line {} goes to '{}' as well. Give each a file of its own.",
                               other, pair.output));
    }

    using Lines = std::map<base::FileIdentity, std::size_t>;

    /// 0 when none does.
    static std::size_t find(const Lines& lines, const std::optional<base::FileIdentity>& file) {
        const auto found = file ? lines.find(*file) : lines.end();
        return found == lines.end() ? 0 : found->second;
    }

    /// 0 when none does.
    std::size_t line_that_writes(const std::string& input) const {
        const std::size_t line = find(m_files, base::identity_of(fs::path{input}));
        const auto place = base::place_of(input); // of what is not there yet
        return line != 0 ? line : std::max(find(m_places, place), line_for_languages(place));
    }

    /// The line of which that may be the file of one language; 0 for none. The languages are known only when
    /// the texts have been read, hence by look; codes of three letters are not told from endings such as txt.
    std::size_t line_for_languages(std::optional<base::FileIdentity> place) const {
        const std::size_t dot = place ? place->name.rfind('.') : std::string::npos;
        const auto tag =
            dot == std::string::npos ? std::nullopt : model::LanguageTag::parse(place->name.substr(dot + 1));
        if (!tag || tag->primary().size() != 2) {
            return 0;
        }
        place->name.resize(dot + 1);
        return find(m_by_language, place);
    }

    const Manifest& m_manifest;
    Lines m_files;       ///< that are there, by all their names
    Lines m_places;      ///< of these and of those that will be made
    Lines m_by_language; ///< of names up to the dot before the language
};

} // namespace

Manifest read_manifest(const std::string& path, std::istream& standard_input) {
    Manifest manifest{base::display_name(path), {}};
    for (const ManifestLine& line :
         manifest_lines(base::read_file(path, standard_input, base::k_greatest_list), manifest.name)) {
        manifest.pairs.push_back(pair_of(line, path));
    }
    if (manifest.pairs.empty()) {
        throw base::InputError{manifest.name,
                               "There is no pair in the manifest. Write SOURCE, TARGET and OUTPUT in "
                               "a line, separated by tabs."};
    }
    return manifest;
}

void check_outputs(const Manifest& manifest) {
    const Outputs outputs{manifest};
    for (const BatchPair& pair : manifest.pairs) {
        outputs.check(pair);
    }
}

std::size_t align_batch(const Manifest& manifest, const BatchOptions& options, const OpenAlignment& open,
                        base::Session& session) {
    check_outputs(manifest);
    const std::vector<BatchPair>& pairs = manifest.pairs;
    base::Progress shown{session.progress, "Aligning pair", pairs.size()};
    std::size_t failed = 0;
    SharedLexicons lexicons{options.align.lexicons, session.diagnostics};
    const auto align = [&](std::size_t i, base::Session& of_pair) {
        const WriteAlignment write = open(pairs[i]);
        write(align_files(pairs[i].source, pairs[i].target, options.align, lexicons, of_pair),
              of_pair.diagnostics);
        return std::monostate{};
    };
    const auto report = [&](JobOutcome<std::monostate>&& outcome) {
        session.diagnostics.append(outcome.diagnostics);
        if (!outcome.error.empty()) {
            session.diagnostics.report(base::Severity::error, manifest.name, pairs[outcome.job].line,
                                       outcome.error);
            ++failed;
        }
        shown.advance_to(outcome.job + 1);
    };
    run_batch<std::monostate>(pairs.size(), options.jobs, align, report);
    return failed;
}

} // namespace diptych::pipeline

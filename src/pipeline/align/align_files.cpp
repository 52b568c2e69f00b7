#include "pipeline/align/align_files.hpp"

#include "align/align.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/progress.hpp"
#include "pipeline/align/pins.hpp"
#include "pipeline/sources/beginning.hpp"

#include <algorithm>
#include <functional>
#include <istream>
#include <utility>

namespace diptych::pipeline {

namespace {

/// \throws base::UsageError when several inputs are standard input, which can be read once
void check_standard_input(const std::string& source, const std::string& target, const AlignOptions& options) {
    std::vector<std::string> inputs{source, target, options.pins};
    inputs.insert(inputs.end(), options.lexicons.dictionaries.begin(), options.lexicons.dictionaries.end());
    if (std::count(inputs.begin(), inputs.end(), "-") > 1) {
        throw base::UsageError{"Standard input can be read once. Name files for all inputs but one."};
    }
}

Pins read_pins(const std::string& path, const model::Bitext& bitext, std::istream& standard_input) {
    if (path.empty()) {
        return {};
    }
    return {base::read_file(path, standard_input), base::display_name(path),
            model::sentences_of(bitext.source).size(), model::sentences_of(bitext.target).size()};
}

/// `12 ("The Convention…")`, for a message.
std::string named(const model::Document& document, std::size_t sentence) {
    const auto sentences = model::sentences_of(document);
    return fmt::format("{} ({})", sentence,
                       beginning_of(model::text_of(document, sentences, {sentence, sentence + 1})));
}

/// Beads are in order; what is not gets a note.
void report_crossings(const std::vector<align::Crossing>& crossings, const model::Bitext& bitext,
                      base::Diagnostics& diagnostics) {
    constexpr std::size_t k_shown = 3;
    if (crossings.empty()) {
        return;
    }
    std::string examples;
    for (std::size_t i = 0; i < std::min(k_shown, crossings.size()); ++i) {
        examples +=
            fmt::format(" Source sentence {} seems to be target sentence {}.",
                        named(bitext.source, crossings[i].source), named(bitext.target, crossings[i].target));
    }
    diagnostics.report(
        base::Severity::note, bitext.source.name, 0,
        fmt::format("{} {} in another order in the target, and {} not paired.{}", crossings.size(),
                    crossings.size() == 1 ? "sentence seems to stand" : "sentences seem to stand",
                    crossings.size() == 1 ? "is" : "are", examples));
}

/// \throws base::InputError when the texts do not look like translations, unless `force`
void take(align::Alignment alignment, bool force, model::Bitext& bitext, base::Diagnostics& diagnostics) {
    if (!alignment.related && !force) {
        throw base::InputError{
            fmt::format("{} and {}", bitext.source.name, bitext.target.name),
            "These do not look like translations of each other. If they are, align them with "
            "--force."};
    }
    bitext.beads = std::move(alignment.beads);
    report_crossings(alignment.crossings, bitext, diagnostics);
}

constexpr const char* k_what = "Aligning, per cent";

std::function<void(std::size_t, std::size_t)> show_on(base::Progress& shown) {
    return [&shown](std::size_t done, std::size_t total) {
        shown.advance_to(done * 100 / std::max<std::size_t>(total, 1));
    };
}

} // namespace

model::Bitext align_files(const std::string& source, const std::string& target, const AlignOptions& options,
                          base::Session& session) {
    SharedLexicons lexicons{options.lexicons, session.diagnostics};
    return align_files(source, target, options, lexicons, session);
}

model::Bitext align_files(const std::string& source, const std::string& target, const AlignOptions& options,
                          SharedLexicons& shared, base::Session& session) {
    check_standard_input(source, target, options);
    model::Bitext bitext;
    bitext.symbol = options.symbol;
    read_sides(source, options.source, target, options.target, bitext, session);
    const std::shared_ptr<const Lexicons> lexicons =
        shared.between(bitext.source.language, bitext.target.language);
    align::Options align_options;
    align_options.lexicons = lexicons->list();
    const Pins pins = read_pins(options.pins, bitext, session.in);
    std::vector<align::Embeddings> embeddings;
    for (std::size_t side = 0; side < options.embeddings.size(); ++side) {
        embeddings.emplace_back(options.embeddings[side], options.overlaps.at(side));
    }
    if (embeddings.size() == 2) {
        align_options.source_embeddings = &embeddings[0];
        align_options.target_embeddings = &embeddings[1];
    }
    base::Progress shown{session.progress, k_what, 100};
    align_options.progress = show_on(shown);
    if (pins.need_places()) {
        align_options.pins = pins.two_sided();
        const align::Alignment first = align::align(bitext.source, bitext.target, align_options);
        align_options.pins = pins.placed(first.beads);
    } else {
        align_options.pins = pins.placed({});
    }
    take(align::align(bitext.source, bitext.target, align_options), options.force, bitext,
         session.diagnostics);
    return bitext;
}

void align_texts(model::Bitext& bitext, const Lexicons& lexicons, std::vector<model::Bead> pins, bool force,
                 base::Session& session) {
    base::Progress shown{session.progress, k_what, 100};
    align::Options options;
    options.lexicons = lexicons.list();
    options.pins = std::move(pins);
    options.progress = show_on(shown);
    take(align::align(bitext.source, bitext.target, options), force, bitext, session.diagnostics);
}

} // namespace diptych::pipeline

#include "pipeline/sources/read_pairs.hpp"

#include "base/checksum.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "pipeline/sources/pair_table.hpp"
#include "pipeline/sources/read_document.hpp"
#include "reader/any_file.hpp"
#include "reader/tmx.hpp"
#include "reader/xliff.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace diptych::pipeline {

namespace {

bool has_pair(const model::Bitext& bitext) {
    return std::any_of(bitext.beads.begin(), bitext.beads.end(),
                       [](const model::Bead& bead) { return !bead.source.empty() && !bead.target.empty(); });
}

void append(std::vector<model::Unit>& units, std::vector<model::Unit>&& more) {
    units.insert(units.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// A memory sorted by something else names a document in several places: its parts are put together.
void merge_parts(std::vector<model::Bitext>& bitexts) {
    std::vector<model::Bitext> whole;
    for (model::Bitext& part : bitexts) {
        const auto first = std::find_if(whole.begin(), whole.end(), [&](const model::Bitext& b) {
            return !part.symbol.empty() && b.symbol == part.symbol &&
                   b.source.language == part.source.language && b.target.language == part.target.language;
        });
        if (first == whole.end()) {
            whole.push_back(std::move(part));
            continue;
        }
        const std::size_t sources = model::sentences_of(first->source).size();
        const std::size_t targets = model::sentences_of(first->target).size();
        append(first->source.units, std::move(part.source.units));
        append(first->target.units, std::move(part.target.units));
        for (model::Bead bead : part.beads) {
            bead.source = {bead.source.begin + sources, bead.source.end + sources};
            bead.target = {bead.target.begin + targets, bead.target.end + targets};
            first->beads.push_back(bead);
        }
    }
    bitexts = std::move(whole);
}

} // namespace

std::vector<model::Bitext> read_pairs(const std::string& path, const PairOptions& options,
                                      base::Session& session) {
    return read_pairs_in(base::read_file(path, session.in), path, options, session.diagnostics);
}

std::vector<model::Bitext> read_pairs_in(const std::string& bytes, const std::string& path,
                                         const PairOptions& options, base::Diagnostics& diagnostics) {
    const std::string name = base::display_name(path);
    std::vector<model::Bitext> bitexts;
    switch (reader::pair_format_of(bytes)) {
    case reader::PairFormat::tmx:
        bitexts = reader::read_tmx(bytes, name, diagnostics, {options.source, options.target});
        break;
    case reader::PairFormat::xliff:
        bitexts = reader::read_xliff(bytes, name, diagnostics);
        break;
    case reader::PairFormat::none:
        if (!is_pair_table(bytes)) {
            throw base::InputError{
                name, "This is neither TMX nor XLIFF, nor a table whose first line has the titles source and "
                      "target, so it holds no pairs. A text and its translation become pairs when both are "
                      "given to 'diptych add' or 'diptych align'."};
        }
        bitexts = read_pair_table(bytes, name, options.source, options.target, diagnostics);
        break;
    }
    merge_parts(bitexts);
    std::erase_if(bitexts, [](const model::Bitext& bitext) { return !has_pair(bitext); });
    if (bitexts.empty()) {
        throw base::InputError{name, "There is no pair of sentences in the file."};
    }
    const std::string sha256 = base::sha256_of(bytes);
    for (model::Bitext& bitext : bitexts) {
        bitext.source.path = bitext.target.path = absolute_path(path);
        bitext.source.sha256 = bitext.target.sha256 = sha256;
    }
    if (!options.symbol.empty()) {
        if (bitexts.size() != 1) {
            throw base::UsageError{
                fmt::format("{} holds {} documents, which cannot have one symbol. Leave --symbol out.", name,
                            bitexts.size())};
        }
        bitexts.front().symbol = options.symbol;
    }
    return bitexts;
}

} // namespace diptych::pipeline

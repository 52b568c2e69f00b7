#include "pipeline/sources/pair_sources.hpp"

#include "base/error.hpp"
#include "model/bitext.hpp"
#include "pipeline/sources/read_pairs.hpp"
#include "reader/line_pairs.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/pair_search.hpp"

#include <filesystem>
#include <memory>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::LanguageTag;

bool same_language(const LanguageTag& a, const LanguageTag& b) {
    return a.primary() == b.primary();
}

void visit_pair(const PairVisitor& visit, std::string_view source, std::string_view target) {
    if (!source.empty() && !target.empty()) {
        visit(source, target);
    }
}

void visit_lines(const std::string& base, const LanguageTag& source, const LanguageTag& target,
                 const PairVisitor& visit) {
    reader::LinePairs lines{base + "." + std::string{source.primary()},
                            base + "." + std::string{target.primary()}};
    std::string a;
    std::string b;
    while (lines.next(a, b)) {
        visit_pair(visit, a, b);
    }
}

void visit_bitext(const model::Bitext& bitext, const LanguageTag& source, const PairVisitor& visit) {
    const bool straight = same_language(bitext.source.language, source);
    const auto sources = model::sentences_of(bitext.source);
    const auto targets = model::sentences_of(bitext.target);
    for (const model::Bead& bead : bitext.beads) {
        const std::string a = model::text_of(bitext.source, sources, bead.source);
        const std::string b = model::text_of(bitext.target, targets, bead.target);
        visit_pair(visit, straight ? a : b, straight ? b : a);
    }
}

/// TMX and XLIFF, read once.
std::vector<model::Bitext> read_bitexts(const std::string& path, const LanguageTag& source,
                                        const LanguageTag& target, base::Session& session) {
    PairOptions options;
    options.source = source;
    options.target = target;
    std::vector<model::Bitext> bitexts = read_pairs(path, options, session);
    std::erase_if(bitexts, [&](const model::Bitext& bitext) {
        const LanguageTag& a = bitext.source.language;
        const LanguageTag& b = bitext.target.language;
        return !(same_language(a, source) && same_language(b, target)) &&
               !(same_language(a, target) && same_language(b, source));
    });
    if (bitexts.empty()) {
        throw base::InputError{path, "There is no pair in these languages in the file."};
    }
    return bitexts;
}

} // namespace

PairSource pairs_of_files(const std::vector<std::string>& inputs, const LanguageTag& source,
                          const LanguageTag& target, base::Session& session) {
    struct Input {
        std::string base; ///< of two files with a sentence a line; empty for bitexts
        std::vector<model::Bitext> bitexts;
    };

    auto read = std::make_shared<std::vector<Input>>();
    for (const std::string& input : inputs) {
        std::error_code error;
        if (std::filesystem::is_regular_file(input, error)) {
            read->push_back({"", read_bitexts(input, source, target, session)});
        } else {
            read->push_back({input, {}});
        }
    }
    return [read, source, target](const PairVisitor& visit) {
        for (const Input& input : *read) {
            if (!input.base.empty()) {
                visit_lines(input.base, source, target, visit);
            }
            for (const model::Bitext& bitext : input.bitexts) {
                visit_bitext(bitext, source, visit);
            }
        }
    };
}

PairSource pairs_of_database(store::Database& database, const LanguageTag& source, const LanguageTag& target,
                             const std::vector<std::int64_t>& documents) {
    static constexpr double k_least_probability = 0.5;
    return [&database, source, target, documents](const PairVisitor& visit) {
        store::PairReader reader{database};
        store::PairFilter filter;
        filter.documents = documents;
        filter.least_probability = k_least_probability;
        store::PairScan scan{database, filter};
        while (scan.next()) {
            const auto pair = reader.read(scan.bead());
            if (!pair) {
                continue;
            }
            const LanguageTag& a = pair->source.language;
            const LanguageTag& b = pair->target.language;
            if (same_language(a, source) && same_language(b, target)) {
                visit_pair(visit, pair->source.text, pair->target.text);
            } else if (same_language(a, target) && same_language(b, source)) {
                visit_pair(visit, pair->target.text, pair->source.text);
            }
        }
    };
}

std::vector<std::pair<std::string, std::string>> texts_of_pairs(const PairSource& pairs,
                                                                const std::vector<std::size_t>& numbers) {
    std::vector<std::pair<std::string, std::string>> texts(numbers.size());
    std::unordered_multimap<std::size_t, std::size_t> places;
    for (std::size_t place = 0; place < numbers.size(); ++place) {
        places.emplace(numbers[place], place);
    }
    std::size_t number = 0;
    pairs([&](std::string_view source, std::string_view target) {
        const auto [begin, end] = places.equal_range(number++);
        for (auto place = begin; place != end; ++place) {
            texts[place->second] = {std::string{source}, std::string{target}};
        }
    });
    return texts;
}

} // namespace diptych::pipeline

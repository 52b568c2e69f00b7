#include "pipeline/sources/pair_sources.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "model/bitext.hpp"
#include "pipeline/sources/read_pairs.hpp"
#include "reader/line_pairs.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/pair_search.hpp"

#include <filesystem>
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
    const std::string source_name = fmt::format("{}.{}", base, source.primary());
    const std::string target_name = fmt::format("{}.{}", base, target.primary());
    std::error_code error;
    if (!std::filesystem::exists(source_name, error) && !std::filesystem::exists(target_name, error)) {
        throw base::InputError{base,
                               fmt::format("There is no such file, and no {} and {} either. Name a TMX "
                                           "or XLIFF file, or what two files with a pair a line have in "
                                           "common before the ending.",
                                           source_name, target_name)};
    }
    reader::LinePairs lines{source_name, target_name};
    std::string a;
    std::string b;
    while (lines.next(a, b)) {
        visit_pair(visit, a, b);
    }
}

void visit_bitext(const model::Bitext& bitext, bool straight, const PairVisitor& visit) {
    const auto sources = model::sentences_of(bitext.source);
    const auto targets = model::sentences_of(bitext.target);
    for (const model::Bead& bead : bitext.beads) {
        const std::string a = model::text_of(bitext.source, sources, bead.source);
        const std::string b = model::text_of(bitext.target, targets, bead.target);
        visit_pair(visit, straight ? a : b, straight ? b : a);
    }
}

void visit_ready(const std::string& path, const LanguageTag& source, const LanguageTag& target,
                 base::Session& session, const PairVisitor& visit) {
    const PairOptions options{.source = source, .target = target, .symbol = {}};
    for (const model::Bitext& bitext : read_pairs(path, options, session)) {
        const LanguageTag& a = bitext.source.language; // an XLIFF file has the languages that it has
        const LanguageTag& b = bitext.target.language;
        const bool straight = same_language(a, source) && same_language(b, target);
        if (straight || (same_language(a, target) && same_language(b, source))) {
            visit_bitext(bitext, straight, visit);
        } else {
            session.diagnostics.warn(
                path, 0,
                fmt::format("It has pairs in {} and {}, not in {} and {}; they were left "
                            "out.",
                            a.str(), b.str(), source.str(), target.str()));
        }
    }
}

} // namespace

void visit_file_pairs(const std::string& input, const LanguageTag& source, const LanguageTag& target,
                      base::Session& session, const PairVisitor& visit) {
    std::error_code error;
    if (std::filesystem::is_regular_file(input, error)) {
        visit_ready(input, source, target, session, visit);
    } else {
        visit_lines(input, source, target, visit);
    }
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
            const model::PairHit pair = reader.require(scan.bead());
            const LanguageTag& a = pair.source.language;
            const LanguageTag& b = pair.target.language;
            if (same_language(a, source) && same_language(b, target)) {
                visit_pair(visit, pair.source.text, pair.target.text);
            } else if (same_language(a, target) && same_language(b, source)) {
                visit_pair(visit, pair.target.text, pair.source.text);
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

#include "pipeline/sources/pair_sources.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "pipeline/sources/ready_pairs.hpp"
#include "store/pair_search.hpp"

#include <filesystem>
#include <set>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::LanguageTag;

/// Lets pairs through that are in two languages, in the direction that is asked for.
class InLanguages {
public:
    InLanguages(const LanguageTag& source, const LanguageTag& target, const PairVisitor& visit)
        : m_source{source}, m_target{target}, m_visit{visit} {}

    /// \returns whether these are the languages, in either direction
    bool take(const LanguageTag& source, std::string_view source_text, const LanguageTag& target,
              std::string_view target_text) const {
        const bool straight = same(source, m_source) && same(target, m_target);
        const bool reversed = same(source, m_target) && same(target, m_source);
        if ((straight || reversed) && !source_text.empty() && !target_text.empty()) {
            straight ? m_visit(source_text, target_text) : m_visit(target_text, source_text);
        }
        return straight || reversed;
    }

private:
    static bool same(const LanguageTag& a, const LanguageTag& b) { return a.primary() == b.primary(); }

    const LanguageTag& m_source;
    const LanguageTag& m_target;
    const PairVisitor& m_visit;
};

/// A file, or what two files with a pair a line have in common before the ending.
ReadyPairs open_pairs(const std::string& input, const LanguageTag& source, const LanguageTag& target,
                      std::istream& standard_input) {
    std::error_code error;
    if (std::filesystem::is_regular_file(input, error)) {
        return {input, standard_input};
    }
    const std::string source_name = fmt::format("{}.{}", input, source.primary());
    const std::string target_name = fmt::format("{}.{}", input, target.primary());
    if (!std::filesystem::exists(source_name, error) && !std::filesystem::exists(target_name, error)) {
        throw base::InputError{input,
                               fmt::format("There is no such file, and no {} and {} either. Name a TMX "
                                           "or XLIFF file, or what two files with a pair a line have in "
                                           "common before the ending.",
                                           source_name, target_name)};
    }
    return {source_name, target_name};
}

} // namespace

void visit_file_pairs(const std::string& input, const LanguageTag& source, const LanguageTag& target,
                      base::Session& session, const PairVisitor& visit) {
    const InLanguages wanted{source, target, visit};
    std::set<std::pair<std::string, std::string>> others; // that were reported
    open_pairs(input, source, target, session.in)
        .visit({source, target}, session.diagnostics, [&](model::TranslationUnit&& unit) {
            const LanguageTag& a = unit.source_language; // an XLIFF file has the languages that it has
            const LanguageTag& b = unit.target_language;
            for (const model::Bead& bead : unit.beads) {
                const bool fits = wanted.take(a, model::text_of(unit.source, bead.source), b,
                                              model::text_of(unit.target, bead.target));
                if (!fits && others.emplace(a.str(), b.str()).second) {
                    session.diagnostics.warn(
                        input, 0,
                        fmt::format("It has pairs in {} and {}, not in {} and {}; they were left out.",
                                    a.str(), b.str(), source.str(), target.str()));
                }
            }
        });
}

PairSource pairs_of_database(store::Database& database, const LanguageTag& source, const LanguageTag& target,
                             const std::vector<std::int64_t>& documents) {
    static constexpr double k_least_probability = 0.5;
    return [&database, source, target, documents](const PairVisitor& visit) {
        store::PairFilter filter;
        filter.documents = documents;
        filter.least_probability = k_least_probability;
        const InLanguages wanted{source, target, visit};
        store::PairScan scan{database, filter};
        while (const auto pair = scan.next()) {
            wanted.take(pair->source.language, pair->source.text, pair->target.language, pair->target.text);
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

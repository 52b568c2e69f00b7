#include "base/file.hpp"
#include "base/format.hpp"
#include "exchange/pair_formats.hpp"
#include "library/call.hpp"
#include "library/values.hpp"
#include "model/date.hpp"
#include "pipeline/corpus/check_pairs.hpp"
#include "pipeline/corpus/export_pairs.hpp"
#include "pipeline/find/leverage.hpp"
#include "pipeline/find/look_up.hpp"
#include "pipeline/find/search.hpp"
#include "pipeline/terms/glossary_exchange.hpp"
#include "store/database.hpp"
#include "store/pairs_writer.hpp"
#include "store/transaction.hpp"

#include <string>
#include <utility>

namespace diptych::inline v1 {

struct Corpus::Open {
    explicit Open(const std::string& path) : database{path, store::Mode::create} {}

    store::Database database;
};

namespace {

/// What the document of these pairs is to be called, and in which languages it is. \throws Error
model::Bitext head_of(const std::vector<Pair>& pairs, const AddOptions& options) {
    if (pairs.empty()) {
        throw Error{"There is no pair to add. Give at least one."};
    }
    if (!options.date.empty() && !model::is_date(options.date)) {
        throw Error{fmt::format("'{}' is no date. Give a year, a month or a day: 2021, 2021-03, 2021-03-12.",
                                options.date)};
    }
    model::Bitext head;
    head.symbol = library::checked_utf8(options.symbol);
    head.title = library::checked_utf8(options.title);
    head.date = options.date;
    head.source.language = library::language_of(pairs.front().source.language);
    head.target.language = library::language_of(pairs.front().target.language);
    head.source.name = pairs.front().source.place.file;
    head.target.name = pairs.front().target.place.file;
    return head;
}

store::PreparedPair prepared(const Pair& pair, std::size_t index, const model::Bitext& head,
                             store::PairKeys& keys) {
    const auto same = [](const std::string& language, const model::LanguageTag& tag) {
        return library::language_of(language) == tag;
    };
    if (!same(pair.source.language, head.source.language) ||
        !same(pair.target.language, head.target.language)) {
        throw Error{fmt::format(
            "Pair {} is in other languages than the first. Add them as documents of their own.", index + 1)};
    }
    if (pair.source.text.empty() && pair.target.text.empty()) {
        throw Error{fmt::format("Pair {} has no text on either side. Leave it out.", index + 1)};
    }
    if (!(pair.probability >= 0 && pair.probability <= 1)) {
        throw Error{
            fmt::format("Pair {} has the probability {}. It goes from 0 to 1.", index + 1, pair.probability)};
    }
    const std::string source = library::checked_utf8(pair.source.text);
    const std::string target = library::checked_utf8(pair.target.text);
    return {source, target, keys.of(head.source.language, source, head.target.language, target),
            pair.source.place.line, pair.probability};
}

/// Pairs as the check takes them, those of one pair of languages together; each keeps its place as its
/// number.
std::vector<pipeline::PairsToCheck> to_check(const std::vector<Pair>& pairs) {
    std::vector<pipeline::PairsToCheck> documents;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const model::LanguageTag source = library::language_of(pairs[i].source.language);
        const model::LanguageTag target = library::language_of(pairs[i].target.language);
        if (documents.empty() || documents.back().source != source || documents.back().target != target) {
            documents.push_back({pairs[i].document, source, target, {}});
        }
        model::CheckedPair pair;
        pair.number = i + 1;
        pair.source.language = source;
        pair.source.text = pairs[i].source.text;
        pair.target.language = target;
        pair.target.text = pairs[i].target.text;
        pair.probability = pairs[i].probability;
        documents.back().pairs.push_back(std::move(pair));
    }
    return documents;
}

Match match_of(const model::MemoryMatch& found) {
    Match match{found.percent, library::pair_of(found.pair)};
    if (!found.pair.found_in_source) {
        std::swap(match.pair.source, match.pair.target);
    }
    return match;
}

} // namespace

Corpus::Corpus(const std::filesystem::path& file)
    : m_open{library::call({}, [&](base::Session&) { return std::make_unique<Open>(file.string()); })} {}

Corpus::~Corpus() = default;
Corpus::Corpus(Corpus&&) noexcept = default;
Corpus& Corpus::operator=(Corpus&&) noexcept = default;

std::int64_t Corpus::add(const std::vector<Pair>& pairs, const AddOptions& options,
                         const Listener& listener) {
    return library::call(listener, [&](base::Session& session) {
        const model::Bitext head = head_of(pairs, options);
        base::Progress shown{session.progress, "Adding pair", pairs.size()};
        store::Transaction transaction{m_open->database};
        store::PairsWriter writer{m_open->database, head};
        store::PairKeys keys;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            writer.add(prepared(pairs[i], i, head, keys));
            shown.advance_to(i + 1);
        }
        const std::int64_t number = writer.finish();
        transaction.commit();
        return number;
    });
}

SearchResult Corpus::search(std::string_view query, const SearchOptions& options) const {
    return library::call({}, [&](base::Session&) {
        pipeline::SearchOptions asked;
        asked.language = library::language_if_any(options.language);
        asked.strictness = options.exact ? concordance::Strictness::forms : concordance::Strictness::stems;
        asked.limit = options.limit;
        asked.offset = options.offset;
        asked.renderings = false;
        const model::SearchResult found =
            pipeline::Search{m_open->database, asked}.search(library::checked_utf8(query));
        SearchResult result{{}, found.total, found.total_is_bound};
        for (const model::PairHit& hit : found.pairs) {
            result.pairs.push_back(library::pair_of(hit));
        }
        return result;
    });
}

std::vector<Concept> Corpus::look_up(std::string_view text, std::string_view language) const {
    return library::call({}, [&](base::Session&) {
        pipeline::LookupOptions asked;
        asked.language = library::language_if_any(language);
        std::vector<Concept> concepts;
        for (const model::ConceptHit& hit :
             pipeline::Lookup{m_open->database, asked}.look_up(library::checked_utf8(text)).concepts) {
            if (hit.relation == model::Relation::whole || hit.relation == model::Relation::part) {
                concepts.push_back(library::concept_of(hit.entry));
            }
        }
        return concepts;
    });
}

std::vector<std::vector<Match>> Corpus::leverage(const Text& text, std::string_view target_language,
                                                 unsigned least_percent, const Listener& listener) const {
    return library::call(listener, [&](base::Session& session) {
        if (least_percent < 1 || least_percent > 100) {
            throw Error{fmt::format("{} % cannot be asked for. Give 1 to 100.", least_percent)};
        }
        pipeline::LeverageOptions asked;
        asked.target = library::language_of(target_language);
        asked.threshold = least_percent;
        std::vector<std::vector<Match>> matches;
        const auto take = [&](const model::LeveragedSentence& sentence) {
            matches.emplace_back();
            for (const model::MemoryMatch& match : sentence.matches) {
                matches.back().push_back(match_of(match));
            }
        };
        pipeline::leverage(m_open->database, library::document_of(text), asked, session,
                           {[](const auto&, const auto&) {}, take, [](const auto&) {}});
        return matches;
    });
}

std::vector<Finding> Corpus::check(const std::vector<Pair>& pairs, const Listener& listener) const {
    return library::call(listener, [&](base::Session& session) {
        std::vector<Finding> findings;
        pipeline::check_pairs(to_check(pairs), &m_open->database, {}, session,
                              [&](const model::CheckedPair& pair) {
                                  for (const model::Finding& found : pair.findings) {
                                      findings.push_back({found.rule,
                                                          std::string{base::name_of(found.severity)},
                                                          found.message,
                                                          pair.number - 1,
                                                          {found.source.begin, found.source.end},
                                                          {found.target.begin, found.target.end}});
                                  }
                              });
        return findings;
    });
}

std::size_t Corpus::import_glossary(const std::filesystem::path& file, const Listener& listener) {
    return library::call(listener, [&](base::Session& session) {
        std::size_t changed = 0;
        for (const pipeline::ImportReport& report :
             pipeline::import_glossary(m_open->database, {file.string()}, {}, session).files) {
            changed += report.concepts + report.replaced + report.merged;
        }
        return changed;
    });
}

std::size_t Corpus::export_tbx(const std::filesystem::path& file, const Listener& listener) const {
    return library::call(listener, [&](base::Session& session) {
        base::OutputFile output{file};
        const std::size_t written = pipeline::export_glossary(m_open->database, {}, output.stream(), session);
        output.commit();
        return written;
    });
}

std::size_t Corpus::export_tmx(const std::filesystem::path& file, const Listener& listener) const {
    return library::call(listener, [&](base::Session& session) {
        base::OutputFile output{file};
        const auto make = [&](const model::LanguageTag& source, const model::LanguageTag& target) {
            return exchange::make_pair_writer(exchange::PairFormat::tmx, output.stream(), {source, target});
        };
        const std::size_t written = pipeline::export_pairs(m_open->database, {}, make, session).pairs;
        output.commit();
        return written;
    });
}

} // namespace diptych::inline v1

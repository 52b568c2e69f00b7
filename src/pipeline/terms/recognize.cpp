#include "pipeline/terms/recognize.hpp"

#include "base/progress.hpp"
#include "glossary/recognizer.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace diptych::pipeline {

namespace {

using model::Range;

/// The terms of a glossary in one language, ready to be found. Keeps of each no more than where it is.
class Glossary {
public:
    Glossary(store::Database& database, const model::LanguageTag& language, const TermFilter& filter,
             base::ProgressListener* listener)
        : m_store{database}, m_morphology{morphology::find_morphology(language)}, m_recognizer{
                                                                                      language,
                                                                                      m_morphology.get()} {
        base::Progress progress{listener, "Entries read:", m_store.size().concepts};
        std::size_t entries = 0;
        database.use_for(store::Access::sequential); // memory does not grow with the glossary
        m_store.for_each([&](model::Concept&& entry) {
            progress.advance_to(++entries);
            if (filter.accepts(entry)) {
                add_terms(entry, language, filter);
            }
        });
        database.use_for(store::Access::random);
        m_recognizer.finish();
    }

    std::size_t size() const { return m_terms.size(); }

    std::vector<model::RecognizedTerm> find(std::string_view text, glossary::Nested nested) {
        std::vector<model::RecognizedTerm> found;
        for (const glossary::TermHit& hit : m_recognizer.find(text, nested)) {
            const Place& place = m_terms[hit.term];
            auto entry = entry_of(place.entry);
            if (!entry || place.section >= entry->languages.size() ||
                place.term >= entry->languages[place.section].terms.size()) {
                continue; // changed since
            }
            const model::LanguageSection& section = entry->languages[place.section];
            const model::Term& term = section.terms[place.term];
            found.push_back({.entry = std::move(entry),
                             .language = section.language,
                             .term = term.text,
                             .status = term.status,
                             .match = hit.bytes,
                             .differences = hit.differences,
                             .nested = hit.nested});
        }
        return found;
    }

private:
    struct Place {
        std::uint32_t entry = 0; ///< in m_entries
        std::uint16_t section = 0;
        std::uint16_t term = 0;
    };

    void add_terms(const model::Concept& entry, const model::LanguageTag& language,
                   const TermFilter& filter) {
        bool any = false;
        for (std::size_t s = 0; s < entry.languages.size(); ++s) {
            const model::LanguageSection& section = entry.languages[s];
            for (std::size_t t = 0; t < section.terms.size(); ++t) {
                if (section.language.primary() != language.primary() || !filter.accepts(section.terms[t])) {
                    continue;
                }
                if (!std::exchange(any, true)) {
                    m_entries.push_back(entry.id);
                }
                m_recognizer.add(section.terms[t].text, traits_of(section.terms[t]));
                m_terms.push_back({static_cast<std::uint32_t>(m_entries.size() - 1),
                                   static_cast<std::uint16_t>(s), static_cast<std::uint16_t>(t)});
            }
        }
    }

    std::shared_ptr<const model::Concept> entry_of(std::uint32_t number) {
        constexpr std::size_t k_most_kept = 10'000;
        const auto known = m_read.find(number);
        if (known != m_read.end()) {
            return known->second;
        }
        auto entry = m_store.find(m_entries[number]);
        if (!entry) {
            return nullptr;
        }
        if (m_read.size() >= k_most_kept) {
            m_read.clear();
        }
        return m_read.emplace(number, std::make_shared<const model::Concept>(std::move(*entry)))
            .first->second;
    }

    store::ConceptStore m_store;
    std::unique_ptr<morphology::Morphology> m_morphology;
    glossary::Recognizer m_recognizer;
    std::vector<std::string> m_entries; ///< ids
    std::vector<Place> m_terms;         ///< by number in the recogniser
    std::unordered_map<std::uint32_t, std::shared_ptr<const model::Concept>> m_read;
};

/// The byte of the source's text that stands at that byte of the unit's; nothing for spaces put in.
std::optional<std::size_t> source_byte(const model::Unit& unit, std::size_t at) {
    const auto after =
        std::upper_bound(unit.pieces.begin(), unit.pieces.end(), at,
                         [](std::size_t byte, const model::Piece& piece) { return byte < piece.text_begin; });
    if (after == unit.pieces.begin()) {
        return std::nullopt;
    }
    const model::Piece& piece = *std::prev(after);
    return at < piece.text_begin + piece.length ? std::optional{piece.source_begin + (at - piece.text_begin)}
                                                : std::nullopt;
}

/// Where a part of a sentence is in the file. Known where the file has the sentence in as many bytes as the
/// text that was read from it: all of it is then at the same distance.
Range bytes_in_file(const model::Unit& unit, const model::Sentence& sentence, Range part) {
    if (sentence.source.empty() || sentence.text.empty() || part.empty()) {
        return {};
    }
    const auto first = source_byte(unit, sentence.text.begin);
    const auto last = source_byte(unit, sentence.text.end - 1);
    const auto part_first = source_byte(unit, part.begin);
    const auto part_last = source_byte(unit, part.end - 1);
    if (!first || !last || !part_first || !part_last || *part_first < *first || *part_last < *part_first ||
        *last + 1 - *first != sentence.source.size()) {
        return {};
    }
    const std::size_t begin = sentence.source.begin + (*part_first - *first);
    return {begin, begin + (*part_last + 1 - *part_first)};
}

/// The sentence, with where its terms are in the file.
model::RecognizedText recognize_sentence(Glossary& glossary, const model::Document& document,
                                         const model::Unit& unit, std::size_t i, glossary::Nested nested) {
    const model::Sentence& sentence = unit.sentences[i];
    model::RecognizedText found{{.file = document.name, .page = sentence.page, .line = sentence.line},
                                std::string{unit.sentence(i)},
                                {}};
    found.terms = glossary.find(found.text, nested);
    for (model::RecognizedTerm& term : found.terms) {
        const std::size_t begin = sentence.text.begin;
        term.bytes = bytes_in_file(unit, sentence, {begin + term.match.begin, begin + term.match.end});
    }
    return found;
}

} // namespace

RecognizeCounts recognize(store::Database& database, const std::vector<std::string>& paths,
                          const RecognizeOptions& options, base::Session& session,
                          const std::function<void(const model::RecognizedText&)>& visit) {
    const glossary::Nested nested = options.nested ? glossary::Nested::report : glossary::Nested::leave_out;
    std::map<std::string, Glossary, std::less<>> glossaries; // by primary language
    RecognizeCounts counts;
    for (const std::string& path : paths) {
        const model::Document document = read_document(path, options.read, session);
        const std::string primary{document.language.primary()};
        const auto [known, is_new] =
            glossaries.try_emplace(primary, database, document.language, options.filter, session.progress);
        counts.terms += is_new ? known->second.size() : 0;
        base::Progress shown{session.progress, "Sentences searched:", sentences_of(document).size()};
        std::size_t done = 0;
        for (const model::Unit& unit : document.units) {
            for (std::size_t i = 0; i < unit.sentences.size(); ++i) {
                const model::RecognizedText found =
                    recognize_sentence(known->second, document, unit, i, nested);
                counts.hits += found.terms.size();
                if (!found.terms.empty()) {
                    visit(found);
                }
                shown.advance_to(++done);
            }
        }
        counts.sentences += done;
    }
    return counts;
}

} // namespace diptych::pipeline

#include "pipeline/terms/extract_terms.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

namespace diptych::pipeline {

namespace {

extract::GeneralFrequencies frequencies_of(const model::LanguageTag& language,
                                           base::Diagnostics& diagnostics) {
    const std::filesystem::path file = extract::general_frequencies_file(language.primary());
    std::error_code error;
    if (std::filesystem::is_regular_file(file, error)) {
        return extract::GeneralFrequencies{file.string()};
    }
    diagnostics.warn(file.string(), 0,
                     fmt::format("There are no word frequencies for '{}': common words will stand among the "
                                 "terms.",
                                 language.str()));
    return {};
}

std::unique_ptr<morphology::Morphology> morphology_of(const model::LanguageTag& language,
                                                      base::Diagnostics& diagnostics) {
    auto found = morphology::find_morphology(language);
    if (!found || !found->name().starts_with("apertium")) {
        diagnostics.warn(std::string{language.str()}, 0,
                         "The parts of speech are not known, so that every word that is no function word "
                         "counts as a noun. Install apertium's data for the language (apertium-fra-cat, "
                         "apertium-eng-cat) for better terms.");
    }
    return found;
}

/// Takes documents of one language, and tells what was found in them.
class TermExtraction {
public:
    TermExtraction(const model::LanguageTag& language, const extract::ExtractOptions& options,
                   base::Diagnostics& diagnostics)
        : m_language{language}, m_general{frequencies_of(language, diagnostics)},
          m_morphology{morphology_of(language, diagnostics)}, m_extractor{language, m_morphology.get(),
                                                                          m_general, options} {}

    const model::LanguageTag& language() const { return m_language; }

    void add(model::Document document) {
        m_extractor.add(document);
        m_documents.push_back(std::move(document));
    }

    ExtractedTerms finish() const {
        ExtractedTerms result{m_language, m_documents.size(), 0, {}};
        for (const model::Document& document : m_documents) {
            result.sentences += model::sentences_of(document).size();
        }
        for (model::TermCandidate& candidate : m_extractor.candidates()) {
            model::ExtractedTerm term{std::move(candidate), {}};
            for (const model::TermContext& context : term.candidate.contexts) {
                term.excerpts.push_back(shown(context));
            }
            result.terms.push_back(std::move(term));
        }
        return result;
    }

private:
    model::TermExcerpt shown(const model::TermContext& context) const {
        const model::Document& document = m_documents[context.document];
        const model::Unit& unit = document.units[context.sentence.unit];
        const model::Sentence& sentence = unit.sentences[context.sentence.sentence];
        const std::size_t begin = sentence.text.begin;
        return {{.file = document.name, .page = sentence.page, .line = sentence.line},
                std::string{unit.sentence(context.sentence.sentence)},
                {context.range.begin - begin, context.range.end - begin}};
    }

    model::LanguageTag m_language;
    extract::GeneralFrequencies m_general;
    std::unique_ptr<morphology::Morphology> m_morphology;
    extract::Extractor m_extractor;
    std::vector<model::Document> m_documents;
};

/// The side of a pair of texts that is in the language, or nullptr.
model::Document* side_in(model::Bitext& bitext, const model::LanguageTag& language) {
    for (model::Document* const side : {&bitext.source, &bitext.target}) {
        if (side->language.primary() == language.primary()) {
            return side;
        }
    }
    return nullptr;
}

std::vector<model::DocumentSummary> chosen(store::DocumentStore& documents,
                                           const std::vector<std::string>& which) {
    if (which.empty()) {
        return documents.list();
    }
    std::vector<model::DocumentSummary> found;
    for (const std::string& name : which) {
        for (model::DocumentSummary& document : documents.require_all(name)) {
            found.push_back(std::move(document));
        }
    }
    return found;
}

} // namespace

ExtractedTerms extract_terms(const std::vector<std::string>& paths, const ExtractTermsOptions& options,
                             base::Session& session) {
    std::unique_ptr<TermExtraction> extraction;
    for (const std::string& path : paths) {
        model::Document document = read_document(path, options.read, session);
        if (!extraction) {
            extraction =
                std::make_unique<TermExtraction>(document.language, options.extract, session.diagnostics);
        }
        if (document.language.primary() != extraction->language().primary()) {
            throw base::InputError{path,
                                   fmt::format("The text is in '{}', those before it in '{}'. Give texts "
                                               "of one language, or say which it is with --lang.",
                                               document.language.str(), extraction->language().str())};
        }
        extraction->add(std::move(document));
    }
    return extraction ? extraction->finish() : ExtractedTerms{};
}

ExtractedTerms extract_terms_of_database(store::Database& database, const std::vector<std::string>& which,
                                         const ExtractTermsOptions& options, base::Diagnostics& diagnostics) {
    store::DocumentStore documents{database};
    const model::LanguageTag language = options.read.language.value();
    TermExtraction extraction{language, options.extract, diagnostics};
    std::size_t added = 0;
    for (const model::DocumentSummary& summary : chosen(documents, which)) {
        std::optional<model::Bitext> bitext = documents.load(summary.id);
        model::Document* const side = bitext ? side_in(*bitext, language) : nullptr;
        if (side == nullptr) {
            continue;
        }
        if (!summary.symbol.empty()) {
            side->name = summary.symbol;
        }
        extraction.add(std::move(*side));
        ++added;
    }
    if (added == 0) {
        throw base::Error{fmt::format("{}: No document has a text in '{}'. 'diptych documents' shows the "
                                      "languages there are.",
                                      database.path(), language.str())};
    }
    return extraction.finish();
}

} // namespace diptych::pipeline

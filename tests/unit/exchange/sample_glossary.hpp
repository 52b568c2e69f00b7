#pragma once

#include "base/diagnostics.hpp"
#include "exchange/glossary_formats.hpp"
#include "model/concept.hpp"
#include "tag.hpp"

#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace diptych::test {

inline model::Term term(std::string text, std::optional<model::Status> status = {},
                        std::vector<model::DataCategory> categories = {}) {
    return {std::move(text), status, std::move(categories), {}};
}

inline model::DataCategory category(std::string name, std::string value,
                                    std::vector<model::DataCategory> qualifiers = {}) {
    return {std::move(name), std::move(value), {}, std::move(qualifiers)};
}

/// What was read, and what was said of it.
struct ReadGlossary {
    std::vector<model::Concept> concepts;
    exchange::GlossaryContents contents;
    base::Diagnostics diagnostics;

    std::string messages() const {
        std::ostringstream out;
        diagnostics.print(out);
        return out.str();
    }
};

inline ReadGlossary read(exchange::GlossaryFormat format, const std::string& bytes,
                         const exchange::GlossaryReadOptions& options = {}) {
    ReadGlossary result;
    std::istringstream in{bytes};
    result.contents = exchange::read_glossary(
        format, in, "x", options,
        [&](model::Concept&& entry) { result.concepts.push_back(std::move(entry)); }, result.diagnostics);
    return result;
}

/// What was written, and what was said to be left out.
struct WrittenGlossary {
    std::string bytes;
    std::string messages;
    std::size_t written = 0;
};

inline WrittenGlossary write(exchange::GlossaryFormat format, const std::vector<model::Concept>& concepts,
                             exchange::GlossaryWriterOptions options = {}) {
    base::Diagnostics diagnostics;
    std::ostringstream out;
    WrittenGlossary result;
    if (options.languages.empty()) {
        options.languages = {tag("fr"), tag("en")};
    }
    const auto writer = exchange::make_glossary_writer(format, out, std::move(options), diagnostics);
    for (const model::Concept& entry : concepts) {
        writer->add(entry);
    }
    writer->finish();
    result.written = writer->written();
    result.bytes = out.str();
    std::ostringstream messages;
    diagnostics.print(messages);
    result.messages = messages.str();
    return result;
}

/// Entries with all that a table has columns for, and with characters that tables trip over.
inline std::vector<model::Concept> table_concepts() {
    using model::Status;
    model::Concept full;
    full.id = "c1";
    full.categories = {
        category("subjectField", "working methods"),
        category("definition", "A group, \"open\" to all;\nof two lines", {category("source", "A/1|2")}),
        category("definition", "Another one"),
        category("note", "first"),
        category("note", "second \\ third"),
        category("source", "A/RES/1"),
        {"crossReference", "See also", "c2", {}},
        {"externalCrossReference", "https://example.org/?a=1", "https://example.org/?a=1", {}},
        {"xGraphic", "", "https://example.org/a.png", {}},
    };
    model::LanguageSection french{tag("fr"), {}, {}, {}};
    french.terms = {
        term("groupe de travail à composition non limitée", Status::preferred,
             {category("partOfSpeech", "noun"), category("grammaticalGender", "masculine"),
              category("termType", "fullForm"), category("geographicalUsage", "ONU"),
              category("termLocation", "menu"),
              category("context", "un | groupe", {category("source", "B/2")}), category("source", "C/3"),
              category("customerSubset", "UN"), category("projectSubset", "P1"), category("note", "long")}),
        term("groupe, ouvert", Status::admitted), term("l’\"ouvert\"", Status::deprecated)};
    french.categories = {category("definition", "Groupe ouvert à tous", {category("source", "D/4")}),
                         category("note", "une note")};
    model::LanguageSection english{tag("en"), {}, {}, {}};
    english.terms = {term("open-ended working group", {}, {category("partOfSpeech", "noun")}),
                     term("a|b\\c", Status::superseded), term("OEWG", Status::proposed)};
    full.languages = {french, english};
    model::Concept plain;
    plain.id = "c2";
    plain.languages = {{tag("fr"), {term("séance")}, {}, {}}, {tag("en"), {term("meeting")}, {}, {}}};
    model::Concept one_language;
    one_language.id = "c3";
    one_language.languages = {{tag("en"), {term("roll call")}, {}, {}}};
    return {full, plain, one_language};
}

} // namespace diptych::test

#include "library/values.hpp"

#include "base/format.hpp"
#include "text/utf8.hpp"

#include <string>
#include <utility>

namespace diptych::library {

namespace {

Side side_of(const model::PairSide& side) {
    Side made{side.language.str(), side.text, {}, {side.place.file, side.place.page, side.place.line}};
    for (const model::Range mark : side.marks) {
        made.marks.push_back({mark.begin, mark.end});
    }
    return made;
}

} // namespace

model::LanguageTag language_of(std::string_view tag) {
    if (auto parsed = model::LanguageTag::parse(tag)) {
        return *parsed;
    }
    throw Error{fmt::format("'{}' is no language. Give a tag such as 'fr' or 'en-GB'.", tag)};
}

std::optional<model::LanguageTag> language_if_any(std::string_view tag) {
    return tag.empty() ? std::nullopt : std::optional{language_of(tag)};
}

std::string checked_utf8(std::string_view text) {
    if (const auto byte = text::find_invalid_utf8(text)) {
        throw Error{fmt::format("The text is not valid UTF-8 at byte {}.", *byte)};
    }
    return std::string{text};
}

Text text_of(const model::Document& document) {
    Text text{document.language.str(), document.name, {}};
    for (std::size_t unit = 0; unit < document.units.size(); ++unit) {
        const model::Unit& read = document.units[unit];
        for (std::size_t i = 0; i < read.sentences.size(); ++i) {
            text.sentences.push_back({std::string{read.sentence(i)},
                                      unit,
                                      std::string{model::name_of(read.kind)},
                                      read.label,
                                      {document.name, read.sentences[i].page, read.sentences[i].line}});
        }
    }
    return text;
}

model::Document document_of(const Text& text) {
    model::Document document;
    document.name = text.name;
    document.language = language_of(text.language);
    for (std::size_t i = 0; i < text.sentences.size(); ++i) {
        const Sentence& sentence = text.sentences[i];
        if (i == 0 || sentence.unit != text.sentences[i - 1].unit) {
            const auto kind = model::unit_kind_of(sentence.kind);
            if (!kind) {
                throw Error{
                    fmt::format("Sentence {} of '{}' is of the kind '{}', which there is not. Say title, "
                                "heading, paragraph, item, footnote or contents.",
                                i + 1, text.name, sentence.kind)};
            }
            document.units.emplace_back();
            document.units.back().kind = *kind;
            document.units.back().label = sentence.label;
        }
        model::Sentence& added = append_sentence(document.units.back(), checked_utf8(sentence.text));
        added.line = sentence.place.line;
        added.page = sentence.place.page;
    }
    return document;
}

Pair pair_of(const model::Pair& pair) {
    return {side_of(pair.source),     side_of(pair.target), pair.probability, pair.id,
            pair.document.known_as(), pair.confirmed};
}

Concept concept_of(const model::Concept& entry) {
    Concept made{entry.id,
                 std::string{model::value_of(entry.categories, "subjectField")},
                 std::string{model::value_of(entry.categories, "definition")},
                 {}};
    for (const model::LanguageSection& section : entry.languages) {
        if (made.definition.empty()) {
            made.definition = model::value_of(section.categories, "definition");
        }
        for (const model::Term& term : section.terms) {
            made.terms.push_back({section.language.str(), term.text,
                                  term.status ? std::string{model::name_of(*term.status)} : std::string{}});
        }
    }
    return made;
}

} // namespace diptych::library

#include "exchange/lookup_jsonl.hpp"

#include "base/json.hpp"

#include <cmath>
#include <ostream>
#include <string>

namespace diptych::exchange {

namespace {

void add_unless_empty(base::Json& object, const char* name, std::string_view value) {
    if (!value.empty()) {
        object[name] = std::string{value};
    }
}

base::Json term_object(const model::Term& term) {
    base::Json object{{"text", term.text}};
    if (term.status) {
        object["status"] = std::string{model::name_of(*term.status)};
    }
    for (const char* category : {"partOfSpeech", "grammaticalGender", "termType"}) {
        add_unless_empty(object, category, model::value_of(term.categories, category));
    }
    return object;
}

base::Json concept_line(const model::ConceptHit& hit) {
    base::Json line{{"type", "concept"}, {"id", hit.entry.id}};
    add_unless_empty(line, "subject_field", model::value_of(hit.entry.categories, "subjectField"));
    line["match"] = std::string{model::name_of(hit.kind)};
    line["term"] = hit.term;
    line["language"] = hit.language.str();
    line["languages"] = base::Json::array();
    for (const model::LanguageSection& section : hit.entry.languages) {
        base::Json language{{"language", section.language.str()}};
        add_unless_empty(language, "definition", model::value_of(section.categories, "definition"));
        language["terms"] = base::Json::array();
        for (const model::Term& term : section.terms) {
            language["terms"].push_back(term_object(term));
        }
        line["languages"].push_back(std::move(language));
    }
    return line;
}

base::Json side_object(const model::PairSide& side) {
    base::Json object{{"language", side.language.str()},
                      {"text", side.text},
                      {"label", side.label},
                      {"matches", base::Json::array()}};
    for (const model::Range match : side.matches) {
        object["matches"].push_back(base::Json::array({match.begin, match.end}));
    }
    return object;
}

base::Json pair_line(const model::PairHit& hit) {
    constexpr double k_scale = 10'000; // four decimals, as everywhere
    return {{"type", "pair"},
            {"bead", hit.bead},
            {"document", hit.document},
            {"symbol", hit.symbol},
            {"found_in", hit.found_in_source ? "source" : "target"},
            {"match", std::string{model::name_of(hit.kind)}},
            {"probability", std::round(hit.probability * k_scale) / k_scale},
            {"source", side_object(hit.source)},
            {"target", side_object(hit.target)}};
}

} // namespace

void write_lookup_jsonl(const model::LookupResult& result, std::ostream& out) {
    for (const model::ConceptHit& hit : result.concepts) {
        out << base::json_line(concept_line(hit)) << '\n';
    }
    for (const model::PairHit& hit : result.pairs) {
        out << base::json_line(pair_line(hit)) << '\n';
    }
}

} // namespace diptych::exchange

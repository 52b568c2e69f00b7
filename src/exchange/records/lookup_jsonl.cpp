#include "exchange/records/lookup_jsonl.hpp"

#include "base/format.hpp"
#include "base/json.hpp"
#include "exchange/records/pair_json.hpp"
#include "exchange/tables/pair_rows.hpp"

#include <cmath>
#include <ostream>
#include <string>

namespace diptych::exchange {

namespace {

using model::Relation;

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
    for (const char* category : {"partOfSpeech", "grammaticalGender", "termType", "source"}) {
        add_unless_empty(object, category, model::value_of(term.categories, category));
    }
    return object;
}

void add_definition(base::Json& object, const model::LanguageSection& section) {
    const model::DataCategory* const definition = model::find(section.categories, "definition");
    if (definition != nullptr) {
        add_unless_empty(object, "definition", definition->value);
        add_unless_empty(object, "definition_source", model::value_of(definition->qualifiers, "source"));
    }
}

base::Json renderings_object(const model::Renderings& renderings) {
    base::Json object{{"language", renderings.language.str()},
                      {"pairs", renderings.pairs},
                      {"terms", base::Json::array()},
                      {"otherwise", renderings.otherwise}};
    for (const model::RenderingCount& count : renderings.terms) {
        object["terms"].push_back(base::Json{{"text", count.term}, {"pairs", count.pairs}});
    }
    return object;
}

base::Json concept_line(const std::string& query, const model::ConceptHit& hit) {
    base::Json line{{"type", "concept"}, {"query", query}, {"id", hit.entry.id}};
    add_unless_empty(line, "subject_field", model::value_of(hit.entry.categories, "subjectField"));
    line["match"] = match_name(hit);
    if (hit.relation == Relation::whole || hit.relation == Relation::part) {
        line["differences"] = hit.differences.names();
    }
    if (hit.relation == Relation::part) {
        line["part"] = true;
    }
    line["term"] = hit.term;
    line["language"] = hit.language.str();
    line["languages"] = base::Json::array();
    for (const model::LanguageSection& section : hit.entry.languages) {
        base::Json language{{"language", section.language.str()}};
        add_definition(language, section);
        language["terms"] = base::Json::array();
        for (const model::Term& term : section.terms) {
            language["terms"].push_back(term_object(term));
        }
        line["languages"].push_back(std::move(language));
    }
    for (const model::Renderings& renderings : hit.renderings) {
        line["renderings"].push_back(renderings_object(renderings));
    }
    return line;
}

base::Json pair_line(const std::string& query, const model::PairHit& hit) {
    constexpr double k_scale = 10'000; // four decimals, as everywhere
    return {{"type", "pair"},
            {"query", query},
            {"bead", hit.bead},
            {"document", hit.document},
            {"symbol", hit.symbol},
            {"found_in", hit.found_in_source ? "source" : "target"},
            {"match", std::string{model::name_of(hit.kind)}},
            {"differences", hit.differences.names()},
            {"probability", std::round(hit.probability * k_scale) / k_scale},
            {"source", json_of(hit.source)},
            {"target", json_of(hit.target)}};
}

std::size_t pairs_with(const model::ConceptHit& hit, const model::LanguageSection& section,
                       const model::Term& term) {
    for (const model::Renderings& renderings : hit.renderings) {
        for (const model::RenderingCount& count : renderings.terms) {
            if (renderings.language.primary() == section.language.primary() && count.term == term.text) {
                return count.pairs;
            }
        }
    }
    return 0;
}

void write_concept_rows(const std::string& query, const model::ConceptHit& hit, std::ostream& out) {
    const std::string begin =
        fmt::format("{}\tconcept\t{}\t\t{}\t{}\t{}\t", one_line(query), one_line(hit.entry.id),
                    match_name(hit), hit.language.str(), one_line(hit.term));
    bool any = false;
    for (const model::LanguageSection& section : hit.entry.languages) {
        for (const model::Term& term : section.terms) {
            const bool own = section.language.primary() == hit.language.primary();
            if (section.language == hit.language && term.text == hit.term) {
                continue;
            }
            any = true;
            out << begin
                << fmt::format("{}\t{}\t{}\t{}\n", section.language.str(), one_line(term.text),
                               term.status ? model::name_of(*term.status) : std::string_view{},
                               own ? "" : std::to_string(pairs_with(hit, section, term)));
        }
    }
    if (!any) {
        out << begin << "\t\t\t\n";
    }
}

void write_pair_row(const std::string& query, const model::PairHit& hit, std::ostream& out) {
    const model::PairSide& asked = hit.found_in_source ? hit.source : hit.target;
    const model::PairSide& other = hit.found_in_source ? hit.target : hit.source;
    out << fmt::format("{}\tpair\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t\t\n", one_line(query), one_line(hit.symbol),
                       one_line(asked.label), model::name_of(hit.kind), asked.language.str(),
                       one_line(asked.text), other.language.str(), one_line(other.text));
}

} // namespace

std::string match_name(const model::ConceptHit& hit) {
    const bool matches = hit.relation == Relation::whole || hit.relation == Relation::part;
    return std::string{matches ? model::name_of(hit.kind) : model::name_of(hit.relation)};
}

void write_lookup_jsonl(const model::LookupResult& result, std::ostream& out) {
    for (const model::ConceptHit& hit : result.concepts) {
        out << base::json_line(concept_line(result.query, hit)) << '\n';
    }
    for (const model::PairHit& hit : result.pairs) {
        out << base::json_line(pair_line(result.query, hit)) << '\n';
    }
}

void write_lookup_tsv(const model::LookupResult& result, std::ostream& out) {
    for (const model::ConceptHit& hit : result.concepts) {
        write_concept_rows(result.query, hit, out);
    }
    for (const model::PairHit& hit : result.pairs) {
        write_pair_row(result.query, hit, out);
    }
}

void write_nothing_jsonl(const model::LookupResult& result, std::ostream& out) {
    out << base::json_line(base::Json{{"type", "nothing"}, {"query", result.query}}) << '\n';
}

void write_nothing_tsv(const model::LookupResult& result, std::ostream& out) {
    out << one_line(result.query) << "\tnothing\t\t\t\t\t\t\t\t\t\n";
}

} // namespace diptych::exchange

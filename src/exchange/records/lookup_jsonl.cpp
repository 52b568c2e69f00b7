#include "exchange/records/lookup_jsonl.hpp"

#include "exchange/records/pair_columns.hpp"
#include "exchange/records/pair_json.hpp"
#include "exchange/tables/table_writer.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace diptych::exchange {

namespace {

using model::Relation;

base::Json term_object(const model::Term& term) {
    base::Json object{{"text", term.text}};
    if (term.status) {
        object["status"] = std::string{model::name_of(*term.status)};
    }
    for (const char* category : {"partOfSpeech", "grammaticalGender", "termType", "source"}) {
        add_text(object, category, model::value_of(term.categories, category));
    }
    return object;
}

void add_definition(base::Json& object, const model::LanguageSection& section) {
    const model::DataCategory* const definition = model::find(section.categories, "definition");
    if (definition != nullptr) {
        add_text(object, "definition", definition->value);
        add_text(object, "definition_source", model::value_of(definition->qualifiers, "source"));
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
    base::Json line{{"type", "concept"}, {"query", query}, {"entry", hit.entry.id}};
    add_text(line, "subject_field", model::value_of(hit.entry.categories, "subjectField"));
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

/// The cells of a row before those of a pair.
constexpr std::size_t k_own_columns = 11;

void write_concept_rows(const std::string& query, const model::ConceptHit& hit, TableWriter& table) {
    bool any = false;
    const auto write = [&](const std::string& language, const std::string& text, const std::string& status,
                           const std::string& pairs) {
        any = true;
        std::vector<std::string> row{
            query,    "concept", match_name(hit), hit.entry.id, hit.language.str(), hit.term,
            language, text,      status,          pairs};
        row.resize(k_own_columns + corpus_columns().size());
        table.row(row);
    };
    for (const model::LanguageSection& section : hit.entry.languages) {
        for (const model::Term& term : section.terms) {
            const bool own = section.language.primary() == hit.language.primary();
            if (section.language == hit.language && term.text == hit.term) {
                continue;
            }
            write(section.language.str(), term.text,
                  std::string{term.status ? model::name_of(*term.status) : std::string_view{}},
                  own ? "" : std::to_string(pairs_with(hit, section, term)));
        }
    }
    if (!any) {
        write("", "", "", "");
    }
}

void write_pair_row(const std::string& query, const model::PairHit& hit, TableWriter& table) {
    std::vector<std::string> row{query, "pair", std::string{model::name_of(hit.kind)}};
    row.resize(k_own_columns);
    row.back() = hit.found_in_source ? "source" : "target";
    const std::vector<std::string> cells = cells_of(hit, corpus_columns());
    row.insert(row.end(), cells.begin(), cells.end());
    table.row(row);
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
        out << base::json_line(json_of_hit(hit, result.query)) << '\n';
    }
}

void write_lookup_titles(std::ostream& out) {
    std::vector<std::string> titles{"query",          "type",       "match",  "entry", "language", "term",
                                    "other_language", "other_term", "status", "pairs", "found_in"};
    const std::vector<std::string> of_pairs = titles_of(corpus_columns());
    titles.insert(titles.end(), of_pairs.begin(), of_pairs.end());
    TableWriter{out, '\t'}.row(titles);
}

void write_lookup_tsv(const model::LookupResult& result, std::ostream& out) {
    TableWriter table{out, '\t'};
    for (const model::ConceptHit& hit : result.concepts) {
        write_concept_rows(result.query, hit, table);
    }
    for (const model::PairHit& hit : result.pairs) {
        write_pair_row(result.query, hit, table);
    }
}

void write_nothing_jsonl(const model::LookupResult& result, std::ostream& out) {
    out << base::json_line(base::Json{{"type", "nothing"}, {"query", result.query}}) << '\n';
}

void write_nothing_tsv(const model::LookupResult& result, std::ostream& out) {
    std::vector<std::string> row{result.query, "nothing"};
    row.resize(k_own_columns + corpus_columns().size());
    TableWriter{out, '\t'}.row(row);
}

} // namespace diptych::exchange

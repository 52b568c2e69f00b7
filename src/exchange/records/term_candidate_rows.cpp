#include "exchange/records/term_candidate_rows.hpp"

#include "base/figures.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/records/pair_json.hpp"
#include "exchange/tables/table_writer.hpp"

#include <ostream>
#include <string>

namespace diptych::exchange {

namespace {

const char* kind_of(const model::TermCandidate& candidate) {
    return candidate.is_name ? "name" : "term";
}

base::Json excerpt_object(const model::TermExcerpt& excerpt) {
    return {
        {"place", json_of(excerpt.place)}, {"mark", json_of(excerpt.match)}, {"sentence", excerpt.sentence}};
}

base::Json candidate_object(const model::ExtractedTerm& term) {
    const model::TermCandidate& candidate = term.candidate;
    base::Json line{{"type", "candidate"},
                    {"term", candidate.term},
                    {"base", candidate.base},
                    {"language", candidate.language.str()},
                    {"pattern", candidate.pattern},
                    {"kind", kind_of(candidate)},
                    {"words", candidate.words},
                    {"frequency", candidate.frequency},
                    {"documents", candidate.documents},
                    {"score", base::rounded_score(candidate.score)},
                    {"c_value", base::rounded_score(candidate.c_value)},
                    {"specificity", base::rounded_score(candidate.specificity)},
                    {"variants", base::Json::array()},
                    {"contexts", base::Json::array()}};
    for (const model::TermVariant& variant : candidate.variants) {
        line["variants"].push_back(base::Json{{"form", variant.form},
                                              {"kind", std::string{model::name_of(variant.kind)}},
                                              {"frequency", variant.frequency},
                                              {"score", base::rounded_score(variant.score)}});
    }
    for (const model::TermExcerpt& excerpt : term.excerpts) {
        line["contexts"].push_back(excerpt_object(excerpt));
    }
    return line;
}

std::vector<std::string> fields_of(const model::ExtractedTerm& term) {
    const model::TermCandidate& candidate = term.candidate;
    std::vector<std::string> variants;
    for (const model::TermVariant& variant : candidate.variants) {
        variants.push_back(fmt::format("{} ({})", variant.form, variant.frequency));
    }
    return {candidate.term,
            kind_of(candidate),
            base::score_text(candidate.score),
            fmt::format("{}", candidate.frequency),
            fmt::format("{}", candidate.documents),
            candidate.pattern,
            candidate.base,
            base::score_text(candidate.c_value),
            base::score_text(candidate.specificity),
            base::join(variants, " | "),
            term.excerpts.empty() ? std::string{} : term.excerpts.front().sentence};
}

} // namespace

void write_candidates_jsonl(const std::vector<model::ExtractedTerm>& terms, std::ostream& out) {
    for (const model::ExtractedTerm& term : terms) {
        out << base::json_line(candidate_object(term)) << '\n';
    }
}

void write_candidates_table(const std::vector<model::ExtractedTerm>& terms, char separator,
                            std::ostream& out) {
    TableWriter table{out, separator};
    table.row({"term", "kind", "score", "frequency", "documents", "pattern", "base", "c_value", "specificity",
               "variants", "context"});
    for (const model::ExtractedTerm& term : terms) {
        table.row(fields_of(term));
    }
}

} // namespace diptych::exchange

#include "exchange/records/term_candidate_rows.hpp"

#include "base/format.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "exchange/tables/csv.hpp"
#include "exchange/tables/pair_rows.hpp"

#include <cmath>
#include <ostream>
#include <string>

namespace diptych::exchange {

namespace {

/// Further decimals say nothing.
double rounded(double value) {
    constexpr double k_thousandth = 1000;
    return std::round(value * k_thousandth) / k_thousandth;
}

const char* kind_of(const model::TermCandidate& candidate) {
    return candidate.is_name ? "name" : "term";
}

base::Json json_of(const model::TermExcerpt& excerpt) {
    base::Json object{{"document", excerpt.document}};
    if (excerpt.page != 0) {
        object["page"] = excerpt.page;
    }
    object["line"] = excerpt.line;
    object["match"] = base::Json::array({excerpt.match.begin, excerpt.match.end});
    object["sentence"] = excerpt.sentence;
    return object;
}

base::Json json_of(const model::ExtractedTerm& term) {
    const model::TermCandidate& candidate = term.candidate;
    base::Json line{{"term", candidate.term},
                    {"base", candidate.base},
                    {"language", candidate.language.str()},
                    {"pattern", candidate.pattern},
                    {"kind", kind_of(candidate)},
                    {"words", candidate.words},
                    {"frequency", candidate.frequency},
                    {"documents", candidate.documents},
                    {"score", rounded(candidate.score)},
                    {"c_value", rounded(candidate.c_value)},
                    {"specificity", rounded(candidate.specificity)},
                    {"variants", base::Json::array()},
                    {"contexts", base::Json::array()}};
    for (const model::TermVariant& variant : candidate.variants) {
        line["variants"].push_back(base::Json{{"form", variant.form},
                                              {"kind", std::string{model::name_of(variant.kind)}},
                                              {"frequency", variant.frequency},
                                              {"score", rounded(variant.score)}});
    }
    for (const model::TermExcerpt& excerpt : term.excerpts) {
        line["contexts"].push_back(json_of(excerpt));
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
            fmt::format("{:.3f}", candidate.score),
            fmt::format("{}", candidate.frequency),
            fmt::format("{}", candidate.documents),
            candidate.pattern,
            candidate.base,
            fmt::format("{:.3f}", candidate.c_value),
            fmt::format("{:.3f}", candidate.specificity),
            base::join(variants, " | "),
            term.excerpts.empty() ? std::string{} : term.excerpts.front().sentence};
}

} // namespace

void write_candidates_jsonl(const std::vector<model::ExtractedTerm>& terms, std::ostream& out) {
    for (const model::ExtractedTerm& term : terms) {
        out << base::json_line(json_of(term)) << '\n';
    }
}

void write_candidates_table(const std::vector<model::ExtractedTerm>& terms, char separator,
                            std::ostream& out) {
    const std::string between(1, separator);
    const auto write = [&](std::vector<std::string> fields) {
        for (std::string& field : fields) {
            field = separator == '\t' ? one_line(field) : csv_field(field, separator);
        }
        out << base::join(fields, between) << '\n';
    };
    write({"term", "kind", "score", "frequency", "documents", "pattern", "base", "c_value", "specificity",
           "variants", "context"});
    for (const model::ExtractedTerm& term : terms) {
        write(fields_of(term));
    }
}

} // namespace diptych::exchange

#include "cli/render/concept.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/terminal/wrap.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

namespace diptych::cli {

using model::Range;
using model::Status;

std::string highlighted(std::string_view text, Range line, const std::vector<Range>& matches,
                        const Style& style) {
    std::string result;
    std::size_t position = line.begin;
    for (const Range& match : matches) {
        const std::size_t begin = std::max(match.begin, position);
        const std::size_t end = std::min(match.end, line.end);
        if (begin >= end) {
            continue;
        }
        result += text.substr(position, begin - position);
        result += style.match(text.substr(begin, end - begin));
        position = end;
    }
    return result.append(text.substr(position, line.end - position));
}

std::string language_column(std::string_view language, std::size_t width) {
    return std::string(k_margin, ' ') + padded(language, width) + "  ";
}

namespace {

/// A text behind `first`, wrapped, its further lines indented as far as `first` is wide.
void print_block(std::ostream& out, const std::string& first, std::string_view text, std::size_t columns) {
    const std::string clean = printable(text);
    out << first << wrapped(clean, columns, text::display_width(first)) << '\n';
}

std::string abbreviation_of(std::string_view value) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> k_abbreviations{{
        {"noun", "n."},
        {"verb", "v."},
        {"adjective", "adj."},
        {"adverb", "adv."},
        {"properNoun", "n."},
        {"other", ""},
        {"masculine", "m."},
        {"feminine", "f."},
        {"neuter", "neut."},
        {"plural", "pl."},
        {"singular", ""},
    }};
    const auto* const found = std::find_if(k_abbreviations.begin(), k_abbreviations.end(),
                                           [&](const auto& entry) { return entry.first == value; });
    return std::string{found == k_abbreviations.end() ? value : found->second};
}

/// "short form" of shortForm. Nothing of fullForm, which goes without saying.
std::string term_type(std::string_view value) {
    std::string words;
    for (const char c : value == "fullForm" ? std::string_view{} : value) {
        const bool upper = c >= 'A' && c <= 'Z';
        words += upper ? " " + base::to_lower_ascii(std::string_view{&c, 1}) : std::string{c};
    }
    return words;
}

bool is_to_avoid(const model::Term& term) {
    return term.status && model::is_to_avoid(*term.status);
}

/// The term to write: the preferred one, else the first that is not to be avoided.
const model::Term* best_term(const model::LanguageSection& section) {
    const auto preferred = std::find_if(section.terms.begin(), section.terms.end(),
                                        [](const model::Term& t) { return t.status == Status::preferred; });
    const auto found = preferred != section.terms.end()
                           ? preferred
                           : std::find_if_not(section.terms.begin(), section.terms.end(), is_to_avoid);
    return found == section.terms.end() ? nullptr : &*found;
}

std::string status_text(const model::Term& term, const model::LanguageSection& section, const Style& style) {
    if (!term.status) {
        return {};
    }
    if (*term.status == Status::preferred) {
        return style.good("preferred");
    }
    if (*term.status == Status::admitted || *term.status == Status::proposed) {
        return style.fair(model::name_of(*term.status));
    }
    const std::string avoid = *term.status == Status::deprecated ? "do not use" : "superseded";
    const model::Term* better = best_term(section);
    return style.bad(avoid) + (better == nullptr ? "" : "; use instead: " + printable(better->text));
}

/// "n. m., acronym, preferred"
std::string remarks_on(const model::Term& term, const model::LanguageSection& section, const Style& style) {
    std::vector<std::string> grammar;
    for (const char* name : {"partOfSpeech", "grammaticalGender", "grammaticalNumber"}) {
        std::string abbreviation = abbreviation_of(model::value_of(term.categories, name));
        if (!abbreviation.empty()) {
            grammar.push_back(printable(abbreviation));
        }
    }
    std::vector<std::string> remarks;
    for (std::string remark :
         {base::join(grammar, " "), printable(term_type(model::value_of(term.categories, "termType"))),
          status_text(term, section, style)}) {
        if (!remark.empty()) {
            remarks.push_back(std::move(remark));
        }
    }
    return base::join(remarks, ", ");
}

/// Definitions, notes and the like, each under its name.
void print_categories(std::ostream& out, const std::vector<model::DataCategory>& categories,
                      std::size_t indent, std::size_t columns) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> k_shown{{
        {"definition", "Definition: "},
        {"context", "Context: "},
        {"source", "Source: "},
        {"geographicalUsage", "Used in: "},
        {"note", "Note: "},
        {"crossReference", "See also: "},
    }};
    for (const auto& [name, title] : k_shown) {
        for (const model::DataCategory& category : categories) {
            if (category.name == name && !category.value.empty()) {
                const std::string_view source = model::value_of(category.qualifiers, "source");
                print_block(out, std::string(indent, ' '),
                            fmt::format("{}{}{}", title, category.value,
                                        source.empty() ? "" : fmt::format(" [{}]", source)),
                            columns);
            }
        }
    }
}

/// Preferred terms first, those to avoid last; otherwise as in the glossary.
std::vector<const model::Term*> terms_in_order(const model::LanguageSection& section) {
    std::vector<const model::Term*> terms;
    for (const model::Term& term : section.terms) {
        terms.push_back(&term);
    }
    const auto rank = [](const model::Term* term) {
        return is_to_avoid(*term) ? 2 : term->status == Status::preferred ? 0 : 1;
    };
    std::stable_sort(terms.begin(), terms.end(),
                     [&](const model::Term* a, const model::Term* b) { return rank(a) < rank(b); });
    return terms;
}

void print_section(std::ostream& out, const model::LanguageSection& section, const MarkedTerm* marked,
                   std::size_t language_width, const Style& style, std::size_t columns) {
    std::string_view language = section.language.str();
    const std::size_t indent = k_margin + language_width + 2;
    for (const model::Term* term : terms_in_order(section)) {
        const std::string text = printable(term->text);
        const bool matched =
            marked != nullptr && section.language == marked->language && term->text == marked->text;
        const std::string remarks = remarks_on(*term, section, style);
        const std::string plain = remarks_on(*term, section, Style{false});
        out << language_column(language, language_width);
        language = {};
        const std::size_t together = indent + text::display_width(text) + 2 + text::display_width(plain);
        if (together <= columns) {
            out << (matched ? style.match(text) : text) << (remarks.empty() ? "" : "  ") << remarks << '\n';
        } else {
            const std::vector<Range> whole{{0, matched ? text.size() : 0}};
            bool first = true;
            for (const Range line : wrap(text, columns > indent ? columns - indent : 1)) {
                out << (first ? "" : std::string(indent, ' ')) << highlighted(text, line, whole, style)
                    << '\n';
                first = false;
            }
            // Colour and wrapping do not go together: a line that is too long goes without colour.
            const bool fits = indent + 2 + text::display_width(plain) <= columns;
            if (!remarks.empty()) {
                out << std::string(indent + 2, ' ') << (fits ? remarks : wrapped(plain, columns, indent + 2))
                    << '\n';
            }
        }
        print_categories(out, term->categories, indent + 2, columns);
    }
    print_categories(out, section.categories, indent, columns);
}

} // namespace

void render_concept(const model::Concept& entry, const MarkedTerm* marked, const Style& style,
                    std::size_t columns, std::ostream& out) {
    const std::string subject = printable(model::value_of(entry.categories, "subjectField"));
    const std::string id = printable(entry.id);
    const std::string title = subject.empty() ? id : fmt::format("{} ({})", subject, id);
    const bool remarked = marked != nullptr && !marked->remark.empty();
    out << style.dim(remarked ? fmt::format("{}, {}", title, marked->remark) : title) << '\n';
    std::size_t language_width = 0;
    for (const model::LanguageSection& section : entry.languages) {
        language_width = std::max(language_width, section.language.str().size());
    }
    // The language of the query first: what was looked up is then at the top.
    for (const bool own : {true, false}) {
        for (const model::LanguageSection& section : entry.languages) {
            if ((marked != nullptr && section.language == marked->language) == own) {
                print_section(out, section, marked, language_width, style, columns);
            }
        }
    }
    print_categories(out, entry.categories, k_margin, columns);
}

} // namespace diptych::cli

#include "check/term_rules.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "check/new_finding.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace diptych::check {

namespace {

/// Whether a hyphen stands on one side of these bytes: "decision-making".
bool is_in_compound(std::string_view text, model::Range bytes) {
    return (bytes.begin > 0 && text[bytes.begin - 1] == '-') ||
           (bytes.end < text.size() && text[bytes.end] == '-');
}

} // namespace

struct TermRules::Document {
    /// A term of one word without its translation.
    struct Missing {
        std::size_t pair = 0;
        std::size_t finding = 0; ///< of that pair
        std::uint32_t entry = 0;
    };

    Document(const std::vector<PairTexts>& all_pairs, const std::vector<PairTerms>& all_terms)
        : pairs{all_pairs}, terms{all_terms} {
        targets.reserve(terms.size());
        for (const PairTerms& of_pair : terms) {
            targets.emplace_back(of_pair.target);
        }
    }

    const std::vector<PairTexts>& pairs;
    const std::vector<PairTerms>& terms;
    std::vector<TermsByEntry> targets; ///< of each pair
    std::vector<Missing> missing;
    std::unordered_map<std::uint32_t, std::size_t> rendered; ///< pairs, by concept

    /// Whether the target of a pair beside this one has the concept.
    bool is_near(std::size_t pair, std::uint32_t entry) const {
        return (pair > 0 && targets[pair - 1].has(entry)) ||
               (pair + 1 < targets.size() && targets[pair + 1].has(entry));
    }
};

/// A target, in which many terms may be looked for.
struct TermRules::Target {
    Target(const text::Analyzer& analyzer, std::string_view of) : text{of}, tokens{analyzer.analyze(of)} {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            stems.emplace_back(tokens[i].stem, i);
            words.push_back(tokens[i].folded);
        }
        std::sort(stems.begin(), stems.end());
        std::sort(words.begin(), words.end());
    }

    bool has_word_that_begins(std::string_view root) const {
        const auto first = std::lower_bound(words.begin(), words.end(), root);
        return first != words.end() && first->starts_with(root);
    }

    std::string_view text;
    std::vector<text::Token> tokens;
    std::vector<std::pair<std::string_view, std::size_t>> stems; ///< and the tokens they are of, in order
    std::vector<std::string_view> words;                         ///< folded, in order
};

std::vector<std::string> approved(const std::vector<GlossaryTerm>& terms) {
    std::vector<const GlossaryTerm*> chosen;
    for (const GlossaryTerm& term : terms) {
        if (!term.is_to_avoid() && term.status != model::Status::proposed) {
            chosen.push_back(&term);
        }
    }
    std::stable_sort(chosen.begin(), chosen.end(), [](const GlossaryTerm* a, const GlossaryTerm* b) {
        return model::rank_of(a->status) < model::rank_of(b->status);
    });
    std::vector<std::string> texts;
    for (const GlossaryTerm* term : chosen) {
        texts.push_back(term->text);
    }
    return texts;
}

TermRules::TermRules(const TermBase& base, const model::LanguageTag& target, const RuleSet& rules)
    : m_base{base}, m_rules{rules}, m_analyzer{target}, m_language{&language::language_of(target.primary())} {
}

void TermRules::check(const std::vector<PairTexts>& pairs, const std::vector<PairTerms>& terms,
                      const std::vector<bool>& skip,
                      std::vector<std::vector<model::Finding>>& findings) const {
    Document document{pairs, terms};
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
        if (skip[pair]) {
            continue;
        }
        if (m_rules.has(Rule::term_missing) && !pairs[pair].target.empty()) {
            check_missing(document, pair, findings[pair]);
        }
        if (m_rules.has(Rule::term_forbidden)) {
            check_forbidden(document, pair, true, findings[pair]);
            check_forbidden(document, pair, false, findings[pair]);
        }
    }
    soften(document, findings);
    check_use(m_base, pairs, terms, skip, m_rules, findings);
}

void TermRules::check_missing(Document& document, std::size_t pair,
                              std::vector<model::Finding>& findings) const {
    const PairTerms& terms = document.terms[pair];
    std::optional<Target> target; // made when it is needed
    std::set<std::uint32_t> said;
    for (std::size_t first = 0, end = 0; first < terms.source.size(); first = end) {
        end = end_of_place(terms.source, first);
        const TermAt* wanted = nullptr; // the first of the homographs that has a translation
        bool rendered = terms.source[first].nested;
        for (std::size_t i = first; i < end && !rendered; ++i) {
            const std::uint32_t entry = terms.source[i].place.entry;
            rendered = document.targets[pair].has(entry);
            document.rendered[entry] += rendered ? 1U : 0U;
            if (wanted == nullptr && !approved(m_base.entry(entry).target).empty()) {
                wanted = &terms.source[i];
            }
        }
        if (rendered || wanted == nullptr || !said.insert(wanted->place.entry).second) {
            continue;
        }
        const GlossaryConcept& entry = m_base.entry(wanted->place.entry);
        if (!target) {
            target.emplace(m_analyzer, document.pairs[pair].target);
        }
        if (is_spread(entry, *target) || (wanted->uncertain && has_related_word(entry, *target))) {
            continue;
        }
        const std::vector<std::string> expected = approved(entry.target);
        model::Finding finding = new_finding(Rule::term_missing);
        finding.source = wanted->bytes;
        finding.expected = base::join(expected, "; ");
        finding.entry = entry.id;
        finding.message = fmt::format("{} is to be rendered as {}, which the target does not have.",
                                      in_quotes(model::slice(document.pairs[pair].source, wanted->bytes)),
                                      quoted_list(expected));
        if (wanted->uncertain) {
            finding.severity = base::Severity::note;
        }
        if (document.is_near(pair, wanted->place.entry)) {
            finding.severity = base::Severity::note;
            finding.message += " The pair beside it does.";
        }
        if (finding.severity != base::Severity::note && is_one_word(m_base.source_term(wanted->place).text)) {
            document.missing.push_back({pair, findings.size(), wanted->place.entry});
        }
        findings.push_back(std::move(finding));
    }
}

void TermRules::soften(const Document& document, std::vector<std::vector<model::Finding>>& findings) const {
    constexpr std::size_t k_often = 3;
    std::unordered_map<std::uint32_t, std::size_t> counts;
    for (const Document::Missing& missing : document.missing) {
        ++counts[missing.entry];
    }
    for (const Document::Missing& missing : document.missing) {
        const std::size_t otherwise = counts[missing.entry];
        const auto known = document.rendered.find(missing.entry);
        const std::size_t rendered = known == document.rendered.end() ? 0 : known->second;
        if (otherwise >= k_often && rendered < otherwise) {
            model::Finding& finding = findings[missing.pair][missing.finding];
            finding.severity = base::Severity::note;
            finding.message +=
                fmt::format(" The document renders it otherwise {} times out of {}: it may mean "
                            "something else.",
                            otherwise, otherwise + rendered);
        }
    }
}

void TermRules::check_forbidden(const Document& document, std::size_t pair, bool in_source,
                                std::vector<model::Finding>& findings) const {
    const std::vector<TermAt>& terms = in_source ? document.terms[pair].source : document.terms[pair].target;
    const std::string_view text = in_source ? document.pairs[pair].source : document.pairs[pair].target;
    const auto term_of = [&](const TermAt& at) -> const GlossaryTerm& {
        return in_source ? m_base.source_term(at.place) : m_base.target_term(at.place);
    };
    for (std::size_t first = 0, end = 0; first < terms.size(); first = end) {
        end = end_of_place(terms, first);
        // Of homographs the one that is spelled as the text is decides: "email" beside "e-mail".
        const TermAt* forbidden = nullptr;
        int least_allowed = 99;
        for (std::size_t i = first; i < end && !terms[first].nested; ++i) {
            if (!term_of(terms[i]).is_to_avoid()) {
                least_allowed = std::min(least_allowed, spelling_differences(terms[i]));
            } else if (forbidden == nullptr ||
                       spelling_differences(terms[i]) < spelling_differences(*forbidden)) {
                forbidden = &terms[i];
            }
        }
        if (forbidden == nullptr || spelling_differences(*forbidden) >= least_allowed) {
            continue;
        }
        const GlossaryConcept& entry = m_base.entry(forbidden->place.entry);
        const std::vector<std::string> instead = approved(in_source ? entry.source : entry.target);
        const std::string written{model::slice(text, forbidden->bytes)};
        model::Finding finding = new_finding(Rule::term_forbidden);
        finding.severity = in_source ? base::Severity::warning : base::Severity::error;
        (in_source ? finding.source : finding.target) = forbidden->bytes;
        finding.expected = base::join(instead, "; ");
        finding.found = written;
        finding.entry = entry.id;
        finding.message =
            fmt::format("{} in the {} is {}{}.", in_quotes(written), in_source ? "source" : "target",
                        model::name_of(*term_of(*forbidden).status),
                        instead.empty() ? "" : "; use " + quoted_list(instead));
        findings.push_back(std::move(finding));
    }
}

bool TermRules::has_related_word(const GlossaryConcept& entry, const Target& target) const {
    constexpr std::size_t k_shortest = 4;
    return std::any_of(entry.target.begin(), entry.target.end(), [&](const GlossaryTerm& term) {
        const std::string folded = text::fold(term.text);
        if (folded.size() < k_shortest || folded.find(' ') != std::string::npos) {
            return false;
        }
        return target.has_word_that_begins(
            std::string_view{folded}.substr(0, std::max(k_shortest, folded.size() - 1)));
    });
}

bool TermRules::is_coordination(const std::vector<text::Token>& tokens, std::size_t begin, std::size_t end,
                                const std::vector<text::Token>& term) const {
    std::size_t content = 0;
    bool foreign = false;
    for (std::size_t i = begin; i < end; ++i) {
        const std::uint16_t functions = m_language->functions_of(tokens[i].folded);
        if ((functions & language::k_conjunction) != 0) {
            return true;
        }
        content += functions == language::k_no_function ? 1U : 0U;
        foreign = foreign || (functions != language::k_no_function &&
                              std::none_of(term.begin(), term.end(), [&](const text::Token& own) {
                                  return own.folded == tokens[i].folded;
                              }));
    }
    return content == 1 && !foreign;
}

bool TermRules::is_spread(const GlossaryConcept& entry, const Target& target) const {
    for (const GlossaryTerm& term : entry.target) {
        const std::vector<text::Token> words = m_analyzer.analyze(term.text);
        std::vector<std::string> content;
        for (const text::Token& word : words) {
            if (m_language->functions_of(word.folded) == language::k_no_function) {
                content.push_back(word.stem);
            }
        }
        if (content.empty() || term.is_to_avoid()) {
            continue;
        }
        for (auto first = std::lower_bound(target.stems.begin(), target.stems.end(),
                                           std::pair{std::string_view{content[0]}, std::size_t{0}});
             first != target.stems.end() && first->first == content[0]; ++first) {
            if (content.size() > 1 ? ends_spread(target.tokens, first->second, content, words)
                                   : is_in_compound(target.text, target.tokens[first->second].range)) {
                return true;
            }
        }
    }
    return false;
}

bool TermRules::ends_spread(const std::vector<text::Token>& tokens, std::size_t begin,
                            const std::vector<std::string>& content,
                            const std::vector<text::Token>& term) const {
    constexpr std::size_t k_most_between = 5; // tokens
    std::size_t last = begin;
    for (std::size_t word = 1; word < content.size(); ++word) {
        const std::size_t end = std::min(tokens.size(), last + k_most_between + 2);
        std::size_t next = last + 1;
        while (next < end && tokens[next].stem != content[word]) {
            ++next;
        }
        if (next == end || (next > last + 1 && !is_coordination(tokens, last + 1, next, term) &&
                            !is_within_term(tokens, last + 1, next, term))) {
            return false;
        }
        last = next;
    }
    return true;
}

bool TermRules::is_within_term(const std::vector<text::Token>& tokens, std::size_t begin, std::size_t end,
                               const std::vector<text::Token>& term) const {
    for (std::size_t i = begin; i < end; ++i) {
        const bool article = (m_language->functions_of(tokens[i].folded) & language::k_determiner) != 0;
        if (!article && std::none_of(term.begin(), term.end(), [&](const text::Token& own) {
                return own.folded == tokens[i].folded;
            })) {
            return false;
        }
    }
    return true;
}

} // namespace diptych::check

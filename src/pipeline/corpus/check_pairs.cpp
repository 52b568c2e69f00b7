#include "pipeline/corpus/check_pairs.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/progress.hpp"
#include "check/checker.hpp"
#include "model/probability.hpp"
#include "pipeline/sources/glossary_input.hpp"
#include "pipeline/sources/term_filter.hpp"
#include "segment/guess_language.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/finding_dismissals.hpp"

#include <map>
#include <memory>
#include <sstream>
#include <unordered_set>
#include <utility>

namespace diptych::pipeline {

namespace {

void collect(const model::Concept& entry, const model::LanguageTag& language,
             std::vector<check::GlossaryTerm>& terms) {
    for (const model::LanguageSection& section : entry.languages) {
        if (section.language.primary() != language.primary()) {
            continue;
        }
        for (const model::Term& term : section.terms) {
            terms.push_back({term.text, term.status, traits_of(term)});
        }
    }
}

/// What is wrong with texts that do not belong together is no fault of the translation.
void say_doubt(const model::Pair& pair, std::vector<model::Finding>& findings) {
    if (pair.confirmed || pair.probability >= model::k_doubtful_below) {
        return;
    }
    for (model::Finding& finding : findings) {
        finding.message += fmt::format(" The pair itself is doubtful ({:.2f}).", pair.probability);
    }
}

/// A checker for documents of two languages, with the terms that it looks for.
struct CheckerOfLanguages {
    check::TermBase base;
    std::unique_ptr<check::Checker> checker;
};

class PairCheck {
public:
    PairCheck(store::Database* database, const PairCheckOptions& options, base::Diagnostics& diagnostics)
        : m_database{database}, m_options{options}, m_diagnostics{diagnostics} {
        if (m_database != nullptr) {
            m_dismissed = store::FindingDismissals{*m_database}.keys();
        }
    }

    check::Checker& checker_for(const PairsToCheck& document, CheckCounts& counts) {
        const auto key =
            std::pair{std::string{document.source.primary()}, std::string{document.target.primary()}};
        const auto [known, is_new] = m_checkers.try_emplace(key);
        CheckerOfLanguages& made = known->second;
        if (is_new) {
            read_glossary(document, made.base);
            counts.terms += made.base.size();
            made.checker = std::make_unique<check::Checker>(
                made.base, document.source, document.target,
                check::CheckOptions{.rules = m_options.rules,
                                    .jobs = m_options.jobs,
                                    .guess_language = segment::guess_by_words});
        }
        return *made.checker;
    }

    /// Takes out what was dismissed, and counts.
    void sift(std::vector<model::Finding>& findings, CheckCounts& counts) const {
        if (!m_dismissed.empty()) {
            const std::size_t before = findings.size();
            if (!m_options.with_dismissed) {
                std::erase_if(findings, [this](const model::Finding& finding) {
                    return m_dismissed.contains(finding.key);
                });
            }
            counts.dismissed += before - findings.size();
        }
        if (!m_options.with_notes) {
            counts.notes_left_out += std::erase_if(
                findings, [](const model::Finding& finding) { return finding.severity == base::Severity::note; });
        }
        for (const model::Finding& finding : findings) {
            ++counts.findings[static_cast<std::size_t>(finding.severity)];
        }
    }

private:
    void read_glossary(const PairsToCheck& document, check::TermBase& base) {
        const TermFilter filter{.status = {}, .subject = m_options.subject};
        const auto add = [&](const model::Concept& entry) {
            check::GlossaryConcept made{.id = entry.id, .source = {}, .target = {}};
            if (filter.accepts(entry)) {
                collect(entry, document.source, made.source);
                collect(entry, document.target, made.target);
            }
            if (!made.source.empty() || !made.target.empty()) {
                base.add(std::move(made));
            }
        };
        std::istringstream nothing;
        for (const std::string& path : m_options.glossaries) {
            exchange::GlossaryReadOptions read;
            GlossaryInput input{path, std::nullopt, read, nothing};
            if (input.format() == exchange::GlossaryFormat::omegat) { // does not name its languages
                read.source_language = document.source;
                read.target_language = document.target;
            }
            input.read(read, add, m_diagnostics);
        }
        if (m_options.glossaries.empty() && m_database != nullptr) {
            m_database->use_for(store::Access::sequential);
            store::ConceptStore{*m_database}.for_each(add);
        }
    }

    store::Database* m_database; ///< or nullptr
    const PairCheckOptions& m_options;
    base::Diagnostics& m_diagnostics;
    std::unordered_set<std::string> m_dismissed;
    std::map<std::pair<std::string, std::string>, CheckerOfLanguages> m_checkers; ///< by primary subtags
};

} // namespace

CheckCounts check_pairs(std::vector<PairsToCheck> documents, store::Database* database,
                        const PairCheckOptions& options, base::Session& session,
                        const std::function<void(const model::CheckedPair&)>& visit) {
    constexpr std::size_t k_shown_from = 2;
    PairCheck check{database, options, session.diagnostics};
    CheckCounts counts;
    base::Progress shown{documents.size() >= k_shown_from ? session.progress : nullptr,
                         "Documents checked:", documents.size()};
    std::size_t done = 0;
    for (PairsToCheck& document : documents) {
        std::vector<check::PairTexts> texts;
        texts.reserve(document.pairs.size());
        for (const model::CheckedPair& pair : document.pairs) {
            texts.push_back({pair.source.text, pair.target.text});
        }
        std::vector<std::vector<model::Finding>> findings = check.checker_for(document, counts).check(texts);
        counts.pairs += document.pairs.size();
        for (std::size_t i = 0; i < findings.size(); ++i) {
            check.sift(findings[i], counts);
            if (!findings[i].empty()) {
                say_doubt(document.pairs[i], findings[i]);
                document.pairs[i].findings = std::move(findings[i]);
                visit(document.pairs[i]);
            }
        }
        document = {};
        shown.advance_to(++done);
    }
    return counts;
}

std::vector<model::CheckRule> check_rules() {
    std::vector<model::CheckRule> rules;
    for (std::size_t i = 0; i < check::k_rule_count; ++i) {
        const check::RuleDescription& rule = check::description_of(static_cast<check::Rule>(i));
        rules.push_back({std::string{rule.name}, rule.severity, std::string{rule.what}});
    }
    return rules;
}

void dismiss_finding(store::Database& database, const model::Dismissal& dismissal) {
    store::FindingDismissals{database}.add(dismissal);
}

void restore_finding(store::Database& database, const std::string& key) {
    if (!store::FindingDismissals{database}.remove(key)) {
        throw base::Error{
            fmt::format("{}: No finding with the key '{}' was dismissed. 'diptych check --dismissed' "
                        "lists those that were.",
                        database.path(), key)};
    }
}

std::vector<model::Dismissal> dismissed_findings(store::Database& database) {
    return store::FindingDismissals{database}.list();
}

} // namespace diptych::pipeline

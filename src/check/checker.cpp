#include "check/checker.hpp"

#include "base/parallel.hpp"
#include "check/across_pairs.hpp"
#include "check/form_rules.hpp"
#include "check/item_rules.hpp"
#include "check/language_forms.hpp"
#include "check/new_finding.hpp"
#include "check/term_rules.hpp"
#include "check/untranslated.hpp"

#include <algorithm>
#include <utility>

namespace diptych::check {

namespace {

/// A checker of many terms takes memory for each thread: beyond this there is only one.
constexpr std::size_t k_most_shared_terms = 200'000;
/// Fewer pairs than that are not worth a thread.
constexpr std::size_t k_fewest_pairs = 500;

} // namespace

/// What one thread needs.
class Checker::Worker {
public:
    Worker(const TermBase& base, const model::LanguageTag& source, const model::LanguageTag& target,
           const CheckOptions& options)
        : m_finder{base, source, target}, m_untranslated{source, target, options} {}

    PairTerms terms(const PairTexts& pair) const { return m_finder.find(pair.source, pair.target); }

    bool is_untranslated(const PairTexts& pair) const {
        return m_untranslated.is_untranslated(pair.source, pair.target);
    }

private:
    TermFinder m_finder;
    UntranslatedTest m_untranslated;
};

struct Checker::Implementation {
    Implementation(const TermBase& terms, const model::LanguageTag& from, const model::LanguageTag& to,
                   CheckOptions wanted)
        : base{terms}, source{from}, target{to}, options{std::move(wanted)}, source_forms{from},
          target_forms{to}, form_rules{from, to, options.rules}, term_rules{base, to, options.rules} {
        options.jobs = base.size() > k_most_shared_terms ? 1 : std::max<std::size_t>(options.jobs, 1);
    }

    /// What can be said of a pair by itself.
    void check_alone(const Worker& worker, const PairTexts& pair, const Habits& habits, PairTerms& terms, bool& skip,
                     std::vector<model::Finding>& findings) const {
        if (pair.source.empty() || pair.target.empty()) {
            const Rule rule = pair.source.empty() ? Rule::empty_source : Rule::empty_target;
            if (options.rules.has(rule)) {
                findings.push_back(new_finding(rule));
                findings.back().message = description_of(rule).what;
            }
        } else if (worker.is_untranslated(pair)) {
            skip = true;
            if (options.rules.has(Rule::untranslated)) {
                model::Finding finding = new_finding(Rule::untranslated);
                finding.target = {0, pair.target.size()};
                finding.message = "The target is in the language of the source.";
                findings.push_back(std::move(finding));
            }
        } else {
            const std::vector<Item> source_items = form_rules.items_of_source(pair.source, source_forms);
            const std::vector<Item> target_items = form_rules.items_of_target(pair.target, target_forms);
            check_items(pair.source, source_items, pair.target, target_items, options.rules, findings);
            form_rules.check(pair, source_items, target_items, habits, findings);
        }
        if (!skip && !base.empty()) {
            terms = worker.terms(pair);
        }
    }

    const TermBase& base;
    model::LanguageTag source;
    model::LanguageTag target;
    CheckOptions options;
    LanguageForms source_forms;
    LanguageForms target_forms;
    FormRules form_rules;
    TermRules term_rules;
    std::vector<std::unique_ptr<Worker>> workers; ///< made when they are first needed
};

Checker::Checker(const TermBase& base, const model::LanguageTag& source, const model::LanguageTag& target,
                 CheckOptions options)
    : m_implementation{std::make_unique<Implementation>(base, source, target, std::move(options))} {}

Checker::~Checker() = default;

std::vector<std::vector<model::Finding>> Checker::check(const std::vector<PairTexts>& pairs) {
    Implementation& own = *m_implementation;
    const std::size_t jobs = std::clamp<std::size_t>(pairs.size() / k_fewest_pairs, 1, own.options.jobs);
    if (own.workers.size() < jobs) {
        own.workers.resize(jobs);
    }
    const Habits habits = own.form_rules.habits_of(pairs);
    std::vector<std::vector<model::Finding>> findings(pairs.size());
    std::vector<PairTerms> terms(pairs.size());
    std::vector<char> skip(pairs.size(), 0); // not bool: threads write to neighbours
    base::run_parallel(jobs, jobs, [&](std::size_t job) {
        std::unique_ptr<Worker>& worker = own.workers[job];
        if (!worker) {
            worker = std::make_unique<Worker>(own.base, own.source, own.target, own.options);
        }
        for (std::size_t i = pairs.size() * job / jobs; i < pairs.size() * (job + 1) / jobs; ++i) {
            bool skipped = false;
            own.check_alone(*worker, pairs[i], habits, terms[i], skipped, findings[i]);
            skip[i] = skipped ? 1 : 0;
        }
    });
    if (!own.base.empty()) {
        own.term_rules.check(pairs, terms, {skip.begin(), skip.end()}, findings);
    }
    check_consistency(pairs, own.options.rules, findings);
    join_constant_differences(findings);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        std::stable_sort(findings[i].begin(), findings[i].end(),
                         [](const model::Finding& a, const model::Finding& b) {
                             return *rule_of(a.rule) < *rule_of(b.rule);
                         });
        give_keys(findings[i], pairs[i].source, pairs[i].target);
    }
    return findings;
}

} // namespace diptych::check

#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/parallel.hpp"
#include "base/version.hpp"
#include "check/rule.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/render/findings.hpp"
#include "cli/shared_options.hpp"
#include "exchange/pages/findings.hpp"
#include "exchange/records/findings_jsonl.hpp"
#include "exchange/records/findings_sarif.hpp"
#include "pipeline/corpus/check_pairs.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <utility>

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "jsonl", "sarif", "html"};

Description describe() {
    return {
        .name = "check",
        .summary = "check a translation against the glossary and its source",
        .examples = {{"diptych check report.fr.docx report.en.docx",
                      "See which terms, numbers, dates and symbols of a translation to look at."},
                     {"diptych check A/AC.290/2021/L.1", "Check the pairs of a document of the database."},
                     {"diptych check --ready-pairs memory.tmx --glossary terms.tbx -o findings.html",
                      "Check a translation memory, and make a page of the findings."},
                     {"diptych check fr.txt en.txt --rule number-differs --rule date-differs",
                      "Compare numbers and dates alone."},
                     {"diptych check fr.txt en.txt --dismiss 3f2a9c0b1d4e5f60 --reason 'as in the treaty'",
                      "Say that a finding is none: it is not shown again."},
                     {"diptych check fr.txt en.txt --format sarif --fail-on warning -o findings.sarif",
                      "Write the findings for a code-review tool, and fail when there is a warning."}},
        .text =
            "Pairs the sentences of SOURCE and TARGET as 'diptych align' does, or takes the pairs of a "
            "DOCUMENT of the database, and reports terms of the glossary that are not rendered by an "
            "approved term, terms not to be used, numbers, dates, document symbols and addresses that "
            "differ, and sentences that are not translated. Terms are known in all their forms; any synonym "
            "of a concept will do.\n"
            "A finding that is dismissed stays so, wherever the same pair comes up.\n"
            "The exit status is 1 when a finding is as severe as --fail-on says."};
}

class CheckCommand : public Command {
public:
    CheckCommand() : Command{describe()} {
        accept(joined({own_options(),
                       m_pairing.languages(),
                       {lines_option(m_pairing.lines)},
                       m_pairing.knowledge(),
                       {format_option(m_format, k_formats,
                                      "table (the default), to read; jsonl, JSON Lines with a finding each; "
                                      "sarif, SARIF 2.1.0 for other tools; or html, a page"),
                        output_option(m_output), database_option(m_database)}}),
               {argument(m_words, {.name = "SOURCE|DOCUMENT",
                                   .minimum = 0,
                                   .values = {.file = true, .stored = "documents"}}),
                argument(m_words, {.name = "TARGET", .minimum = 0, .values = {.file = true}})});
    }

    Outcome run(Context& context) override {
        restore(context);
        if (m_list_dismissed) {
            list_dismissed(context);
        }
        if (!m_dismiss.empty()) {
            dismiss(context);
        } else if (has_pairs()) {
            return check(context);
        }
        return Outcome::done;
    }

protected:
    void configure() override {
        check_arguments();
        m_align = m_pairing.value();
        m_database_required = m_words.size() == 1 || (is_given(&m_database) && m_dismiss.empty());
        m_database = database_path(m_database);
        m_check.rules = rules();
        m_check.with_dismissed = !m_dismiss.empty();
        // Whoever names a rule, a note to fail on or a key wants to see it.
        m_check.with_notes = m_check.with_notes || !m_only_rules.empty() || m_fail_on == "note" || !m_dismiss.empty();
        m_check.jobs = m_jobs.value_or(base::processor_count());
        m_format = format_of(m_format, k_formats, m_output);
    }

private:
    std::vector<Option> own_options() {
        const std::vector<std::string>& rules = check::rule_names();
        return {
            option(m_pairs,
                   {.name = "ready-pairs",
                    .value_name = "FILE",
                    .help = "check the pairs in FILE (TMX, XLIFF, or the tsv of 'diptych align') instead "
                            "of SOURCE and TARGET",
                    .values = {.file = true},
                    .hidden_aliases = {"pairs"}}),
            moses_option(m_moses),
            option(m_check.glossaries,
                   {.name = "glossary",
                    .value_name = "FILE",
                    .help =
                        "check against the glossary in FILE (TBX, CSV, XLSX ...) instead of the database's; "
                        "may be given several times",
                    .details = "Any form that **diptych-import**(1) reads will do.",
                    .values = {.file = true}}),
            subject_option(m_check.subject,
                           "only terms of concepts that have this one; case and accents do not count"),
            option(m_only_rules, {.name = "rule",
                                  .value_name = "RULE",
                                  .help = "check by this rule alone, of " + enumerate(rules) +
                                          "; may be given several times",
                                  .values = {.choices = rules}}),
            option(m_without_rules,
                   {.name = "no-rule",
                    .value_name = "RULE",
                    .help = "leave out this rule, of " + enumerate(rules) + "; may be given several times",
                    .values = {.choices = rules}}),
            option(m_check.with_notes,
                   {.name = "notes", .help = "show notes too, not errors and warnings alone"}),
            option(m_fail_on,
                   {.name = "fail-on",
                    .value_name = "SEVERITY",
                    .help = "end with status 1 when there is a finding as severe as that: error (the "
                            "default), warning, note, or never",
                    .values = {.choices = {"error", "warning", "note", "never"}}}),
            option(m_dismiss,
                   {.name = "dismiss",
                    .value_name = "KEY",
                    .help = "say that the finding with this key is none, with a --reason; may be given "
                            "several times",
                    .details = "The key stands in brackets behind the rule. It depends on the rule, on "
                               "both texts but for case, accents and white space, and on what was "
                               "found: the same finding in the same pair is not shown again, in "
                               "whatever file or place. When pairs are named as well, what was found "
                               "is kept with the key, and the key has to be among the findings."}),
            option(m_reason, {.name = "reason", .value_name = "TEXT", .help = "why findings are dismissed"}),
            option(m_restore,
                   {.name = "restore",
                    .value_name = "KEY",
                    .help = "take the dismissal of this finding back; may be given several times"}),
            option(m_list_dismissed, {.name = "dismissed",
                                      .help = "list the findings that were dismissed, and why",
                                      .details = "They are written as a table, or with **--format jsonl**."}),
            jobs_option(m_jobs, "how many pairs to check")};
    }

    check::RuleSet rules() const {
        check::RuleSet rules;
        if (!m_only_rules.empty()) {
            rules.clear();
        }
        for (const std::string& name : m_only_rules) {
            rules.set(*check::rule_of(name), true);
        }
        for (const std::string& name : m_without_rules) {
            rules.set(*check::rule_of(name), false);
        }
        return rules;
    }

    bool has_pairs() const { return m_pairs || !m_words.empty(); }

    /// \throws base::UsageError when it is not clear what to do
    void check_arguments() const {
        if (m_pairs && !m_words.empty()) {
            throw base::UsageError{
                "--ready-pairs FILE stands in place of SOURCE and TARGET. Give one or the other."};
        }
        if (m_moses && m_words.size() != 2) {
            throw base::UsageError{"--moses needs SOURCE and TARGET, with a line for each pair."};
        }
        if (m_words.size() == 2) {
            check_not_both_standard_input(m_words[0], m_words[1]);
        }
        if (m_dismiss.empty() == m_reason.has_value()) {
            throw base::UsageError{"--dismiss KEY and --reason TEXT go together."};
        }
        if (m_list_dismissed && has_pairs() && m_dismiss.empty() && m_output.value_or("-") != "-") {
            throw base::UsageError{
                "-o names one file: it cannot hold what is found and, with --dismissed, what "
                "was dismissed. List these without naming pairs."};
        }
        if (!has_pairs() && m_dismiss.empty() && m_restore.empty() && !m_list_dismissed) {
            throw base::UsageError{
                "Name what to check: SOURCE and TARGET, a DOCUMENT, or --ready-pairs FILE."};
        }
    }

    /// Without --db, one that is not there has neither a glossary nor dismissals. \returns nullptr then
    std::unique_ptr<store::Database> open_database() const {
        return m_database_required || std::filesystem::exists(m_database)
                   ? std::make_unique<store::Database>(m_database, store::Mode::read)
                   : nullptr;
    }

    std::vector<pipeline::PairsToCheck> read_files(Context& context) const {
        if (m_pairs || m_moses) {
            return pipeline::ready_pairs(m_pairs ? pipeline::ReadyPairs{*m_pairs, context.in}
                                                 : pipeline::ReadyPairs{m_words[0], m_words[1]},
                                         {m_align.source.language, m_align.target.language, true},
                                         context.diagnostics);
        }
        std::vector<pipeline::PairsToCheck> documents;
        if (m_words.size() == 2) {
            documents.push_back(pipeline::pairs_of_files(m_words[0], m_words[1], m_align, context));
        }
        return documents;
    }

    pipeline::CheckCounts check_pairs(Context& context,
                                      const std::function<void(const model::CheckedPair&)>& visit) const {
        std::vector<pipeline::PairsToCheck> documents = read_files(context);
        const std::unique_ptr<store::Database> database = open_database();
        if (m_words.size() == 1) {
            documents.push_back(pipeline::pairs_of_document(*database, m_words[0]));
        }
        return pipeline::check_pairs(std::move(documents), database.get(), m_check, context, visit);
    }

    Outcome check(Context& context) const {
        Output output{m_output, context};
        std::ostream& out = output.stream();
        std::vector<model::CheckedPair> kept; // for the formats that need all of them
        const char* separator = "";
        const pipeline::CheckCounts counts = check_pairs(context, [&](const model::CheckedPair& pair) {
            if (m_format == "table") {
                output.styled() << std::exchange(separator, "\n");
                render_findings(pair, output.style(), context.columns, output.styled());
            } else if (m_format == "jsonl") {
                exchange::write_findings_jsonl(pair, out);
            } else {
                kept.push_back(pair);
            }
        });
        if (m_format == "sarif") {
            exchange::write_findings_sarif(kept, pipeline::check_rules(), base::version(), out);
        } else if (m_format == "html") {
            exchange::write_findings_html(kept, pipeline::check_rules(), counts.pairs, out);
        }
        output.commit();
        summarize(counts, context);
        return reaches(counts) ? Outcome::not_valid : Outcome::done;
    }

    void summarize(const pipeline::CheckCounts& counts, Context& context) const {
        const check::RuleSet& rules = m_check.rules;
        if (counts.terms == 0 &&
            (rules.has(check::Rule::term_missing) || rules.has(check::Rule::term_forbidden))) {
            context.say(
                "There is no glossary with terms in these languages: terms were not checked. 'diptych "
                "import' reads one, --glossary names a file.");
        }
        std::string summary = fmt::format("{} checked: {}, {}, {}.", base::counted(counts.pairs, "pair"),
                                          base::counted(counts.of(base::Severity::error), "error"),
                                          base::counted(counts.of(base::Severity::warning), "warning"),
                                          base::counted(counts.of(base::Severity::note), "note"));
        if (counts.notes_left_out > 0) {
            summary += fmt::format(" {} left out, which --notes shows.", base::counted(counts.notes_left_out, "note"));
        }
        if (counts.dismissed > 0) {
            summary += fmt::format(" {} dismissed.", base::counted(counts.dismissed, "finding"));
        }
        context.say(summary);
    }

    bool reaches(const pipeline::CheckCounts& counts) const {
        const auto least = model::severity_of(m_fail_on); // nothing for "never"
        std::size_t reached = 0;
        for (const base::Severity severity :
             {base::Severity::note, base::Severity::warning, base::Severity::error}) {
            reached += least && severity >= *least ? counts.of(severity) : 0;
        }
        return reached > 0;
    }

    /// What is known of the findings to be dismissed: all of it when they are among those of the pairs.
    std::vector<model::Dismissal> to_dismiss(Context& context) const {
        std::vector<model::Dismissal> dismissals;
        for (const std::string& key : m_dismiss) {
            dismissals.push_back({.key = key,
                                  .rule = {},
                                  .message = {},
                                  .source = {},
                                  .target = {},
                                  .reason = *m_reason,
                                  .made = {}});
        }
        if (!has_pairs()) {
            return dismissals;
        }
        check_pairs(context, [&](const model::CheckedPair& pair) {
            for (const model::Finding& finding : pair.findings) {
                const auto same =
                    std::find_if(dismissals.begin(), dismissals.end(),
                                 [&](const auto& dismissal) { return dismissal.key == finding.key; });
                if (same != dismissals.end()) {
                    *same = {finding.key,
                             finding.rule,
                             finding.message,
                             pair.source.text,
                             pair.target.text,
                             *m_reason,
                             {}};
                }
            }
        });
        for (const model::Dismissal& dismissal : dismissals) {
            if (dismissal.rule.empty()) {
                throw base::Error{
                    fmt::format("There is no finding with the key '{}' in these pairs. The keys stand "
                                "in brackets behind the rules.",
                                dismissal.key)};
            }
        }
        return dismissals;
    }

    void restore(Context& context) const {
        if (m_restore.empty()) {
            return;
        }
        store::Database database{m_database, store::Mode::write};
        for (const std::string& key : m_restore) {
            pipeline::restore_finding(database, key);
            context.say(fmt::format("The finding {} counts again.", key));
        }
    }

    void dismiss(Context& context) const {
        const std::vector<model::Dismissal> dismissals = to_dismiss(context);
        store::Database database{m_database, store::Mode::create};
        for (const model::Dismissal& dismissal : dismissals) {
            pipeline::dismiss_finding(database, dismissal);
            context.say(fmt::format("The finding {} is dismissed.{}{}", dismissal.key,
                                    dismissal.message.empty() ? "" : " ", dismissal.message));
        }
    }

    void list_dismissed(Context& context) const {
        Output output{m_output, context};
        store::Database database{m_database, store::Mode::read};
        for (const model::Dismissal& dismissal : pipeline::dismissed_findings(database)) {
            if (m_format == "jsonl") {
                exchange::write_dismissal_jsonl(dismissal, output.stream());
            } else {
                render_dismissal(dismissal, output.style(), context.columns, output.styled());
            }
        }
        output.commit();
    }

    std::vector<std::string> m_words;
    std::optional<std::string> m_pairs;
    bool m_moses = false;
    std::vector<std::string> m_dismiss;
    std::vector<std::string> m_restore;
    bool m_list_dismissed = false;
    std::optional<std::string> m_reason;
    std::vector<std::string> m_only_rules;
    std::vector<std::string> m_without_rules;
    std::optional<std::size_t> m_jobs;
    PairingOptions m_pairing;
    pipeline::AlignOptions m_align;
    std::string m_database;
    bool m_database_required = false;
    pipeline::PairCheckOptions m_check;
    std::string m_fail_on = "error";
    std::string m_format;
    std::optional<std::string> m_output;
};

} // namespace

std::unique_ptr<Command> make_check_command() {
    return std::make_unique<CheckCommand>();
}

} // namespace diptych::cli

#include "pipeline/corpus/fix.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/action.hpp"
#include "cli/command.hpp"
#include "cli/commands/fix_description.hpp"
#include "cli/editor/bead_arguments.hpp"
#include "cli/editor/edit_beads.hpp"
#include "cli/render/beads.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal/raw_terminal.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <type_traits>
#include <utility>

namespace diptych::cli {

namespace {

/// How many sentences of a side the first part of a split gets. \param name  of the option
std::size_t split_point(const std::optional<std::size_t>& sentences, const char* name) {
    if (!sentences) {
        throw base::UsageError{fmt::format(
            "The option '{}' is missing: how many of these sentences the first part gets.", name)};
    }
    return *sentences;
}

/// The least probability that is too high, where `most` is the highest that is wanted.
std::optional<double> below(const std::optional<double>& most) {
    return most ? std::optional{std::nextafter(*most, 2.0)} : std::nullopt;
}

pipeline::MoveSentences move_of(const std::vector<std::string>& words, const FixOptions& given) {
    if (words[1] != "up" && words[1] != "down") {
        throw base::UsageError{
            fmt::format("Sentences cannot move '{}'.{} Choose up, to the pair before, or down.", words[1],
                        suggestion(base::to_lower_ascii(words[1]), {"up", "down"}))};
    }
    if (given.side.empty()) {
        throw base::UsageError{"The option '--side' is missing. Choose source or target."};
    }
    return {bead_number(words[0]), words[1] == "up" ? pipeline::Direction::up : pipeline::Direction::down,
            given.side == "source" ? pipeline::Side::source : pipeline::Side::target, given.count};
}

/// \throws base::UsageError
pipeline::FixAction change_of(const std::string& action, const std::vector<std::string>& words,
                              const FixOptions& given) {
    if (action == "split") {
        return pipeline::SplitBead{bead_number(words[0]), split_point(given.source, "--source-sentences"),
                                   split_point(given.target, "--target-sentences")};
    }
    if (action == "move") {
        return move_of(words, given);
    }
    const std::vector<std::int64_t> beads = bead_numbers(words);
    if (action == "merge") {
        return pipeline::MergeBeads{beads};
    }
    if (action == "pair") {
        if (!given.shapes) {
            throw base::UsageError{
                "The option '--as' is missing: what the new pairs are to be, such as '1-1 2-1'."};
        }
        return pipeline::PairAnew{beads, bead_shapes(*given.shapes)};
    }
    if (action == "unconfirm") {
        return pipeline::UnpinBeads{beads};
    }
    if (action == "flag") {
        return pipeline::FlagBeads{beads, given.note};
    }
    if (action == "unflag") {
        return pipeline::UnflagBeads{beads};
    }
    return pipeline::PinBeads{beads};
}

/// The beads that it names.
std::vector<std::int64_t> beads_of(const pipeline::FixAction& action) {
    return std::visit(
        [](const auto& a) {
            if constexpr (requires { a.beads; }) {
                return a.beads;
            } else {
                return std::vector{a.bead};
            }
        },
        action);
}

/// The same on some of its beads, where each of them is for itself.
pipeline::FixAction narrowed(pipeline::FixAction action, const std::vector<std::int64_t>& beads) {
    std::visit(
        [&](auto& a) {
            using Type = std::decay_t<decltype(a)>;
            if constexpr (requires { a.beads; } && !std::is_same_v<Type, pipeline::MergeBeads> &&
                          !std::is_same_v<Type, pipeline::PairAnew>) {
                a.beads = beads;
            }
        },
        action);
    return action;
}

class FixCommand : public Command {
public:
    FixCommand();
    Outcome run(Context& context) override;

protected:
    void configure() override;

private:
    Outcome list(const pipeline::DocumentFixer& fixer, Context& context) const;
    Outcome log(const pipeline::DocumentFixer& fixer, Context& context) const;
    Outcome pins(const pipeline::DocumentFixer& fixer, Context& context) const;
    Outcome undo(pipeline::DocumentFixer& fixer, Context& context) const;
    Outcome change(pipeline::DocumentFixer& fixer, const pipeline::FixAction& action, Context& context) const;
    Outcome change_where_they_are(store::Database& database, Context& context) const;
    Outcome interact(Context& context) const;

    std::vector<std::string> m_words; ///< DOCUMENT, ACTION, ARGUMENT...
    FixOptions m_given;
    std::string m_which; ///< empty: the documents of the beads
    std::string m_action;
    std::optional<pipeline::FixAction> m_change; ///< for actions that are one
    bool m_may_be_interactive = false; ///< neither an action nor a format says that it is not wanted
    std::string m_format;
    std::string m_database;
};

FixCommand::FixCommand() : Command{fix_description()} {
    const std::vector<std::string> actions = names_of(m_given.actions());
    accept(m_given.describe(),
           {argument(m_words, {.name = "DOCUMENT",
                               .values = {.choices = actions, .stored = "documents", .open = true}}),
            argument(m_words, {.name = "ACTION", .minimum = 0, .values = {.choices = actions, .open = true}}),
            argument(m_words, {.name = "ARGUMENT", .minimum = 0, .maximum = k_many})});
}

void FixCommand::configure() {
    std::vector<std::string> words = m_words;
    if (words[0].empty()) {
        throw base::UsageError{"The argument DOCUMENT is empty. Give a symbol or a number."};
    }
    const std::vector<Action> of_pairs = m_given.actions_of_pairs();
    const bool has_document = find_action(of_pairs, words[0]) == nullptr;
    if (has_document) {
        m_which = words[0];
        words.erase(words.begin());
    }
    m_may_be_interactive = words.empty() && m_given.format.empty();
    const std::string name = words.empty() ? "list" : words[0];
    const std::vector<Action> actions = m_given.actions();
    const Action* const action = find_action(actions, name);
    if (action == nullptr) {
        const std::vector<std::string> names = names_of(actions);
        throw base::UsageError{fmt::format("The argument ACTION cannot be '{}'.{} Choose {}.", name,
                                           suggestion(base::to_lower_ascii(name), names), enumerate(names))};
    }
    m_action = action->name;
    words.erase(words.begin(), words.begin() + (words.empty() ? 0 : 1));
    check_action(has_document ? "diptych fix DOCUMENT" : "diptych fix", *action, words.size(),
                 description().options, {&m_given.database});
    if (find_action(of_pairs, m_action) != nullptr) {
        m_change = change_of(m_action, words, m_given);
    }
    if (m_given.interactive && !m_given.format.empty()) {
        throw base::UsageError{"The options '--interactive' and '--format' do not go together. Choose one."};
    }
    m_format = format_of(m_given.format, fix_formats(), {});
    m_database = database_path(m_given.database);
}

Outcome FixCommand::run(Context& context) {
    const bool changes = (m_change || m_action == "undo") && !m_given.dry_run;
    if (m_change && m_which.empty()) {
        store::Database database{m_database, changes ? store::Mode::write : store::Mode::read};
        return change_where_they_are(database, context);
    }
    const bool has_terminal = context.is_terminal && RawTerminal::is_possible();
    if (m_given.interactive && !has_terminal) {
        throw base::UsageError{
            "The interactive view needs a terminal for standard input and output. Use actions: "
            "'diptych fix DOCUMENT list --max-probability 0.5', then confirm, merge, split, move, pair or "
            "flag."};
    }
    if (m_given.interactive || (m_may_be_interactive && has_terminal)) {
        return interact(context);
    }
    store::Database database{m_database, changes ? store::Mode::write : store::Mode::read};
    pipeline::DocumentFixer fixer{database, m_which};
    if (m_change) {
        return change(fixer, *m_change, context);
    }
    if (m_action == "undo") {
        return undo(fixer, context);
    }
    if (m_action == "log") {
        return log(fixer, context);
    }
    return m_action == "confirmed" ? pins(fixer, context) : list(fixer, context);
}

/// Without a document: in each that has some of the beads.
Outcome FixCommand::change_where_they_are(store::Database& database, Context& context) const {
    for (const pipeline::BeadsOfDocument& group :
         pipeline::group_by_document(database, beads_of(*m_change))) {
        pipeline::DocumentFixer fixer{database, group.document};
        change(fixer, narrowed(*m_change, group.beads), context);
    }
    return Outcome::done;
}

Outcome FixCommand::interact(Context& context) const {
    ViewEnd end;
    {
        store::Database database{m_database, store::Mode::write};
        pipeline::DocumentFixer fixer{database, m_which};
        end = edit_beads(fixer, {.below = below(m_given.doubtful).value_or(0.5), .flagged = m_given.flagged},
                         context.style.has_color());
    }
    say_end(end, context);
    return Outcome::done;
}

Outcome FixCommand::list(const pipeline::DocumentFixer& fixer, Context& context) const {
    std::vector<pipeline::ShownBead> beads = m_given.doubtful  ? fixer.list_doubtful(*below(m_given.doubtful))
                                             : m_given.flagged ? fixer.list_flagged()
                                                               : fixer.list();
    if (m_given.flagged) {
        std::erase_if(beads, [](const pipeline::ShownBead& bead) { return !bead.stored.flag; });
    }
    if (m_format == "jsonl") {
        write_beads_jsonl(beads, fixer.document(), context.out);
    } else if (m_format == "tsv") {
        write_beads_tsv(beads, fixer.document(), context.out);
    } else {
        render_beads(beads, fixer.document(), context.style, context.columns, context.styled);
    }
    if (beads.empty()) {
        context.say(fmt::format(
            "No pair of document {} has a {}.", fixer.document().id,
            m_given.flagged ? "flag"
                            : fmt::format("probability of at most {}", m_given.doubtful.value_or(1.0))));
    }
    return Outcome::done;
}

Outcome FixCommand::log(const pipeline::DocumentFixer& fixer, Context& context) const {
    const auto records = fixer.log();
    if (m_format == "jsonl") {
        write_corrections_jsonl(records, context.out);
    } else if (m_format == "tsv") {
        write_corrections_tsv(records, context.out);
    } else {
        render_corrections(records, context.out);
    }
    if (records.empty()) {
        context.say(fmt::format("Nothing has been corrected in document {} yet.", fixer.document().id));
    }
    return Outcome::done;
}

Outcome FixCommand::pins(const pipeline::DocumentFixer& fixer, Context& context) const {
    const std::vector<model::Bead> pinned = fixer.list_pinned();
    write_pins(pinned, context.out);
    if (pinned.empty()) {
        context.say(fmt::format("No pair of document {} is confirmed.", fixer.document().id));
    }
    return Outcome::done;
}

Outcome FixCommand::undo(pipeline::DocumentFixer& fixer, Context& context) const {
    const std::optional<pipeline::Fixed> undone = m_given.dry_run ? fixer.preview_undo() : fixer.undo();
    if (!undone) {
        context.say(fmt::format("There is nothing to undo in document {}.", fixer.document().id));
        return Outcome::nothing_found;
    }
    context.out << (m_given.dry_run ? "Would be undone: " : "Undone: ") << undone->action << '\n';
    render_fixed(*undone, fixer.document(), context.style, context.columns, context.styled);
    return Outcome::done;
}

Outcome FixCommand::change(pipeline::DocumentFixer& fixer, const pipeline::FixAction& action,
                           Context& context) const {
    const pipeline::Fixed fixed = m_given.dry_run ? fixer.preview(action) : fixer.apply(action);
    if (fixed.empty()) {
        context.say(
            std::holds_alternative<pipeline::UnpinBeads>(action)    ? "Nothing to do: not confirmed."
            : std::holds_alternative<pipeline::FlagBeads>(action)   ? "Nothing to do: flagged so already."
            : std::holds_alternative<pipeline::UnflagBeads>(action) ? "Nothing to do: not flagged."
                                                                    : "Nothing to do: confirmed already.");
        return Outcome::done;
    }
    context.out << (m_given.dry_run ? "Would be done: " : "Done: ") << fixed.action << '\n';
    render_fixed(fixed, fixer.document(), context.style, context.columns, context.styled);
    return Outcome::done;
}

} // namespace

std::unique_ptr<Command> make_fix_command() {
    return std::make_unique<FixCommand>();
}

} // namespace diptych::cli

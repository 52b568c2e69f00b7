#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/action.hpp"
#include "cli/command.hpp"
#include "cli/render_beads.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/fix.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <ostream>

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "tsv", "jsonl"};

const std::vector<Action> k_actions{
    {"list", "list", 0, 0, {"doubtful", "format"}},
    {"merge", "merge BEAD BEAD...", 2, k_many, {"dry-run"}},
    {"split", "split BEAD --source NUMBER --target NUMBER", 1, 1, {"source", "target", "dry-run"}},
    {"move", "move BEAD up|down --side SIDE", 2, 2, {"side", "count", "dry-run"}},
    {"pin", "pin BEAD...", 1, k_many, {"dry-run"}},
    {"unpin", "unpin BEAD...", 1, k_many, {"dry-run"}},
    {"pins", "pins", 0, 0, {}},
    {"undo", "undo", 0, 0, {"dry-run"}},
    {"log", "log", 0, 0, {"format"}}};

std::vector<Option> options() {
    return {{.name = "doubtful",
             .value_name = "P",
             .help = "for list: only beads with a probability under P, such as 0.5, the lowest first"},
            format_option(k_formats,
                          "for list and log: table (the default), to read; tsv, a bead or a change "
                          "a line; or jsonl, JSON Lines"),
            {.name = "source",
             .value_name = "NUMBER",
             .help = "for split: how many sentences of the source go into the first part; 0 for none"},
            {.name = "target", .value_name = "NUMBER", .help = "for split: likewise of the target"},
            {.name = "side",
             .value_name = "SIDE",
             .help = "for move: the side whose sentences go to the other bead, source or target",
             .values = {.choices = {"source", "target"}}},
            {.name = "count",
             .value_name = "NUMBER",
             .help = "for move: how many sentences go; 1 without this option"},
            {.name = "dry-run", .value_name = "", .help = "show what would change, and change nothing"},
            database_option()};
}

Description describe() {
    return {
        .name = "fix",
        .summary = "correct the pairs of a document in the database",
        .examples =
            {{"diptych fix A/AC.290/2021/L.1 list --doubtful 0.5", "See the beads that may be wrong."},
             {"diptych fix A/AC.290/2021/L.1 merge 12 13", "Make one bead of two neighbours."},
             {"diptych fix A/AC.290/2021/L.1 split 14 --source 1 --target 2",
              "Make two of one: its first source sentence and its first two target sentences, and the rest."},
             {"diptych fix A/AC.290/2021/L.1 move 15 up --side target",
              "Take the first target sentence of bead 15 to the bead before."},
             {"diptych fix A/AC.290/2021/L.1 pin 16 17", "Confirm that two beads are right."},
             {"diptych fix A/AC.290/2021/L.1 undo", "Take back the last change."},
             {"diptych fix A/AC.290/2021/L.1 pins > pins.beads", "Write the confirmed beads to a file."}},
        .text =
            "A bead is a group of sentences of the source with those of the target that say the same. It is "
            "named by its number in the database, which 'list' prints; no number is ever given to another "
            "bead. Where no ACTION is given, it is 'list'.\n"
            "merge BEAD BEAD... makes one bead of neighbours. split BEAD makes two of one, after so many "
            "sentences of each side. move BEAD up, or down, takes the first, or last, sentences of one side "
            "to "
            "the bead before, or behind. pin BEAD... confirms beads as right, and unpin BEAD... takes that "
            "back. What merge, split and move leave is pinned as well. pins prints the pinned beads, log "
            "what "
            "was done and when, and undo takes back the last change; again, the one before.\n"
            "Texts are never changed, and the sentences stay in their order.\n"
            "The exit status is 1 when there is nothing to undo.",
        .options = options(),
        .positionals = {{.name = "DOCUMENT"},
                        {.name = "ACTION", .minimum = 0, .values = {.choices = names_of(k_actions)}},
                        {.name = "ARGUMENT", .minimum = 0, .maximum = k_many}}};
}

template <typename Number>
std::optional<Number> parse_number(const std::string& text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && last == end ? std::optional{number} : std::nullopt;
}

std::int64_t bead_number(const std::string& text) {
    const std::optional<std::int64_t> number = parse_number<std::int64_t>(text);
    if (!number || *number < 1) {
        throw base::UsageError{fmt::format(
            "'{}' is no number of a bead. 'diptych fix DOCUMENT list' prints the numbers.", text)};
    }
    return *number;
}

std::vector<std::int64_t> bead_numbers(const std::vector<std::string>& words) {
    std::vector<std::int64_t> numbers;
    for (const std::string& word : words) {
        numbers.push_back(bead_number(word));
        if (std::count(numbers.begin(), numbers.end(), numbers.back()) > 1) {
            throw base::UsageError{fmt::format("Bead {} is named twice. Name it once.", word)};
        }
    }
    return numbers;
}

/// How many sentences of a side the first part of a split gets.
std::size_t split_point(const Arguments& arguments, const std::string& option) {
    const std::optional<std::string> text = arguments.value(option);
    if (!text) {
        throw base::UsageError{fmt::format(
            "The option '--{}' is missing: how many of these sentences the first part gets.", option)};
    }
    const std::optional<std::size_t> number = parse_number<std::size_t>(*text);
    if (!number) {
        throw base::UsageError{
            fmt::format("The option '--{}' cannot be '{}'. Give a number from 0 up.", option, *text)};
    }
    return *number;
}

pipeline::MoveSentences move_of(const std::vector<std::string>& words, const Arguments& arguments) {
    if (words[1] != "up" && words[1] != "down") {
        throw base::UsageError{
            fmt::format("Sentences cannot move '{}'.{} Choose up, to the bead before, or down.", words[1],
                        suggestion(base::to_lower_ascii(words[1]), {"up", "down"}))};
    }
    const std::optional<std::string> side = arguments.value("side");
    if (!side) {
        throw base::UsageError{"The option '--side' is missing. Choose source or target."};
    }
    return {bead_number(words[0]), words[1] == "up" ? pipeline::Direction::up : pipeline::Direction::down,
            *side == "source" ? pipeline::Side::source : pipeline::Side::target,
            arguments.count("count").value_or(1)};
}

class FixCommand : public Command {
public:
    FixCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override;
    Outcome run(Context& context) override;

private:
    Outcome list(const pipeline::DocumentFixer& fixer, Context& context) const;
    Outcome log(const pipeline::DocumentFixer& fixer, Context& context) const;
    Outcome pins(const pipeline::DocumentFixer& fixer, Context& context) const;
    Outcome undo(pipeline::DocumentFixer& fixer, Context& context) const;
    Outcome change(pipeline::DocumentFixer& fixer, Context& context) const;

    std::string m_which;
    std::string m_action;
    std::optional<pipeline::FixAction> m_change; ///< for actions that are one
    std::optional<double> m_doubtful;
    bool m_dry_run = false;
    std::string m_format;
    std::string m_database;
};

void FixCommand::configure(const Arguments& arguments) {
    std::vector<std::string> words = arguments.positionals();
    m_which = words[0];
    if (m_which.empty()) {
        throw base::UsageError{"The argument DOCUMENT is empty. Give a symbol or a number."};
    }
    m_action = words.size() > 1 ? words[1] : "list";
    words.erase(words.begin(),
                words.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, words.size())));
    check_action("diptych fix DOCUMENT", find_action(k_actions, m_action), words.size(), arguments, options(),
                 {"db"});
    if (m_action == "merge") {
        m_change = pipeline::MergeBeads{bead_numbers(words)};
    } else if (m_action == "split") {
        m_change = pipeline::SplitBead{bead_number(words[0]), split_point(arguments, "source"),
                                       split_point(arguments, "target")};
    } else if (m_action == "move") {
        m_change = move_of(words, arguments);
    } else if (m_action == "pin") {
        m_change = pipeline::PinBeads{bead_numbers(words)};
    } else if (m_action == "unpin") {
        m_change = pipeline::UnpinBeads{bead_numbers(words)};
    }
    if (const std::optional<std::string> text = arguments.value("doubtful")) {
        m_doubtful = parse_number<double>(*text);
        if (!m_doubtful || !(*m_doubtful > 0.0 && *m_doubtful <= 1.0)) {
            throw base::UsageError{fmt::format(
                "The option '--doubtful' cannot be '{}'. Give a probability over 0 and up to 1.", *text)};
        }
    }
    m_dry_run = arguments.has("dry-run");
    m_format = arguments.value("format").value_or(k_formats.front());
    m_database = database_path(arguments);
}

Outcome FixCommand::run(Context& context) {
    const bool changes = (m_change || m_action == "undo") && !m_dry_run;
    pipeline::DocumentFixer fixer{m_database, m_which,
                                  changes ? pipeline::Access::change : pipeline::Access::look};
    if (m_change) {
        return change(fixer, context);
    }
    if (m_action == "undo") {
        return undo(fixer, context);
    }
    if (m_action == "log") {
        return log(fixer, context);
    }
    return m_action == "pins" ? pins(fixer, context) : list(fixer, context);
}

Outcome FixCommand::list(const pipeline::DocumentFixer& fixer, Context& context) const {
    const std::vector<pipeline::ShownBead> beads =
        m_doubtful ? fixer.list_doubtful(*m_doubtful) : fixer.list();
    if (m_format == "jsonl") {
        write_beads_jsonl(beads, context.out);
    } else if (m_format == "tsv") {
        write_beads_tsv(beads, context.out);
    } else {
        render_beads(beads, fixer.document(), context.style, context.columns, context.out);
    }
    if (beads.empty()) {
        context.say(fmt::format("No bead of document {} has a probability under {}.", fixer.document().id,
                                m_doubtful.value_or(1.0)));
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
        context.say(fmt::format("No bead of document {} is pinned.", fixer.document().id));
    }
    return Outcome::done;
}

Outcome FixCommand::undo(pipeline::DocumentFixer& fixer, Context& context) const {
    const std::optional<pipeline::Fixed> undone = m_dry_run ? fixer.preview_undo() : fixer.undo();
    if (!undone) {
        context.say(fmt::format("There is nothing to undo in document {}.", fixer.document().id));
        return Outcome::nothing_found;
    }
    context.out << (m_dry_run ? "Would be undone: " : "Undone: ") << undone->action << '\n';
    render_fixed(*undone, fixer.document(), context.style, context.columns, context.out);
    return Outcome::done;
}

Outcome FixCommand::change(pipeline::DocumentFixer& fixer, Context& context) const {
    const pipeline::Fixed fixed = m_dry_run ? fixer.preview(*m_change) : fixer.apply(*m_change);
    if (fixed.empty()) {
        context.say(m_action == "pin" ? "Nothing to do: pinned already." : "Nothing to do: not pinned.");
        return Outcome::done;
    }
    context.out << (m_dry_run ? "Would be done: " : "Done: ") << fixed.action << '\n';
    render_fixed(fixed, fixer.document(), context.style, context.columns, context.out);
    return Outcome::done;
}

} // namespace

std::unique_ptr<Command> make_fix_command() {
    return std::make_unique<FixCommand>();
}

} // namespace diptych::cli

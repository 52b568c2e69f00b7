#include "cli/commands/fix_description.hpp"

#include "cli/shared_options.hpp"

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "tsv", "jsonl"};

} // namespace

std::vector<Option> FixOptions::describe() {
    return {
        with_alias(max_probability_option(doubtful), {"doubtful"}),
        flagged_option(flagged, "; for list, and for the interactive view likewise"),
        option(interactive, {.name = "interactive",
                             .letter = 'i',
                             .help = "work on the terminal: correct the pairs with keys, side by side",
                             .details = "It fails when standard input or output is no terminal."}),
        format_option(
            format, k_formats,
            "for list and log: table (the default), to read; tsv, a pair or a change a line; or jsonl, "
            "JSON Lines with the numbers of the sentences as well"),
        option(source,
               {.name = "source-sentences",
                .value_name = "NUMBER",
                .help = "for split: how many sentences of the source go into the first part; 0 for none",
                .values = {.least = 0},
                .hidden_aliases = {"source"}}),
        option(target, {.name = "target-sentences",
                        .value_name = "NUMBER",
                        .help = "for split: likewise of the target",
                        .values = {.least = 0},
                        .hidden_aliases = {"target"}}),
        option(side, {.name = "side",
                      .value_name = "SIDE",
                      .help = "for move: the side whose sentences go to the other pair, source or target",
                      .values = {.choices = {"source", "target"}}}),
        option(count, {.name = "count",
                       .value_name = "NUMBER",
                       .help = "for move: how many sentences go; 1 without this option"}),
        option(shapes,
               {.name = "as",
                .value_name = "SHAPES",
                .help = "for pair: how many sentences of the source and of the target each new pair has, "
                        "such as \"1-1 2-1 0-1\"",
                .details = "Colons instead of hyphens and commas instead of spaces will do as well."}),
        option(note,
               {.name = "note",
                .value_name = "TEXT",
                .help = "a note: for flag, what is to be looked at; \"to be checked\" without this option"}),
        dry_run_option(dry_run),
        database_option(database)};
}

std::vector<Action> FixOptions::actions_of_pairs() const {
    return {{"merge", "merge PAIR PAIR...", 2, k_many, {&dry_run}},
            {"split",
             "split PAIR --source-sentences NUMBER --target-sentences NUMBER",
             1,
             1,
             {&source, &target, &dry_run}},
            {"move", "move PAIR up|down --side SIDE", 2, 2, {&side, &count, &dry_run}},
            {"pair", "pair PAIR... --as SHAPES", 1, k_many, {&shapes, &dry_run}},
            {"confirm", "confirm PAIR...", 1, k_many, {&dry_run}, "pin"},
            {"unconfirm", "unconfirm PAIR...", 1, k_many, {&dry_run}, "unpin"},
            {"flag", "flag PAIR... --note TEXT", 1, k_many, {&note, &dry_run}},
            {"unflag", "unflag PAIR...", 1, k_many, {&dry_run}}};
}

std::vector<Action> FixOptions::actions() const {
    std::vector<Action> actions{
        {.name = "list", .usage = "list", .options = {&doubtful, &flagged, &format, &interactive}},
        {.name = "confirmed", .usage = "confirmed", .hidden_alias = "pins"},
        {.name = "undo", .usage = "undo", .options = {&dry_run}},
        {.name = "log", .usage = "log", .options = {&format}}};
    const std::vector<Action> of_pairs = actions_of_pairs();
    actions.insert(actions.begin() + 1, of_pairs.begin(), of_pairs.end());
    return actions;
}

const std::vector<std::string>& fix_formats() {
    return k_formats;
}

Description fix_description() {
    return {
        .name = "fix",
        .summary = "correct the pairs of a document in the database",
        .examples =
            {{"diptych fix A/AC.290/2021/L.1",
              "Correct a document on the terminal, pair by pair; ? shows the keys."},
             {"diptych fix A/AC.290/2021/L.1 list --max-probability 0.5", "See the pairs that may be wrong."},
             {"diptych fix confirm 812 820",
              "Say that two pairs are right, by the numbers that search prints."},
             {"diptych fix merge 12 13", "Make one pair of two neighbours."},
             {"diptych fix split 14 --source-sentences 1 --target-sentences 2",
              "Make two of one: its first source sentence and its first two target sentences, and the rest."},
             {"diptych fix move 15 up --side target",
              "Take the first target sentence of pair 15 to the pair before."},
             {"diptych fix pair 16 17 --as \"1-2 1-0\"", "Share out the sentences of two pairs anew."},
             {"diptych fix flag 18 --note \"ask Geneva\"", "Leave a remark, to come back to it."},
             {"diptych fix A/AC.290/2021/L.1 undo", "Take back the last change."},
             {"diptych fix A/AC.290/2021/L.1 confirmed > confirmed.beads",
              "Write the confirmed pairs to a file."}},
        .text =
            "A pair is a group of sentences of the source with those of the target that say the same. It is "
            "named by its number in the database, which 'list' and 'diptych search' print; no number is ever "
            "given to another pair. DOCUMENT is a symbol or a number, and can be left out where pairs are "
            "named: 'diptych fix merge 12 13'. A document whose symbol is the name of an action is written "
            "by "
            "its number.\n"
            "merge PAIR PAIR... makes one pair of neighbours. split PAIR makes two of one, after so many "
            "sentences of each side. move PAIR up, or down, takes the first, or last, sentences of one side "
            "to the pair before, or behind. pair PAIR... shares out the sentences of neighbours among new "
            "pairs, as --as says. confirm PAIR... says that pairs are right, and unconfirm PAIR... takes "
            "that "
            "back. What merge, split, move and pair leave is confirmed as well. flag PAIR... leaves a "
            "remark, "
            "and unflag PAIR... takes it away. confirmed prints the confirmed pairs, log what was done and "
            "when, and undo takes back the last change; again, the one before.\n"
            "Without an ACTION, and with --interactive, the pairs are corrected with keys when standard "
            "input "
            "and output are a terminal; each change is kept at once. Else it is 'list'.\n"
            "Texts are never changed, and the sentences stay in their order.\n"
            "The exit status is 1 when there is nothing to undo."};
}

} // namespace diptych::cli

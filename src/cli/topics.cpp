#include "cli/topics.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/command.hpp"

#include <algorithm>

namespace diptych::cli {

namespace {

/// "align: tsv, jsonl or html", a paragraph for each command that has a choice.
std::string formats_of_commands() {
    std::string text;
    for (const std::unique_ptr<Command>& command : make_commands()) {
        const Description& description = command->description();
        for (const Option& option : description.options) {
            if (option.name == "format") {
                text += fmt::format("{}: {}.\n", description.name, enumerate(option.values.choices));
            }
        }
        for (const Positional& positional : description.positionals) {
            if (positional.name == "FORMAT") {
                text += fmt::format("{}: {}.\n", description.name, enumerate(positional.values.choices));
            }
        }
    }
    return text;
}

} // namespace

std::vector<Topic> help_topics() {
    return {
        {"formats", "what is read and written, by which command",
         "Texts are read as plain text (UTF-8, UTF-16, Windows-1252 and its like), PDF, Word (docx), "
         "OpenDocument "
         "(odt) and HTML. What is in a file tells, not its name.\n"
         "Ready pairs are read from TMX, XLIFF, the tsv of 'diptych align', and two files with a line a pair "
         "(--moses). Glossaries are read from TBX, CSV, TSV, XLSX, MultiTerm XML, UTX, OmegaT's glossaries "
         "and JSON "
         "Lines.\n"
         "What is written is said by --format, or by the ending of the file of -o: .tsv, .csv, .jsonl, "
         ".html, "
         ".tmx, .xlf, .tbx, .xlsx; .txt is a text or table to read. An ending that a command has no format "
         "for is "
         "refused. These are the formats, the usual one first:\n" +
             formats_of_commands()},
        {"queries", "what 'diptych search' and 'diptych lookup' look for",
         "Words next to each other are one phrase. Case, accents and inflection do not count: 'resolutions' "
         "finds "
         "'Résolution'. --case finds only the same letters.\n"
         "In 'diptych search', AND, OR and NOT in capitals join phrases, parentheses group them, and NOT "
         "binds "
         "closest: 'mandat AND (proroger OR renouveler)'. A star lets the last word of a phrase go on: "
         "'négoci*'. "
         "In quotation marks (\") all these are text. --in-source and --in-target ask for something on one "
         "side.\n"
         "'diptych lookup' takes the words as they are: they are one term or phrase. When nothing is called "
         "so, it "
         "shows terms that begin so or are written nearly so.\n"
         "Which pairs are looked through is said by --document, --symbol-prefix, --since, --until, "
         "--min-probability, --max-probability and --flagged, alike in search, leverage and export."},
        {"json", "how JSON Lines are to be read",
         "With --format jsonl a command prints JSON Lines: an object a line, in UTF-8. Members that are not "
         "known "
         "are left out or null; a program should pass over members that it does not know.\n"
         "Texts are as they are stored. Languages are BCP 47 tags such as fr or pt-BR. Probabilities are "
         "from 0 "
         "to 1. Places in a text are counted in bytes of UTF-8, as the first byte and the one behind the "
         "last. "
         "Dates are ISO 8601.\n"
         "The members of each command's objects stand in its manual page, under FORMATS."}};
}

} // namespace diptych::cli

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
         "Texts are read as plain text (UTF-8, UTF-16, Windows-1252 and its like), PDF, Word (docx), PowerPoint "
         "(pptx), Excel (xlsx, the cells that are text), OpenDocument (odt, odp, ods), HTML, EPUB, subtitles (SubRip, "
         "WebVTT) and Markdown. What is in a file tells, not its name; only Markdown is known by its ending (.md, "
         ".markdown).\n"
         "Ready pairs are read from TMX, XLIFF, gettext catalogues (PO), the tsv of 'diptych align', tables whose "
         "first row names two languages, tables of two columns in Word, OpenDocument, Excel and HTML files, and two "
         "files with a line a pair (--moses). 'diptych add' pairs two files with texts under keys by these: Java "
         "properties, Apple strings, Android strings, JSON, ARB, RESX. Glossaries are read from TBX, CSV, TSV, XLSX, MultiTerm XML, UTX, OmegaT's glossaries "
         "and JSON "
         "Lines.\n"
         "What is written is said by --format, or by the ending of the file of -o: .tsv, .csv, .jsonl, "
         ".html, "
         ".tmx, .xlf, .srt, .tbx, .xlsx; .txt is a text or table to read. An ending that a command has no format "
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
         "With --format jsonl a command prints JSON Lines: an object a line, in UTF-8. Its member 'type' "
         "says what "
         "it is; a member is left out when there is nothing to say. The shapes are JSON Schema: "
         "share/diptych/schema/TYPE.schema.json where Diptych is installed.\n"
         "A text is one string and has the bytes of the corpus. A language is a BCP 47 tag such as fr or "
         "pt-BR, und "
         "when it is not known. A probability is from 0 to 1. A range of a text is counted in bytes, the "
         "first one "
         "and the one behind the last. A date is ISO 8601.\n"
         "A pair looks alike wherever it comes from: align, fix list, search, lookup, leverage, check and "
         "export. Its "
         "member 'pair' is the number that 'diptych fix' takes."}};
}

} // namespace diptych::cli

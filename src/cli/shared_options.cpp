#include "cli/shared_options.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/settings.hpp"
#include "text/utf8.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <filesystem>

namespace diptych::cli {

Option database_option(std::string& path, const std::string& which) {
    const bool is_usual = which.empty();
    return option(
        path, {.name = "db",
               .value_name = "FILE",
               .help = "the database to use" +
                       (is_usual ? ", instead of $DIPTYCH_DB or ~/.local/share/diptych/diptych.db" : which),
               .details = is_usual ? "Where **XDG_DATA_HOME** is set, `diptych/diptych.db` in that folder "
                                     "takes the place of the latter."
                                   : "",
               .values = {.file = true},
               .may_be_settled = is_usual,
               .variable = is_usual ? "DIPTYCH_DB" : ""});
}

Option output_option(std::optional<std::string>& path) {
    return option(path, {.name = "output",
                         .letter = 'o',
                         .value_name = "FILE",
                         .help = "write to FILE, which appears when it is whole; without this option, or "
                                 "when FILE is -, write to the standard output",
                         .details = "A failure leaves an older file as it was. A file that is read, "
                                    "or the database, is refused. The ending names the format when no other "
                                    "option does (`.xlf` is xliff).",
                         .values = {.file = true}});
}

Option lines_option(bool& lines) {
    return option(lines, {.name = "lines",
                          .help = "take each line for a sentence and each empty line for the end of a "
                                  "paragraph",
                          .details = "For texts that something else has cut already."});
}

Option symbol_option(std::string& symbol) {
    return option(symbol, {.name = "symbol",
                           .value_name = "SYMBOL",
                           .help = "the symbol of the document, the same in all languages, such as "
                                   "A/AC.290/2021/L.1",
                           .details = "It becomes part of what has a place for it; look-ups name it."});
}

Option encoding_option(std::optional<std::string>& name) {
    return option(name, {.name = "encoding",
                         .value_name = "NAME",
                         .help = "the encoding of a plain text, such as windows-1252; found out without "
                                 "this option"});
}

Option dry_run_option(bool& dry_run) {
    return option(dry_run, {.name = "dry-run", .help = "show what would change, and change nothing"});
}

Option yes_option(bool& yes) {
    return option(yes, {.name = "yes", .letter = 'y', .help = "do not ask, on a terminal either"});
}

Option who_option(std::string& who) {
    return option(who, {.name = "who",
                        .value_name = "NAME",
                        .help = "who makes the change, for the history; instead of $DIPTYCH_USER or the "
                                "user's name",
                        .may_be_settled = true,
                        .variable = "DIPTYCH_USER"});
}

Option moses_option(bool& moses) {
    return option(moses, {.name = "moses",
                          .help = "take line n of TARGET for the translation of line n of SOURCE, as Moses "
                                  "and OPUS have it",
                          .details = "Texts that have a sentence a line, but are not paired yet, are a case "
                                     "for **--lines**."});
}

Option title_option(std::string& title, const std::string& help) {
    return option(title, {.name = "title", .value_name = "TEXT", .help = "the title: " + help});
}

Option limit_option(std::size_t& limit, const std::string& help) {
    return option(limit, {.name = "limit",
                          .letter = 'n',
                          .value_name = "NUMBER",
                          .help = "how many to show at most: " + help});
}

Option jobs_option(std::optional<std::size_t>& jobs, const std::string& help) {
    return option(jobs, {.name = "jobs",
                         .value_name = "NUMBER",
                         .help = "how much to do at a time: " + help +
                                 "; without this option as many as there are processors",
                         .details = "The result does not depend on it."});
}

Option language_option(std::optional<model::LanguageTag>& language, const std::string& help) {
    return option(language, {.name = "lang", .value_name = "LANG", .help = "the language: " + help});
}

Option source_language_option(std::optional<model::LanguageTag>& language, const std::string& help) {
    return option(
        language,
        {.name = "source-lang",
         .value_name = "LANG",
         .help = "the language of the source: " + help,
         .details =
             "It is written as a BCP 47 tag such as `fr` or `pt-BR`. Where it is guessed, a note says so.",
         .may_be_settled = true});
}

Option target_language_option(std::optional<model::LanguageTag>& language, const std::string& help) {
    return option(language, {.name = "target-lang",
                             .value_name = "LANG",
                             .help = "the language of the target: " + help,
                             .may_be_settled = true});
}

Option min_probability_option(std::optional<double>& probability) {
    return probability_option(probability, {.name = "min-probability",
                                            .value_name = "P",
                                            .help = "only pairs with at least the probability P, from 0 to 1",
                                            .details = "What a person has confirmed has the probability 1."});
}

Option max_probability_option(std::optional<double>& probability) {
    return probability_option(probability,
                              {.name = "max-probability",
                               .value_name = "P",
                               .help = "only pairs with at most the probability P, from 0 to 1"});
}

Option flagged_option(bool& flagged, const std::string& help) {
    return option(flagged, {.name = "flagged",
                            .help = "only pairs that somebody flagged" + help,
                            .details = "**diptych fix** *NUMBER* **flag** does that."});
}

Option document_option(std::vector<std::string>& documents) {
    return option(documents, {.name = "document",
                              .value_name = "DOCUMENT",
                              .help = "only this document of the database, by its symbol or number; may be "
                                      "given several times",
                              .values = {.stored = "documents"}});
}

Option format_option(std::string& format, std::vector<std::string> formats, const std::string& help) {
    return option(format, {.name = "format",
                           .value_name = "FORMAT",
                           .help = "what to write: " + help,
                           .values = {.choices = std::move(formats)}});
}

Option status_option(std::optional<model::Status>& status, const std::string& help) {
    return choice_option(
        status, model::status_names(), model::status_of,
        {.name = "status",
         .value_name = "STATUS",
         .help = fmt::format("only terms of this status{}: {}", help, enumerate(model::status_names()))});
}

Option new_status_option(std::optional<model::Status>& status, const std::string& help) {
    return choice_option(
        status, model::status_names(), model::status_of,
        {.name = "new-status",
         .value_name = "STATUS",
         .help = fmt::format("the status to give, {}: {}", help, enumerate(model::status_names()))});
}

Option min_frequency_option(std::size_t& frequency, const std::string& help) {
    return option(frequency, {.name = "min-frequency",
                              .value_name = "NUMBER",
                              .help = "leave out what stands fewer times in the texts: " + help});
}

Option subject_option(std::string& subject, const std::string& help) {
    return option(subject,
                  {.name = "subject", .value_name = "SUBJECT", .help = "the subject field: " + help});
}

namespace {

const std::vector<std::string> k_listing_formats{"table", "tsv", "jsonl"};

} // namespace

std::vector<Option> ListingOptions::describe(const std::string& item) {
    return {format_option(
                format, k_listing_formats,
                fmt::format("table (the default), to read; tsv, {} a line; or jsonl, JSON Lines", item)),
            database_option(database)};
}

void ListingOptions::complete() {
    format = format_of(format, k_listing_formats, {});
    database = database_path(database);
}

Positional input_file(std::string& file, std::string name) {
    return argument(file, {.name = std::move(name), .values = {.file = true}});
}

std::string database_path(const std::string& named) {
    if (!named.empty()) {
        return named;
    }
    // The XDG Base Directory Specification has relative paths ignored.
    if (const std::string folder = environment("XDG_DATA_HOME"); folder.starts_with('/')) {
        return folder + "/diptych/diptych.db";
    }
    if (const std::string home = environment("HOME"); !home.empty()) {
        return home + "/.local/share/diptych/diptych.db";
    }
    throw base::UsageError{
        "It is not clear where the database is, since HOME is not set. Name it with --db."};
}

namespace {

/// By which the system knows who runs the program; empty when it does not.
std::string name_of_user() {
    const passwd* const user = ::getpwuid(::geteuid());
    return user == nullptr ? std::string{} : std::string{user->pw_name};
}

} // namespace

void complete(pipeline::EditOptions& options) {
    for (const char* name : {"USER", "LOGNAME"}) {
        options.who = options.who.empty() ? environment(name) : options.who;
    }
    options.who = options.who.empty() ? name_of_user() : options.who;
    if (const std::optional<std::size_t> byte = text::find_invalid_utf8(options.who)) {
        throw base::UsageError{
            fmt::format("The name of who makes the change is not valid UTF-8 at byte {}.", *byte)};
    }
    std::time_t now = std::time(nullptr);
    const std::string epoch = environment("SOURCE_DATE_EPOCH");
    std::from_chars(epoch.data(), epoch.data() + epoch.size(), now); // as it is when that is no number
    std::tm utc{};
    gmtime_r(&now, &utc);
    options.today = fmt::format("{:04}-{:02}-{:02}", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday);
}

namespace {

/// The endings of files of that format, the usual one first; none where the name of a file does not tell.
std::vector<std::string> endings_of(const std::string& format) {
    if (format == "table" || format == "text") {
        return {".txt"};
    }
    if (format == "moses") { // two files, whose endings are languages
        return {};
    }
    if (format == "xliff") {
        return {".xlf", ".xliff"};
    }
    if (format == "html") {
        return {".html", ".htm"};
    }
    return {"." + format};
}

} // namespace

std::string format_of(const std::string& named, const std::vector<std::string>& formats,
                      const std::optional<std::string>& output) {
    if (!named.empty()) {
        return named;
    }
    const std::string ending =
        base::to_lower_ascii(std::filesystem::path{output.value_or("")}.extension().string());
    if (ending.empty()) {
        return formats.front();
    }
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const std::string& format) {
        const std::vector<std::string> endings = endings_of(format);
        return std::find(endings.begin(), endings.end(), ending) != endings.end();
    });
    if (found == formats.end()) {
        std::vector<std::string> known;
        for (const std::string& format : formats) {
            const std::vector<std::string> endings = endings_of(format);
            known.insert(known.end(), endings.begin(), endings.empty() ? endings.end() : endings.begin() + 1);
        }
        throw base::UsageError{fmt::format("The ending of '{}' names no format. Choose {}, or say the format "
                                           "with --format.",
                                           *output, enumerate(known))};
    }
    return *found;
}

std::vector<Option> PairingOptions::languages() {
    return {
        source_language_option(align.source.language,
                               "that of SOURCE, such as fr; without this option it is guessed from the text"),
        target_language_option(align.target.language, "that of TARGET, likewise")};
}

std::vector<Option> PairingOptions::knowledge() {
    using lexicon::DictionaryOrder;
    return {
        option(lexicon_file,
               {.name = "lexicon",
                .value_name = "FILE",
                .help = "know the words of a lexicon made by 'diptych train-lexicon', besides the one that "
                        "comes with the program; 'none' for neither",
                .details = "It is made for these two languages, in either direction.",
                .values = {.file = true}}),
        option(dictionary_file,
               {.name = "dictionary",
                .value_name = "FILE",
                .help = "know the words of a dictionary: hunalign's format, two columns separated by a tab "
                        "(source first), or a dictd dictionary",
                .details = "Its form is told from its name and contents; see **DICTIONARIES** in "
                           "**diptych-align**(1).",
                .values = {.file = true}}),
        choice_option<DictionaryOrder>(
            order,
            {{"usual", DictionaryOrder::usual},
             {"source", DictionaryOrder::source_first},
             {"target", DictionaryOrder::target_first}},
            {.name = "dictionary-order",
             .value_name = "SIDE",
             .help =
                 "which language comes first in the dictionary: usual (the default: as its format has it), "
                 "source or target"}),
        option(align.force,
               {.name = "force",
                .help = "pair the texts even if they do not look like translations of each other",
                .details = "See **UNRELATED TEXTS** in **diptych-align**(1)."})};
}

pipeline::AlignOptions PairingOptions::value() const {
    pipeline::AlignOptions options = align;
    options.source.lines = options.target.lines = lines;
    options.lexicons.shipped = lexicon_file != "none";
    if (options.lexicons.shipped && !lexicon_file.empty()) {
        options.lexicons.files.push_back(lexicon_file);
    }
    if (!dictionary_file.empty()) {
        options.lexicons.dictionaries.push_back(dictionary_file);
    } else if (order) {
        throw base::UsageError{"--dictionary-order says something of a --dictionary, and there is none."};
    }
    options.lexicons.order = order.value_or(lexicon::DictionaryOrder::usual);
    return options;
}

void check_not_both_standard_input(const std::string& source, const std::string& target) {
    if (source == "-" && target == "-") {
        throw base::UsageError{
            "SOURCE and TARGET cannot both be '-', the standard input. Name a file for one."};
    }
}

void check_standard_input_once(const std::vector<std::string>& words) {
    if (std::count(words.begin(), words.end(), "-") > 1) {
        throw base::UsageError{"Only one file can be '-', the standard input. Name the others."};
    }
}

} // namespace diptych::cli

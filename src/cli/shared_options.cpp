#include "cli/shared_options.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace diptych::cli {

namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

} // namespace

Option database_option() {
    return {.name = "db",
            .value_name = "FILE",
            .help = "the database to use, instead of $DIPTYCH_DB or ~/.local/share/diptych/diptych.db",
            .values = {.file = true}};
}

Option who_option() {
    return {.name = "who",
            .value_name = "NAME",
            .help = "who makes the change, for the history; instead of $DIPTYCH_USER or the user's name"};
}

Option output_option() {
    return {.name = "output",
            .letter = 'o',
            .value_name = "FILE",
            .help = "write to FILE, which appears when it is whole; without this option, or when FILE is -, "
                    "write to the standard output",
            .values = {.file = true}};
}

Option lines_option() {
    return {.name = "lines",
            .value_name = "",
            .help = "take each line for a sentence and each empty line for the end of a paragraph"};
}

Option symbol_option() {
    return {.name = "symbol",
            .value_name = "SYMBOL",
            .help = "the symbol of the document, the same in all languages, such as A/AC.290/2021/L.1"};
}

Option min_probability_option() {
    return {.name = "min-probability",
            .value_name = "P",
            .help = "leave out pairs whose probability is less than P, a number from 0 to 1"};
}

std::vector<Option> pair_language_options() {
    return {{.name = "source-lang",
             .value_name = "LANG",
             .help = "the language of SOURCE, such as fr; without this option it is guessed from the text"},
            {.name = "target-lang", .value_name = "LANG", .help = "the language of TARGET, likewise"}};
}

std::vector<Option> knowledge_options() {
    return {
        {.name = "lexicon",
         .value_name = "FILE",
         .help = "know the words of a lexicon made by 'diptych train-lexicon', besides the one that comes "
                 "with the program; 'none' for neither",
         .values = {.file = true}},
        {.name = "dictionary",
         .value_name = "FILE",
         .help = "know the words of a dictionary: hunalign's format, two columns separated by a tab (source "
                 "first), or a dictd dictionary",
         .values = {.file = true}},
        {.name = "dictionary-order",
         .value_name = "SIDE",
         .help = "which language comes first in the dictionary: usual (the default: as its format has it), "
                 "source or target",
         .values = {.choices = {"usual", "source", "target"}}},
        {.name = "force",
         .value_name = "",
         .help = "pair the texts even if they do not look like translations of each other"}};
}

Option format_option(std::vector<std::string> formats, std::string help) {
    return {.name = "format",
            .value_name = "FORMAT",
            .help = std::move(help),
            .values = {.choices = std::move(formats)}};
}

Positional input_file(std::string name) {
    return {.name = std::move(name), .values = {.file = true}};
}

std::string database_path(const Arguments& arguments) {
    if (const std::optional<std::string> path = arguments.value("db")) {
        return *path;
    }
    if (std::string path = environment("DIPTYCH_DB"); !path.empty()) {
        return path;
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

pipeline::EditOptions edit_options_of(const Arguments& arguments) {
    pipeline::EditOptions options;
    options.dry_run = arguments.has("dry-run");
    options.force = arguments.has("force");
    options.who = arguments.value("who").value_or("");
    for (const char* name : {"DIPTYCH_USER", "USER", "LOGNAME"}) {
        options.who = options.who.empty() ? environment(name) : options.who;
    }
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
    return options;
}

std::optional<model::LanguageTag> language_value(const Arguments& arguments, const std::string& option) {
    const std::optional<std::string> value = arguments.value(option);
    if (!value) {
        return std::nullopt;
    }
    std::optional<model::LanguageTag> tag = model::LanguageTag::parse(*value);
    if (!tag) {
        throw base::UsageError{
            fmt::format("The option '--{}' cannot be '{}'. Give a language code such as fr, en or pt-BR.",
                        option, *value)};
    }
    return tag;
}

std::optional<double> probability_value(const Arguments& arguments, const std::string& option) {
    const std::optional<std::string> text = arguments.value(option);
    if (!text) {
        return std::nullopt;
    }
    double value = 0;
    const char* const end = text->data() + text->size();
    const auto [stop, error] = std::from_chars(text->data(), end, value);
    if (error != std::errc{} || stop != end || !(value >= 0.0 && value <= 1.0)) {
        throw base::UsageError{
            fmt::format("The option '--{}' cannot be '{}'. Give a number from 0 to 1.", option, *text)};
    }
    return value;
}

std::string format_value(const Arguments& arguments, const std::vector<std::string>& formats) {
    return format_value(arguments, formats, arguments.value("output").value_or(""));
}

std::string format_value(const Arguments& arguments, const std::vector<std::string>& formats,
                         const std::string& output) {
    if (const std::optional<std::string> format = arguments.value("format")) {
        return *format;
    }
    std::string ending = base::to_lower_ascii(std::filesystem::path{output}.extension().string());
    ending = ending == ".xlf" ? ".xliff" : ending;
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [&](const std::string& format) { return ending == "." + format; });
    return found == formats.end() ? formats.front() : *found;
}

namespace {

pipeline::LexiconOptions lexicon_options(const Arguments& arguments) {
    pipeline::LexiconOptions options;
    if (const auto file = arguments.value("lexicon")) {
        options.shipped = *file != "none";
        if (options.shipped) {
            options.files.push_back(*file);
        }
    }
    if (const auto file = arguments.value("dictionary")) {
        options.dictionaries.push_back(*file);
    }
    const std::string order = arguments.value("dictionary-order").value_or("usual");
    if (arguments.has("dictionary-order") && options.dictionaries.empty()) {
        throw base::UsageError{"--dictionary-order says something of a --dictionary, and there is none."};
    }
    options.order = order == "source"   ? lexicon::DictionaryOrder::source_first
                    : order == "target" ? lexicon::DictionaryOrder::target_first
                                        : lexicon::DictionaryOrder::usual;
    return options;
}

} // namespace

pipeline::AlignOptions align_options(const Arguments& arguments) {
    pipeline::AlignOptions options;
    options.source.language = language_value(arguments, "source-lang");
    options.target.language = language_value(arguments, "target-lang");
    options.source.lines = options.target.lines = arguments.has("lines");
    options.symbol = arguments.value("symbol").value_or("");
    options.lexicons = lexicon_options(arguments);
    options.lexicons.database = arguments.value("db").value_or("");
    options.pins = arguments.value("pins").value_or("");
    options.force = arguments.has("force");
    options.embeddings = arguments.two_values("embeddings");
    options.overlaps = arguments.two_values("overlaps");
    if (options.embeddings.empty() != options.overlaps.empty()) {
        throw base::UsageError{
            "--embeddings and --overlaps go together: the rows of numbers, and their texts."};
    }
    return options;
}

PairArguments pair_arguments(const Arguments& arguments) {
    const std::vector<std::string>& files = arguments.positionals();
    PairArguments pair{.source = files[0], .target = files.size() > 1 ? files[1] : "", .options = {}};
    if (pair.source == "-" && pair.target == "-") {
        throw base::UsageError{
            "SOURCE and TARGET cannot both be '-', the standard input. Name a file for one."};
    }
    pair.options = align_options(arguments);
    return pair;
}

} // namespace diptych::cli

#include "base/error.hpp"
#include "cli/arguments.hpp"
#include "support/catch.hpp"

#include <optional>
#include <string>
#include <vector>

using diptych::base::UsageError;
using diptych::cli::argument;
using diptych::cli::k_many;
using diptych::cli::Option;
using diptych::cli::option;
using diptych::cli::Positional;

namespace {

/// What a command line fills.
struct Filled {
    std::string format;
    std::optional<std::string> output;
    std::optional<std::size_t> limit;
    bool lines = false;
    bool quiet = false;
    std::vector<std::string> add;
    std::vector<std::string> pair;
    std::optional<double> share;
    std::optional<double> score;
    std::optional<diptych::model::LanguageTag> language;
    std::string date;
    std::size_t percent = 75;
    int order = 0;
    std::vector<std::string> files;
    std::vector<std::string> given; ///< names of the options

    std::vector<Option> describe() {
        return {
            option(format,
                   {.name = "format", .value_name = "FORMAT", .values = {.choices = {"tsv", "jsonl"}}}),
            option(output, {.name = "output", .letter = 'o', .value_name = "FILE", .values = {.file = true}}),
            option(limit, {.name = "limit", .letter = 'n', .value_name = "NUMBER"}),
            option(lines, {.name = "lines", .letter = 'l'}),
            option(quiet, {.name = "quiet", .letter = 'q'}),
            option(add, {.name = "add", .value_name = "TEXT", .hidden_aliases = {"insert", "a"}}),
            option(
                pair,
                {.name = "pair", .value_name = "LEFT RIGHT", .values = {.file = true}, .two_values = true}),
            diptych::cli::probability_option(share, {.name = "share", .value_name = "P"}),
            diptych::cli::number_option(score, {.name = "score", .value_name = "SCORE"}),
            option(language, {.name = "lang", .value_name = "LANG"}),
            diptych::cli::date_option(date, {.name = "date", .value_name = "DATE"}),
            option(percent,
                   {.name = "percent", .value_name = "PERCENT", .values = {.least = 50, .most = 100}}),
            diptych::cli::choice_option<int>(order, {{"first", 1}, {"second", 2}},
                                             {.name = "order", .value_name = "ORDER"})};
    }
};

Filled parse(const std::vector<std::string>& words) {
    Filled filled;
    std::vector<Option> options = filled.describe();
    diptych::cli::parse_arguments(words, options,
                                  {argument(filled.files, {.name = "SOURCE", .values = {.file = true}}),
                                   argument(filled.files, {.name = "TARGET", .values = {.file = true}})});
    for (const Option& each : options) {
        if (each.given) {
            filled.given.push_back(each.name);
        }
    }
    return filled;
}

/// The sentence with which these words are refused.
std::string refusal(const std::vector<std::string>& words) {
    try {
        parse(words);
    } catch (const UsageError& e) {
        return e.what();
    }
    return "accepted";
}

} // namespace

TEST_CASE("arguments: options and arguments may be mixed") {
    const Filled arguments = parse({"a", "--format", "tsv", "b", "-o", "c", "--lines"});
    CHECK(arguments.files == std::vector<std::string>{"a", "b"});
    CHECK(arguments.format == "tsv");
    CHECK(arguments.output == "c");
    CHECK(arguments.lines);
    CHECK_FALSE(arguments.quiet);
    CHECK_FALSE(arguments.limit.has_value());
}

TEST_CASE("arguments: a value may be joined to its option") {
    CHECK(parse({"a", "b", "--format=jsonl"}).format == "jsonl");
    CHECK(parse({"a", "b", "-oc"}).output == "c");
}

TEST_CASE("arguments: flags of one letter may be joined") {
    const Filled arguments = parse({"-lq", "a", "b"});
    CHECK(arguments.lines);
    CHECK(arguments.quiet);
}

TEST_CASE("arguments: a dash alone is an argument or a value") {
    CHECK(parse({"-", "b"}).files.front() == "-");
    CHECK(parse({"a", "b", "-o", "-"}).output == "-");
}

TEST_CASE("arguments: after two dashes everything is an argument") {
    CHECK(parse({"--", "--lines", "-o"}).files == std::vector<std::string>{"--lines", "-o"});
}

TEST_CASE("arguments: an unknown option is named, with the one that may have been meant") {
    CHECK(refusal({"a", "b", "--formt", "tsv"}) == "There is no option '--formt'. Did you mean '--format'?");
    CHECK(refusal({"a", "b", "-format", "tsv"}) == "There is no option '-format'. Did you mean '--format'?");
    CHECK(refusal({"a", "b", "--xyzzy"}) == "There is no option '--xyzzy'.");
    CHECK(refusal({"a", "b", "-z"}) == "There is no option '-z'.");
}

TEST_CASE("arguments: the beginning of an option is not the option") {
    CHECK(refusal({"a", "b", "--form", "tsv"}) == "There is no option '--form'. Did you mean '--format'?");
}

TEST_CASE("arguments: a value that is missing or empty is refused, and the choices are listed") {
    CHECK(refusal({"a", "b", "--format"}) == "The option '--format' needs a value: tsv or jsonl.");
    CHECK(refusal({"a", "b", "--format="}) == "The option '--format' needs a value: tsv or jsonl.");
    CHECK(refusal({"a", "b", "-o"}) == "The option '--output' needs a value.");
    CHECK(refusal({"a", "b", "-o", ""}) == "The option '--output' is empty. Name a file.");
}

TEST_CASE("arguments: a value that is no choice is refused, with the one that may have been meant") {
    CHECK(refusal({"a", "b", "--format", "json"}) ==
          "The option '--format' cannot be 'json'. Did you mean 'jsonl'? Choose tsv or jsonl.");
    CHECK(refusal({"a", "b", "--format", "TSV"}) ==
          "The option '--format' cannot be 'TSV'. Did you mean 'tsv'? Choose tsv or jsonl.");
    CHECK(refusal({"a", "b", "--format", "docx"}) ==
          "The option '--format' cannot be 'docx'. Choose tsv or jsonl.");
}

TEST_CASE("arguments: a flag takes no value") {
    CHECK(refusal({"a", "b", "--lines=3"}) == "The option '--lines' takes no value.");
}

TEST_CASE("arguments: an option of a value may be given once, a flag as often as one likes") {
    CHECK(refusal({"a", "b", "-o", "c", "--output", "d"}) ==
          "The option '--output' is given twice. Give it once.");
    CHECK(parse({"-q", "-q", "a", "b"}).quiet);
}

TEST_CASE("arguments: an option may take two values") {
    const Filled arguments = parse({"a", "--pair", "x", "y z", "b"});
    CHECK(arguments.pair == std::vector<std::string>{"x", "y z"});
    CHECK(arguments.files == std::vector<std::string>{"a", "b"});
    CHECK(parse({"--pair", "x", "y", "-q", "a", "b"}).quiet);
    CHECK(parse({"a", "b"}).pair.empty());
    CHECK(parse({"--pair", "a=b", "=", "a", "b"}).pair == std::vector<std::string>{"a=b", "="});
    CHECK(parse({"--", "--pair", "x"}).files == std::vector<std::string>{"--pair", "x"});
}

TEST_CASE("arguments: an option of two values is refused with one, with an empty one and twice") {
    const std::string needs_two = "The option '--pair' needs two values: LEFT RIGHT.";
    CHECK(refusal({"a", "b", "--pair"}) == needs_two);
    CHECK(refusal({"a", "b", "--pair", "x"}) == needs_two);
    CHECK(refusal({"--pair", "x", "--lines", "a", "b"}) == needs_two);
    CHECK(refusal({"--pair", "-o", "x", "a", "b"}) == needs_two);
    CHECK(refusal({"--pair", "x", "--", "a", "b"}) == needs_two);
    CHECK(refusal({"a", "b", "--pair=x", "y"}) ==
          "The option '--pair' has no room for two values behind '='. Write --pair LEFT RIGHT.");
    CHECK(refusal({"a", "b", "--pair", "x", ""}) == "The option '--pair' is empty. Name a file.");
    CHECK(refusal({"a", "b", "--pair", "x", "y", "--pair", "x", "y"}) ==
          "The option '--pair' is given twice. Give it once.");
    CHECK(refusal({"a", "b", "--pari", "x", "y"}) == "There is no option '--pari'. Did you mean '--pair'?");
}

TEST_CASE("arguments: too few and too many are refused by name") {
    CHECK(refusal({}) == "The argument SOURCE is missing.");
    CHECK(refusal({"a"}) == "The argument TARGET is missing.");
    CHECK(refusal({"a", "b", "c"}) == "There is an argument too many: 'c'.");
    CHECK(refusal({"", "b"}) == "The argument SOURCE is empty. Name a file.");
}

TEST_CASE("arguments: an argument that may be repeated takes all there are") {
    std::vector<std::string> words;
    std::vector<Option> none;
    const std::vector<Positional> text{argument(words, {.name = "TEXT", .maximum = k_many})};
    diptych::cli::parse_arguments({"groupe", "de", "travail"}, none, text);
    CHECK(words == std::vector<std::string>{"groupe", "de", "travail"});
    CHECK_THROWS_AS(diptych::cli::parse_arguments({}, none, text), UsageError);
}

TEST_CASE("arguments: a count is a number from 1 up") {
    CHECK(parse({"a", "b", "-n", "12"}).limit == 12);
    CHECK_FALSE(parse({"a", "b"}).limit.has_value());
    for (const char* wrong : {"0", "-1", "1.5", "many", "12x", "99999999999999999999999"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(parse({"a", "b", std::string{"--limit="} + wrong}).limit, UsageError);
    }
}

TEST_CASE("option: choices are enumerated as in a sentence") {
    CHECK(diptych::cli::enumerate({"tbx"}) == "tbx");
    CHECK(diptych::cli::enumerate({"a", "b", "c"}) == "a, b or c");
}

TEST_CASE("arguments: an option that may be given many times keeps all its values in order") {
    const Filled arguments = parse({"a", "--add", "one", "b", "--add=two"});
    CHECK(arguments.add == std::vector<std::string>{"one", "two"});
    CHECK(arguments.given == std::vector<std::string>{"add"});
    CHECK(arguments.files == std::vector<std::string>{"a", "b"});
}

TEST_CASE("arguments: an alias that is shown nowhere is understood") {
    CHECK(parse({"a", "b", "--insert", "one", "-a", "two", "--add=three"}).add ==
          std::vector<std::string>{"one", "two", "three"});
    CHECK(refusal({"a", "b", "--inser", "one"}) == "There is no option '--inser'.");
}

TEST_CASE("arguments: an option knows whether it was given, and its variable keeps its value when not") {
    CHECK(parse({"a", "b", "-n", "3", "--lines"}).given == std::vector<std::string>{"limit", "lines"});
    CHECK(parse({"a", "b"}).percent == 75);
    Filled filled;
    std::vector<Option> options = filled.describe();
    diptych::cli::parse_arguments({"--lines", "--percent", "60"}, options, {});
    CHECK(diptych::cli::first_given(options, {&filled.limit, &filled.percent, &filled.lines})->name ==
          "percent");
    CHECK(diptych::cli::first_given(options, {&filled.limit, &filled.output}) == nullptr);
}

TEST_CASE("arguments: a value is of the kind of its option, or refused with what it should be") {
    CHECK(parse({"a", "b", "--share", "0.5"}).share == 0.5);
    CHECK(refusal({"a", "b", "--share", "1.5"}) ==
          "The option '--share' cannot be '1.5'. Give a number from 0 to 1.");
    CHECK(refusal({"a", "b", "--share", "nan"}) ==
          "The option '--share' cannot be 'nan'. Give a number from 0 to 1.");
    CHECK(parse({"a", "b", "--score", "-2"}).score == -2.0);
    CHECK(refusal({"a", "b", "--score", "high"}) ==
          "The option '--score' cannot be 'high'. Give a number, such as 0.5.");
    CHECK(parse({"a", "b", "--lang", "pt-br"}).language->str() == "pt-BR");
    CHECK(refusal({"a", "b", "--lang", "?"}) ==
          "The option '--lang' cannot be '?'. Give a language code such as fr, en or pt-BR.");
    CHECK(parse({"a", "b", "--date", "2021-03"}).date == "2021-03");
    CHECK(refusal({"a", "b", "--date", "March"}) ==
          "The option '--date' cannot be 'March'. Give a date such as 2021, 2021-03 or 2021-03-12.");
    CHECK(parse({"a", "b", "--percent", "50"}).percent == 50);
    CHECK(refusal({"a", "b", "--percent", "49"}) ==
          "The option '--percent' cannot be '49'. Give a number from 50 to 100.");
    CHECK(refusal({"a", "b", "--limit", "0"}) ==
          "The option '--limit' cannot be '0'. Give a number from 1 up.");
    CHECK(parse({"a", "b", "--order", "second"}).order == 2);
    CHECK(refusal({"a", "b", "--order", "third"}) ==
          "The option '--order' cannot be 'third'. Choose first or second.");
}

#include "base/error.hpp"
#include "cli/arguments.hpp"
#include "support/catch.hpp"

using diptych::base::UsageError;
using diptych::cli::Arguments;
using diptych::cli::k_many;
using diptych::cli::Option;
using diptych::cli::Positional;

namespace {

const std::vector<Option> k_options{
    {.name = "format", .value_name = "FORMAT", .help = "", .values = {.choices = {"tsv", "jsonl"}}},
    {.name = "output", .letter = 'o', .value_name = "FILE", .help = "", .values = {.file = true}},
    {.name = "limit", .letter = 'n', .value_name = "NUMBER", .help = ""},
    {.name = "lines", .letter = 'l', .value_name = "", .help = ""},
    {.name = "quiet", .letter = 'q', .value_name = "", .help = ""},
    {.name = "add", .value_name = "TEXT", .help = "", .many = true},
    {.name = "pair", .value_name = "LEFT RIGHT", .help = "", .values = {.file = true}, .two_values = true}};

const std::vector<Positional> k_two_files{{.name = "SOURCE", .values = {.file = true}},
                                          {.name = "TARGET", .values = {.file = true}}};

Arguments parse(const std::vector<std::string>& words) {
    return Arguments::parse(words, k_options, k_two_files);
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
    const Arguments arguments = parse({"a", "--format", "tsv", "b", "-o", "c", "--lines"});
    CHECK(arguments.positionals() == std::vector<std::string>{"a", "b"});
    CHECK(arguments.value("format") == "tsv");
    CHECK(arguments.value("output") == "c");
    CHECK(arguments.has("lines"));
    CHECK_FALSE(arguments.has("quiet"));
    CHECK_FALSE(arguments.value("limit").has_value());
}

TEST_CASE("arguments: a value may be joined to its option") {
    CHECK(parse({"a", "b", "--format=jsonl"}).value("format") == "jsonl");
    CHECK(parse({"a", "b", "-oc"}).value("output") == "c");
}

TEST_CASE("arguments: flags of one letter may be joined") {
    const Arguments arguments = parse({"-lq", "a", "b"});
    CHECK(arguments.has("lines"));
    CHECK(arguments.has("quiet"));
}

TEST_CASE("arguments: a dash alone is an argument or a value") {
    CHECK(parse({"-", "b"}).positionals().front() == "-");
    CHECK(parse({"a", "b", "-o", "-"}).value("output") == "-");
}

TEST_CASE("arguments: after two dashes everything is an argument") {
    CHECK(parse({"--", "--lines", "-o"}).positionals() == std::vector<std::string>{"--lines", "-o"});
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
    CHECK(parse({"-q", "-q", "a", "b"}).has("quiet"));
}

TEST_CASE("arguments: an option may take two values") {
    const Arguments arguments = parse({"a", "--pair", "x", "y z", "b"});
    CHECK(arguments.two_values("pair") == std::vector<std::string>{"x", "y z"});
    CHECK(arguments.positionals() == std::vector<std::string>{"a", "b"});
    CHECK(parse({"--pair", "x", "y", "-q", "a", "b"}).has("quiet"));
    CHECK(parse({"a", "b"}).two_values("pair").empty());
    CHECK(parse({"--pair", "a=b", "=", "a", "b"}).two_values("pair") == std::vector<std::string>{"a=b", "="});
    CHECK(parse({"--", "--pair", "x"}).positionals() == std::vector<std::string>{"--pair", "x"});
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
    const std::vector<Positional> text{{.name = "TEXT", .maximum = k_many}};
    CHECK(Arguments::parse({"groupe", "de", "travail"}, {}, text).positionals().size() == 3);
    CHECK_THROWS_AS(Arguments::parse({}, {}, text), UsageError);
}

TEST_CASE("arguments: a count is a number from 1 up") {
    CHECK(parse({"a", "b", "-n", "12"}).count("limit") == 12);
    CHECK_FALSE(parse({"a", "b"}).count("limit").has_value());
    for (const char* wrong : {"0", "-1", "1.5", "many", "12x", "99999999999999999999999"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(parse({"a", "b", std::string{"--limit="} + wrong}).count("limit"), UsageError);
    }
}

TEST_CASE("option: choices are enumerated as in a sentence") {
    CHECK(diptych::cli::enumerate({"tbx"}) == "tbx");
    CHECK(diptych::cli::enumerate({"a", "b", "c"}) == "a, b or c");
}

TEST_CASE("arguments: an option that may be given many times keeps all its values in order") {
    const Arguments arguments = parse({"a", "--add", "one", "b", "--add=two"});
    CHECK(arguments.values("add") == std::vector<std::string>{"one", "two"});
    CHECK(arguments.value("add") == "one");
    CHECK(arguments.values("limit").empty());
    CHECK(arguments.positionals() == std::vector<std::string>{"a", "b"});
}

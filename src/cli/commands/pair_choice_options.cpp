#include "cli/commands/pair_choice_options.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/shared_options.hpp"
#include "model/date.hpp"

namespace diptych::cli {

namespace {

std::string date_value(const Arguments& arguments, const std::string& option) {
    std::string date = arguments.value(option).value_or("");
    if (arguments.has(option) && !model::is_date(date)) {
        throw base::UsageError{
            fmt::format("The option '--{}' cannot be '{}'. Give a date such as 2021, 2021-03 "
                        "or 2021-03-12.",
                        option, date)};
    }
    return date;
}

} // namespace

std::vector<Option> pair_choice_options() {
    return {
        {.name = "document",
         .value_name = "DOCUMENT",
         .help = "only pairs of that document, by its symbol or number; may be given several times",
         .many = true},
        {.name = "symbol",
         .value_name = "PREFIX",
         .help = "only pairs of documents whose symbol begins so, such as A/AC.290/"},
        {.name = "since",
         .value_name = "DATE",
         .help = "only pairs of documents of that date or later, such as 2021 or 2021-03-12"},
        {.name = "until", .value_name = "DATE", .help = "only pairs of documents of that date or earlier"},
        {.name = "min-probability",
         .value_name = "P",
         .help = "only pairs with at least that probability, from 0 to 1"},
        {.name = "max-probability",
         .value_name = "P",
         .help = "only pairs with at most that probability, from 0 to 1"},
        {.name = "flagged", .value_name = "", .help = "only pairs that somebody flagged"}};
}

std::vector<std::string> pair_choice_names() {
    std::vector<std::string> names;
    for (const Option& option : pair_choice_options()) {
        names.push_back(option.name);
    }
    return names;
}

pipeline::PairChoice pair_choice_of(const Arguments& arguments) {
    pipeline::PairChoice choice;
    choice.documents = arguments.values("document");
    choice.filter.symbol_prefix = arguments.value("symbol").value_or("");
    choice.filter.from = date_value(arguments, "since");
    choice.filter.until = date_value(arguments, "until");
    choice.filter.least_probability = probability_value(arguments, "min-probability");
    choice.filter.most_probability = probability_value(arguments, "max-probability");
    choice.filter.flagged = arguments.has("flagged");
    return choice;
}

} // namespace diptych::cli

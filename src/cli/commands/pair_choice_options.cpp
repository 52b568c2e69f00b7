#include "cli/commands/pair_choice_options.hpp"

#include "cli/shared_options.hpp"

namespace diptych::cli {

std::vector<Option> pair_choice_options(pipeline::PairChoice& choice) {
    store::PairFilter& filter = choice.filter;
    return {
        document_option(choice.documents),
        option(filter.symbol_prefix,
               {.name = "symbol-prefix",
                .value_name = "PREFIX",
                .help = "only pairs of documents whose symbol begins so, such as A/AC.290/",
                .values = {.stored = "symbols"},
                .hidden_aliases = {"symbol"}}),
        date_option(filter.from,
                    {.name = "since",
                     .value_name = "DATE",
                     .help = "only pairs of documents of that date or later, such as 2021 or 2021-03-12",
                     .details = "The date is the one of **diptych add --date**. Documents without a date are "
                                "left out."}),
        date_option(filter.until, {.name = "until",
                                   .value_name = "DATE",
                                   .help = "only pairs of documents of that date or earlier"}),
        min_probability_option(filter.least_probability),
        max_probability_option(filter.most_probability),
        flagged_option(filter.flagged)};
}

std::vector<Member> pair_choice_members(const pipeline::PairChoice& choice) {
    const store::PairFilter& filter = choice.filter;
    return {&choice.documents,         &filter.symbol_prefix,    &filter.from,   &filter.until,
            &filter.least_probability, &filter.most_probability, &filter.flagged};
}

} // namespace diptych::cli

#include "cli/commands/term_filter_options.hpp"

#include "model/concept.hpp"

namespace diptych::cli {

Option status_filter_option() {
    return {.name = "status",
            .value_name = "STATUS",
            .help = "find only terms of this status: " + enumerate(model::status_names()),
            .values = {.choices = model::status_names()}};
}

Option subject_filter_option() {
    return {.name = "subject",
            .value_name = "SUBJECT",
            .help = "find only terms of concepts with this subject; case and accents do not count"};
}

pipeline::TermFilter filter_value(const Arguments& arguments) {
    pipeline::TermFilter filter;
    if (const std::optional<std::string> status = arguments.value("status")) {
        filter.status = model::status_of(*status);
    }
    filter.subject = arguments.value("subject").value_or("");
    return filter;
}

} // namespace diptych::cli

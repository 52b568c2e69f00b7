#include "cli/commands/term_filter_options.hpp"

#include "cli/shared_options.hpp"

namespace diptych::cli {

std::vector<Option> term_filter_options(pipeline::TermFilter& filter) {
    return {status_option(filter.status, ""),
            subject_option(filter.subject,
                           "only terms of concepts that have this one; case and accents do not count")};
}

} // namespace diptych::cli

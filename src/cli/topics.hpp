#pragma once

#include <string>
#include <vector>

namespace diptych::cli {

/// Something that several commands have in common, explained by `diptych help NAME`.
struct Topic {
    std::string name;
    std::string summary; ///< a phrase without a full stop
    std::string text;    ///< sentences; paragraphs separated by a line feed
};

/// formats, queries, json.
std::vector<Topic> help_topics();

} // namespace diptych::cli

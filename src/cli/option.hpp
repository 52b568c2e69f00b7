#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace diptych::cli {

/// What may be given as the value of an option or as an argument, for checking and for completion.
struct Values {
    std::vector<std::string> choices = {}; ///< one of these, or anything when empty
    bool file = false;                     ///< a path
    bool open = false;                     ///< anything else as well: the choices are for completion
};

/// An option of a command. Parsing, --help and completion are all made from it.
struct Option {
    std::string name;            ///< without dashes: "format"
    char letter = '\0';          ///< of the short form; none when 0
    std::string value_name = {}; ///< as --help calls its value: "FORMAT"; empty for a flag
    std::string help = {};       ///< a phrase without a full stop
    Values values = {};
    bool two_values = false; ///< takes two, one after the other; value_name names both
    bool many = false;       ///< may be given again and again

    bool is_flag() const { return value_name.empty(); }

    /// "--format"
    std::string long_form() const { return "--" + name; }

    /// "-o"; \pre letter != 0
    std::string short_form() const { return std::string{'-', letter}; }
};

/// No end to how many arguments may be given.
inline constexpr std::size_t k_many = static_cast<std::size_t>(-1);

/// What is given to a command without a dash.
struct Positional {
    std::string name; ///< as --help calls it: "SOURCE"
    std::size_t minimum = 1;
    std::size_t maximum = 1;
    Values values = {};
};

/// "tsv, jsonl or html"
std::string enumerate(const std::vector<std::string>& choices);

/// " Did you mean 'X'?", or nothing when none of the candidates is near enough.
std::string suggestion(const std::string& word, const std::vector<std::string>& candidates);

} // namespace diptych::cli

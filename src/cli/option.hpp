#pragma once

#include "model/language_tag.hpp"

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diptych::cli {

/// What may be given as the value of an option or as an argument, for checking and for completion.
struct Values {
    std::vector<std::string> choices = {}; ///< one of these, or anything when empty
    bool file = false;                     ///< a path
    std::string stored = {};               ///< what `diptych values` lists, for completion: "documents"
    bool open = false;                     ///< anything else as well: the choices are for completion
    std::size_t least = 1;                 ///< of whole numbers
    std::size_t most = std::numeric_limits<std::size_t>::max();
};

/// Names an option, or an argument, by the variable that it fills.
using Member = const void*;

/// An option of a command, and the variable that it fills. Parsing, --help, completion and the manual are all
/// made from it. option() and its like make one that fills something.
struct Option {
    std::string name;            ///< without dashes: "format"
    char letter = '\0';          ///< of the short form; none when 0
    std::string value_name = {}; ///< as --help calls its value: "FORMAT"; empty for a flag
    std::string help = {};       ///< a phrase without a full stop
    std::string details = {};    ///< sentences that the manual has besides, in Markdown
    Values values = {};
    bool two_values = false; ///< takes two, one after the other; value_name names both
    bool many = false;       ///< may be given again and again
    /// Other names that are still understood, but shown nowhere; one character is a letter.
    std::vector<std::string> hidden_aliases = {};
    bool may_be_settled = false; ///< in the file of settings, for all commands
    std::string variable = {};   ///< of the environment, which goes before that file; or empty

    Member member = nullptr;                           ///< what it fills
    std::function<void(const std::string&)> take = {}; ///< puts a value there \throws base::UsageError
    bool given = false;                                ///< set by the parser

    bool is_flag() const { return value_name.empty(); }

    /// "--format"
    std::string long_form() const { return "--" + name; }

    /// "-o"; \pre letter != 0
    std::string short_form() const { return std::string{'-', letter}; }
};

/// What stands between the two values of an option as its `take` gets them: no path has it.
inline constexpr char k_between_values = '\0';

/// An option that sets `member` when it is given. The variable lives as long as the option; its value is what
/// holds without the option.
Option option(bool& member, Option description);
Option option(std::string& member, Option description);
Option option(std::optional<std::string>& member, Option description);
/// All values of an option that may be given many times, or both of one that takes two.
Option option(std::vector<std::string>& member, Option description);
/// A whole number, between values.least and values.most.
Option option(std::size_t& member, Option description);
Option option(std::optional<std::size_t>& member, Option description);
Option option(std::optional<model::LanguageTag>& member, Option description);
/// A probability, from 0 to 1.
Option probability_option(std::optional<double>& member, Option description);
/// Any number.
Option number_option(std::optional<double>& member, Option description);
/// A date such as 2021, 2021-03 or 2021-03-12.
Option date_option(std::string& member, Option description);

/// One of `choices`, by its name.
template <typename Value, typename Target>
Option choice_option(Target& member, const std::vector<std::pair<std::string, Value>>& choices,
                     Option description) {
    for (const auto& choice : choices) {
        description.values.choices.push_back(choice.first);
    }
    description.member = &member;
    description.take = [&member, choices](const std::string& name) {
        for (const auto& choice : choices) {
            if (choice.first == name) { // the parser has checked that it is one
                member = choice.second;
            }
        }
    };
    return description;
}

/// One of `names`, which `find` knows: it returns an optional value.
template <typename Target, typename Find>
Option choice_option(Target& member, const std::vector<std::string>& names, Find find, Option description) {
    description.values.choices = names;
    description.member = &member;
    description.take = [&member, find](const std::string& name) { member = *find(name); };
    return description;
}

/// No end to how many arguments may be given.
inline constexpr std::size_t k_many = static_cast<std::size_t>(-1);

/// What is given to a command without a dash, and the variable that it fills.
struct Positional {
    std::string name; ///< as --help calls it: "SOURCE"
    std::size_t minimum = 1;
    std::size_t maximum = 1;
    Values values = {};
    std::function<void(const std::string&)> take = {}; ///< puts one there
};

Positional argument(std::string& member, Positional description);
Positional argument(std::optional<std::string>& member, Positional description);
Positional argument(std::vector<std::string>& member, Positional description);

/// The option, understood under these names as well.
Option with_alias(Option option, std::vector<std::string> names);

/// All of these lists, one after the other.
std::vector<Option> joined(std::vector<std::vector<Option>> lists);

/// The first of these options that was given, or nullptr.
const Option* first_given(const std::vector<Option>& options, const std::vector<Member>& members);

/// "tsv, jsonl or html"
std::string enumerate(const std::vector<std::string>& choices);

/// " Did you mean 'X'?", or nothing when none of the candidates is near enough.
std::string suggestion(const std::string& word, const std::vector<std::string>& candidates);

} // namespace diptych::cli

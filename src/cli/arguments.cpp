// The only user of Boost.Program_options: it takes the words apart. What may be given, and what is said when
// something else is, comes from our own tables, which --help and completion need as well.

#include "cli/arguments.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"

#include <boost/program_options.hpp>

#include <algorithm>
#include <set>

namespace diptych::cli {

namespace po = boost::program_options;

namespace {

po::options_description description_of(const std::vector<Option>& options) {
    po::options_description description;
    std::set<std::string> taken; // an alias of a command may be the name of an option of every command
    for (const Option& option : options) {
        std::vector<std::string> names{
            option.letter == '\0' ? option.name : fmt::format("{},{}", option.name, option.letter)};
        for (const std::string& alias : option.hidden_aliases) {
            names.push_back(alias.size() == 1 ? "," + alias : alias);
        }
        for (const std::string& name : names) {
            if (!taken.insert(name.substr(0, name.find(',', 1))).second) {
                continue;
            }
            if (option.is_flag()) {
                description.add_options()(name.c_str(), "");
            } else {
                description.add_options()(name.c_str(), po::value<std::string>(), "");
            }
        }
    }
    return description;
}

/// Whether the option bears that name, with dashes or without.
bool is_called(const Option& option, const std::string& name) {
    std::vector<std::string> forms{option.name, option.long_form()};
    if (option.letter != '\0') {
        forms.push_back(option.short_form());
    }
    for (const std::string& alias : option.hidden_aliases) {
        forms.push_back(alias);
        forms.push_back((alias.size() == 1 ? "-" : "--") + alias);
    }
    return std::find(forms.begin(), forms.end(), name) != forms.end();
}

/// The option of that name, or the end. \param options  const or not
template <typename Options>
auto find(Options& options, const std::string& name) {
    return std::find_if(options.begin(), options.end(),
                        [&](const Option& option) { return is_called(option, name); });
}

std::string needs_value(const std::string& name, const Option& option) {
    const std::string choices =
        option.values.choices.empty() ? std::string{} : ": " + enumerate(option.values.choices);
    return fmt::format("The option '{}' needs a value{}.", name, choices);
}

[[noreturn]] void throw_unknown(const std::string& name, const std::vector<Option>& options) {
    std::vector<std::string> names;
    names.reserve(options.size());
    for (const Option& option : options) {
        names.push_back(option.long_form());
    }
    // A single dash before a long name is a common slip.
    const bool one_dash = name.size() > 2 && name[0] == '-' && name[1] != '-';
    throw base::UsageError{
        fmt::format("There is no option '{}'.{}", name, suggestion(one_dash ? "-" + name : name, names))};
}

po::parsed_options take_apart(const std::vector<std::string>& words, const std::vector<Option>& options) {
    const po::options_description description = description_of(options);
    const int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    try {
        return po::command_line_parser{words}.options(description).style(style).run();
    } catch (const po::unknown_option& e) {
        // In "-xyz" Boost names "-x" only; a single dash before a whole name is better shown as it was typed.
        const std::string name = e.get_option_name();
        const auto typed = std::find_if(words.begin(), words.end(), [&](const std::string& word) {
            return name.size() == 2 && word.size() > 2 && word.starts_with(name);
        });
        throw_unknown(typed == words.end() ? name : *typed, options);
    } catch (const po::invalid_command_line_syntax& e) {
        const std::string name = e.get_option_name();
        if (e.kind() == po::invalid_syntax::extra_parameter) {
            throw base::UsageError{fmt::format("The option '{}' takes no value.", name)};
        }
        const auto option = find(options, name);
        throw base::UsageError{needs_value(name, option == options.end() ? Option{} : *option)};
    } catch (const po::error& e) {
        throw base::UsageError{fmt::format("Cannot make out the arguments: {}.", e.what())};
    }
}

void check_choice(const Values& values, const std::string& value, const std::string& what) {
    const std::vector<std::string>& choices = values.choices;
    if (!values.open && !choices.empty() &&
        std::find(choices.begin(), choices.end(), value) == choices.end()) {
        throw base::UsageError{fmt::format("{} cannot be '{}'.{} Choose {}.", what, value,
                                           suggestion(base::to_lower_ascii(value), choices),
                                           enumerate(choices))};
    }
    if (values.file && value.empty()) {
        throw base::UsageError{fmt::format("{} is empty. Name a file.", what)};
    }
}

/// Puts the arguments where they belong, in order.
void take_positionals(const std::vector<std::string>& given, const std::vector<Positional>& accepted) {
    std::size_t next = 0;
    for (const Positional& positional : accepted) {
        std::size_t taken = 0;
        while (taken < positional.maximum && next < given.size()) {
            check_choice(positional.values, given[next], fmt::format("The argument {}", positional.name));
            positional.take(given[next]);
            ++next;
            ++taken;
        }
        if (taken < positional.minimum) {
            throw base::UsageError{fmt::format("The argument {} is missing.", positional.name)};
        }
    }
    if (next < given.size()) {
        throw base::UsageError{fmt::format("There is an argument too many: '{}'.", given[next])};
    }
}

/// The option as "--pair=A<NUL>B". \throws base::UsageError when two values do not follow it
std::string joined(const Option& option, const std::vector<std::string>& typed, std::size_t place) {
    std::string word = option.long_form() + '=';
    for (const std::size_t which : {std::size_t{1}, std::size_t{2}}) {
        // A dash begins the next option: the value was forgotten.
        if (place + which >= typed.size() ||
            (typed[place + which].size() > 1 && typed[place + which].starts_with('-'))) {
            throw base::UsageError{
                fmt::format("The option '{}' needs two values: {}.", option.long_form(), option.value_name)};
        }
        check_value(option, typed[place + which]);
        word += (which == 2 ? std::string(1, k_between_values) : "") + typed[place + which];
    }
    return word;
}

/// "--pair A B" as "--pair=A<NUL>B", since Boost would take all that follows, or one word only.
std::vector<std::string> join_two_values(const std::vector<std::string>& typed,
                                         const std::vector<Option>& options) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (typed[i] == "--") {
            words.insert(words.end(), typed.begin() + static_cast<std::ptrdiff_t>(i), typed.end());
            break;
        }
        const std::size_t equals = typed[i].find('=');
        const auto option =
            typed[i].starts_with("--") ? find(options, typed[i].substr(0, equals)) : options.end();
        if (option == options.end() || !option->two_values) {
            words.push_back(typed[i]);
            continue;
        }
        if (equals != std::string::npos) {
            throw base::UsageError{
                fmt::format("The option '{}' has no room for two values behind '='. Write {} {}.",
                            option->long_form(), option->long_form(), option->value_name)};
        }
        words.push_back(joined(*option, typed, i));
        i += 2;
    }
    return words;
}

} // namespace

void check_value(const Option& option, const std::string& value) {
    check_choice(option.values, value, fmt::format("The option '{}'", option.long_form()));
}

void parse_arguments(const std::vector<std::string>& typed, std::vector<Option>& options,
                     const std::vector<Positional>& positionals) {
    const std::vector<std::string> words = join_two_values(typed, options);
    std::vector<std::string> given;
    for (const po::option& parsed : take_apart(words, options).options) {
        if (parsed.string_key.empty()) {
            given.insert(given.end(), parsed.value.begin(), parsed.value.end());
            continue;
        }
        const auto found = find(options, parsed.string_key);
        if (found == options.end()) {
            throw_unknown(parsed.string_key, options);
        }
        Option& option = *found;
        if (!option.is_flag()) {
            if (parsed.value.empty()) {
                throw base::UsageError{needs_value(option.long_form(), option)};
            }
            if (!option.two_values) { // those have been checked one by one
                check_value(option, parsed.value.front());
            }
            if (option.given && !option.many) {
                throw base::UsageError{
                    fmt::format("The option '{}' is given twice. Give it once.", option.long_form())};
            }
        }
        option.given = true;
        option.take(option.is_flag() ? "" : parsed.value.front());
    }
    take_positionals(given, positionals);
}

} // namespace diptych::cli

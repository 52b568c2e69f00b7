// The only user of Boost.Program_options: it takes the words apart. What may be given, and what is said when
// something else is, comes from our own tables, which --help and completion need as well.

#include "cli/arguments.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"

#include <boost/program_options.hpp>

#include <algorithm>
#include <charconv>

namespace diptych::cli {

namespace po = boost::program_options;

namespace {

po::options_description description_of(const std::vector<Option>& options) {
    po::options_description description;
    for (const Option& option : options) {
        const std::string names =
            option.letter == '\0' ? option.name : fmt::format("{},{}", option.name, option.letter);
        if (option.is_flag()) {
            description.add_options()(names.c_str(), "");
        } else {
            description.add_options()(names.c_str(), po::value<std::string>(), "");
        }
    }
    return description;
}

const Option* find(const std::vector<Option>& options, const std::string& name) {
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& option) {
        return option.name == name || option.long_form() == name ||
               (option.letter != '\0' && option.short_form() == name);
    });
    return found == options.end() ? nullptr : &*found;
}

std::string needs_value(const std::string& name, const Option* option) {
    const std::string choices = option == nullptr || option->values.choices.empty()
                                    ? std::string{}
                                    : ": " + enumerate(option->values.choices);
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
        throw base::UsageError{needs_value(name, find(options, name))};
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

void check_positionals(const std::vector<std::string>& given, const std::vector<Positional>& accepted) {
    std::size_t next = 0;
    for (const Positional& positional : accepted) {
        std::size_t taken = 0;
        while (taken < positional.maximum && next < given.size()) {
            check_choice(positional.values, given[next], fmt::format("The argument {}", positional.name));
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

/// What stands between the two values of an option: no path has it.
constexpr char k_between_values = '\0';

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
        check_choice(option.values, typed[place + which], fmt::format("The option '{}'", option.long_form()));
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
        const Option* option =
            typed[i].starts_with("--") ? find(options, typed[i].substr(0, equals)) : nullptr;
        if (option == nullptr || !option->two_values) {
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

Arguments Arguments::parse(const std::vector<std::string>& typed, const std::vector<Option>& options,
                           const std::vector<Positional>& positionals) {
    const std::vector<std::string> words = join_two_values(typed, options);
    Arguments arguments;
    for (const po::option& parsed : take_apart(words, options).options) {
        if (parsed.string_key.empty()) {
            arguments.m_positionals.insert(arguments.m_positionals.end(), parsed.value.begin(),
                                           parsed.value.end());
            continue;
        }
        const Option* option = find(options, parsed.string_key);
        if (option == nullptr) {
            throw_unknown(parsed.string_key, options);
        }
        if (option->is_flag()) {
            arguments.m_values[option->name];
            continue;
        }
        if (parsed.value.empty()) {
            throw base::UsageError{needs_value(option->long_form(), option)};
        }
        if (!option->two_values) { // those have been checked one by one
            check_choice(option->values, parsed.value.front(),
                         fmt::format("The option '{}'", option->long_form()));
        }
        std::vector<std::string>& values = arguments.m_values[option->name];
        if (!values.empty() && !option->many) {
            throw base::UsageError{
                fmt::format("The option '{}' is given twice. Give it once.", option->long_form())};
        }
        values.push_back(parsed.value.front());
    }
    check_positionals(arguments.m_positionals, positionals);
    return arguments;
}

std::optional<std::string> Arguments::value(const std::string& option) const {
    const auto found = m_values.find(option);
    return found == m_values.end() || found->second.empty() ? std::nullopt
                                                            : std::optional{found->second.front()};
}

std::vector<std::string> Arguments::values(const std::string& option) const {
    const auto found = m_values.find(option);
    return found == m_values.end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::string> Arguments::two_values(const std::string& option) const {
    const std::optional<std::string> joined = value(option);
    if (!joined) {
        return {};
    }
    const std::size_t end = joined->find(k_between_values); // parse() has put it there
    return {joined->substr(0, end), joined->substr(end + 1)};
}

std::optional<std::size_t> Arguments::count(const std::string& option) const {
    const std::optional<std::string> text = value(option);
    if (!text) {
        return std::nullopt;
    }
    std::size_t number = 0;
    const char* const end = text->data() + text->size();
    const auto [last, error] = std::from_chars(text->data(), end, number);
    if (error != std::errc{} || last != end || number == 0) {
        throw base::UsageError{
            fmt::format("The option '--{}' cannot be '{}'. Give a number from 1 up.", option, *text)};
    }
    return number;
}

} // namespace diptych::cli

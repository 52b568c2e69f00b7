#include "cli/option.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "model/date.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace diptych::cli {

namespace {

/// `description` with what it fills and how.
template <typename Target, typename Read>
Option bound(Target& member, Option description, Read read) {
    description.member = &member;
    description.take = [&member, read](const std::string& text) { member = read(text); };
    return description;
}

template <typename Number>
std::optional<Number> number_of(const std::string& text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && last == end ? std::optional{number} : std::nullopt;
}

[[noreturn]] void refuse(const std::string& option, const std::string& text, const std::string& advice) {
    throw base::UsageError{fmt::format("The option '{}' cannot be '{}'. {}", option, text, advice)};
}

template <typename Target>
Option count_option(Target& member, Option description) {
    const std::string name = description.long_form();
    const std::size_t least = description.values.least;
    const std::size_t most = description.values.most;
    return bound(member, std::move(description), [=](const std::string& text) {
        const std::optional<std::size_t> number = number_of<std::size_t>(text);
        if (!number || *number < least || *number > most) {
            refuse(name, text,
                   most == Values{}.most ? fmt::format("Give a number from {} up.", least)
                                         : fmt::format("Give a number from {} to {}.", least, most));
        }
        return *number;
    });
}

std::string as_it_is(const std::string& text) {
    return text;
}

} // namespace

Option option(bool& member, Option description) {
    return bound(member, std::move(description), [](const std::string& /*text*/) { return true; });
}

Option option(std::string& member, Option description) {
    return bound(member, std::move(description), as_it_is);
}

Option option(std::optional<std::string>& member, Option description) {
    return bound(member, std::move(description), as_it_is);
}

Option option(std::vector<std::string>& member, Option description) {
    description.member = &member;
    description.many = !description.two_values;
    description.take = [&member, both = description.two_values](const std::string& text) {
        const std::size_t end = both ? text.find(k_between_values) : std::string::npos;
        member.push_back(text.substr(0, end));
        if (both) { // the parser has joined them
            member.push_back(text.substr(end + 1));
        }
    };
    return description;
}

Option option(std::size_t& member, Option description) {
    return count_option(member, std::move(description));
}

Option option(std::optional<std::size_t>& member, Option description) {
    return count_option(member, std::move(description));
}

Option option(std::optional<model::LanguageTag>& member, Option description) {
    const std::string name = description.long_form();
    return bound(member, std::move(description), [name](const std::string& text) {
        std::optional<model::LanguageTag> tag = model::LanguageTag::parse(text);
        if (!tag) {
            refuse(name, text, "Give a language code such as fr, en or pt-BR.");
        }
        return tag;
    });
}

Option probability_option(std::optional<double>& member, Option description) {
    const std::string name = description.long_form();
    return bound(member, std::move(description), [name](const std::string& text) {
        const std::optional<double> value = number_of<double>(text);
        if (!value || !(*value >= 0.0 && *value <= 1.0)) {
            refuse(name, text, "Give a number from 0 to 1.");
        }
        return value;
    });
}

Option number_option(std::optional<double>& member, Option description) {
    const std::string name = description.long_form();
    return bound(member, std::move(description), [name](const std::string& text) {
        const std::optional<double> value = number_of<double>(text);
        if (!value) {
            refuse(name, text, "Give a number, such as 0.5.");
        }
        return value;
    });
}

Option date_option(std::string& member, Option description) {
    const std::string name = description.long_form();
    return bound(member, std::move(description), [name](const std::string& text) {
        if (!model::is_date(text)) {
            refuse(name, text, "Give a date such as 2021, 2021-03 or 2021-03-12.");
        }
        return text;
    });
}

Positional argument(std::string& member, Positional description) {
    description.take = [&member](const std::string& text) { member = text; };
    return description;
}

Positional argument(std::optional<std::string>& member, Positional description) {
    description.take = [&member](const std::string& text) { member = text; };
    return description;
}

Positional argument(std::vector<std::string>& member, Positional description) {
    description.take = [&member](const std::string& text) { member.push_back(text); };
    return description;
}

Option with_alias(Option option, std::vector<std::string> names) {
    option.hidden_aliases = std::move(names);
    return option;
}

std::vector<Option> joined(std::vector<std::vector<Option>> lists) {
    std::vector<Option> all;
    for (std::vector<Option>& list : lists) {
        all.insert(all.end(), std::make_move_iterator(list.begin()), std::make_move_iterator(list.end()));
    }
    return all;
}

const Option* first_given(const std::vector<Option>& options, const std::vector<Member>& members) {
    for (const Member member : members) {
        for (const Option& option : options) {
            if (option.member == member && option.given) {
                return &option;
            }
        }
    }
    return nullptr;
}

std::string enumerate(const std::vector<std::string>& choices) {
    std::string result;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (i != 0) {
            result += i + 1 == choices.size() ? " or " : ", ";
        }
        result += choices[i];
    }
    return result;
}

std::string suggestion(const std::string& word, const std::vector<std::string>& candidates) {
    const std::string nearest = base::did_you_mean(word, candidates);
    return nearest.empty() ? std::string{} : " Did you mean '" + nearest + "'?";
}

} // namespace diptych::cli

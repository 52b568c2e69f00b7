#include "cli/manual.hpp"

#include "base/format.hpp"
#include "base/string.hpp"

#include <algorithm>
#include <cctype>

namespace diptych::cli {

namespace {

bool contains(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Sets off what stands for itself in a phrase of --help: options, choices, names of values, quotations,
/// paths.
class Markup {
public:
    Markup(const std::vector<std::string>& choices, const std::vector<std::string>& names)
        : m_choices{choices}, m_names{names} {}

    std::string apply(std::string_view text) const {
        std::string result;
        while (!text.empty()) {
            const std::size_t quoted = quotation(text);
            const std::size_t end = quoted > 0 ? quoted : std::min(text.find(' '), text.size());
            result +=
                quoted > 0 ? '`' + std::string{text.substr(1, end - 2)} + '`' : word(text.substr(0, end));
            text.remove_prefix(end);
            const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
            result += text.substr(0, blanks);
            text.remove_prefix(blanks);
        }
        return result;
    }

private:
    /// The length of 'a quotation' that the text begins with; 0 for none. An apostrophe ends none.
    static std::size_t quotation(std::string_view text) {
        if (!text.starts_with('\'')) {
            return 0;
        }
        for (std::size_t end = text.find('\'', 1); end != std::string_view::npos;
             end = text.find('\'', end + 1)) {
            if (end + 1 == text.size() || std::isalnum(static_cast<unsigned char>(text[end + 1])) == 0) {
                return end + 1;
            }
        }
        return 0;
    }

    std::string word(std::string_view text) const {
        constexpr std::string_view k_before = "(\"";
        constexpr std::string_view k_behind = ",;:.)\"";
        const std::size_t first = std::min(text.find_first_not_of(k_before), text.size());
        const std::size_t last = text.find_last_not_of(k_behind);
        if (last == std::string_view::npos || last < first) {
            return std::string{text};
        }
        const std::string core{text.substr(first, last + 1 - first)};
        return std::string{text.substr(0, first)} + set_off(core) + std::string{text.substr(last + 1)};
    }

    std::string set_off(const std::string& core) const {
        if (core.size() > 1 && core[0] == '-') {
            return "**" + core + "**";
        }
        if (contains(m_choices, core)) {
            return "**" + core + "**";
        }
        if (contains(m_names, core)) {
            return "*" + core + "*";
        }
        if (core[0] == '$') {
            return "**" + core.substr(1) + "**";
        }
        return core.find_first_of("~/*_<>[]#=|@\\") == std::string::npos ? core : '`' + core + '`';
    }

    const std::vector<std::string>& m_choices;
    const std::vector<std::string>& m_names;
};

std::string heading_of(const Option& option) {
    const std::string value = option.is_flag() ? "" : " *" + option.value_name + "*";
    const std::string letter =
        option.letter == '\0' ? "" : fmt::format("**{}**{}, ", option.short_form(), value);
    return fmt::format("{}**{}**{}\n", letter, option.long_form(), value);
}

} // namespace

std::string manual_entries(const std::vector<Option>& options, const std::vector<std::string>& names) {
    std::string text;
    for (const Option& option : options) {
        std::vector<std::string> all = names;
        all.push_back(option.value_name);
        std::string help = option.help;
        if (!help.empty() && !contains(option.values.choices, help.substr(0, help.find(' ')))) {
            help[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(help[0])));
        }
        text += fmt::format("{}:   {}.{}{}\n\n", heading_of(option),
                            Markup{option.values.choices, all}.apply(help), option.details.empty() ? "" : " ",
                            option.details);
    }
    return text;
}

std::string manual_page(std::string page, const Description* command) {
    const std::size_t mark = page.find(k_options_mark);
    if (mark == std::string::npos) {
        return page;
    }
    if (command == nullptr) {
        return page.replace(mark, k_options_mark.size(), manual_entries(global_options(), {}));
    }
    std::vector<std::string> names;
    for (const Positional& positional : command->positionals) {
        const std::vector<std::string_view> parts = base::split(positional.name, '|');
        names.insert(names.end(), parts.begin(), parts.end());
    }
    std::vector<std::string> global;
    for (const Option& option : global_options()) {
        global.push_back("**" + option.long_form() + "**");
    }
    return page.replace(mark, k_options_mark.size(),
                        manual_entries(command->options, names) +
                            fmt::format("The options of every command ({}) are in **diptych**(1).\n",
                                        base::join(global, ", ")));
}

} // namespace diptych::cli

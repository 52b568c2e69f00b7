#include "cli/completion.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/command.hpp"
#include "cli/topics.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

namespace {

/// `text` with a backslash before each character of `special`.
std::string escaped(std::string_view text, std::string_view special) {
    std::string result;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) {
            result += '\\';
        }
        result += c;
    }
    return result;
}

/// In single quotes for bash and zsh, where a quotation mark must be put outside them.
std::string shell_quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        result += c == '\'' ? std::string{"'\\''"} : std::string{c};
    }
    return result + "'";
}

/// In single quotes for fish, where a backslash escapes inside them.
std::string fish_quoted(std::string_view text) {
    return "'" + escaped(text, "\\'") + "'";
}

/// The commands, with the names of commands as the choices of `help COMMAND`.
std::vector<Description> descriptions() {
    std::vector<Description> result;
    std::vector<std::string> names;
    for (const std::unique_ptr<Command>& command : make_commands()) {
        result.push_back(command->description());
        names.push_back(command->description().name);
    }
    for (const Topic& topic : help_topics()) {
        names.push_back(topic.name);
    }
    for (Description& description : result) {
        if (description.name == "help") {
            description.positionals.front().values.choices = names;
        }
    }
    return result;
}

/// What the first argument may be; all our commands take the same kind of thing throughout.
const Values& argument_values(const Description& command) {
    static const Values anything;
    return command.positionals.empty() ? anything : command.positionals.front().values;
}

/// What the arguments may be that the database has.
std::string stored_of(const Description& command) {
    for (const Positional& positional : command.positionals) {
        if (!positional.values.stored.empty()) {
            return positional.values.stored;
        }
    }
    return {};
}

// bash

std::string bash_words(const std::vector<Option>& options) {
    std::vector<std::string> words;
    for (const Option& option : options) {
        words.push_back(option.long_form());
        if (option.letter != '\0') {
            words.push_back(option.short_form());
        }
    }
    return base::join(words, " ");
}

/// A case branch that sets `words` or `files` for the value of an option; nothing for a flag.
void print_bash_value(std::ostream& out, const std::string& command, const Option& option) {
    if (option.is_flag()) {
        return;
    }
    std::string action = "return";
    if (!option.values.choices.empty()) {
        action = fmt::format("words=\"{}\"", base::join(option.values.choices, " "));
    } else if (option.values.file) {
        action = "files=yes";
    } else if (!option.values.stored.empty()) {
        action = "stored=" + option.values.stored;
    }
    out << "        " << command << ',' << option.long_form();
    if (option.letter != '\0') {
        out << " | " << command << ',' << option.short_form();
    }
    out << ") " << action << " ;;\n";
}

/// "align,--embeddings align,--overlaps"
std::string bash_two_values(const std::vector<Description>& commands) {
    std::vector<std::string> words;
    for (const Description& command : commands) {
        for (const Option& option : command.options) {
            if (option.two_values) {
                words.push_back(command.name + ',' + option.long_form());
            }
        }
    }
    return base::join(words, " ");
}

constexpr const char* k_bash_head =
    R"(# Completion of diptych for bash 4 or later; printed by 'diptych completion bash'.
_diptych() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command="" words="" files="" stored="" value i two_values="@TWO_VALUES@"
    # bash cuts --format=tsv at its equals sign.
    if [[ $current == "=" ]]; then
        current=""
    elif [[ $previous == "=" ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    # Of the database that the line names, wherever it does.
    local database=()
    for ((i = 1; i < COMP_CWORD; ++i)); do
        [[ ${COMP_WORDS[i]} == --db ]] || continue
        value=${COMP_WORDS[i + 1]}
        [[ $value == "=" ]] && value=${COMP_WORDS[i + 2]}
        database=(--db "${value/#\~/$HOME}")
    done
    for ((i = 1; i < COMP_CWORD; ++i)); do
        case ${COMP_WORDS[i]} in
        --color | --config | --db)
            ((++i))
            [[ ${COMP_WORDS[i]} == "=" ]] && ((++i))
            ;;
        -*) ;;
        *)
            command=${COMP_WORDS[i]}
            break
            ;;
        esac
    done
    # The second value of an option that takes two is like the first.
    if ((COMP_CWORD > 3)) && [[ " $two_values " == *" $command,${COMP_WORDS[COMP_CWORD - 2]} "* ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    case $command,$previous in
    *,--color) words="auto always never" ;;
    *,--config | ,--db) files=yes ;;
    *)
        case $command,$previous in
)";

constexpr const char* k_bash_tail = R"sh(        esac
        ;;
    esac
    COMPREPLY=()
    if [[ -n $files && $current != -* ]]; then
        compopt -o default
    else
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    fi
    # Not through compgen, which would take a symbol for something to expand.
    if [[ -n $stored && $current != -* ]]; then
        while IFS= read -r value; do
            [[ $value == "$current"* ]] && COMPREPLY+=("$(printf %q "$value")")
        done < <(diptych values "$stored" "${database[@]}" 2>/dev/null)
    fi
}
complete -F _diptych diptych
)sh";

// zsh

/// What _arguments evaluates to offer what the database has that the line names.
std::string zsh_listing(const std::string& stored) {
    return "{compadd -- ${(f)\"$(diptych values " + stored +
           " ${opt_args[--db]:+--db=${(Q)opt_args[--db]}} 2>/dev/null)\"}}";
}

/// ":FORMAT:(tsv jsonl)"
std::string zsh_value(const Option& option) {
    std::string value = ":" + option.value_name + ":";
    if (!option.values.choices.empty()) {
        value += "(" + base::join(option.values.choices, " ") + ")";
    } else if (option.values.file) {
        value += "_files";
    } else if (!option.values.stored.empty()) {
        value += zsh_listing(option.values.stored);
    }
    return option.two_values ? value + value : value;
}

/// '--format[how to write]:FORMAT:(tsv jsonl)', one for each form.
void print_zsh_option(std::ostream& out, const Option& option, std::string_view indent) {
    // _arguments takes brackets and colons for its own.
    const std::string help = "[" + escaped(option.help, "[]:\\") + "]";
    const std::string value = option.is_flag() ? "" : zsh_value(option);
    // "=" lets a value be joined to its option.
    const char* const joined = value.empty() || option.two_values ? "" : "=";
    if (option.letter == '\0') {
        out << indent << shell_quoted(option.long_form() + joined + help + value) << " \\\n";
        return;
    }
    const std::string either = fmt::format("({} {})", option.short_form(), option.long_form());
    out << indent << shell_quoted(either + option.short_form() + help + value) << " \\\n";
    out << indent << shell_quoted(either + option.long_form() + joined + help + value) << " \\\n";
}

void print_zsh_command(std::ostream& out, const Description& command) {
    out << "    " << command.name << ")\n        _arguments -S \\\n";
    for (const Option& option : command.options) {
        print_zsh_option(out, option, "            ");
    }
    for (const Option& option : global_options()) {
        print_zsh_option(out, option, "            ");
    }
    std::size_t number = 0;
    for (const Positional& positional : command.positionals) {
        const Values& values = number == 0 ? argument_values(command) : positional.values;
        std::string action = " ";
        if (!values.choices.empty()) {
            action = "(" + base::join(values.choices, " ") + ")";
        } else if (values.file) {
            action = "_files";
        } else if (!positional.values.stored.empty()) {
            action = zsh_listing(positional.values.stored);
        }
        const std::string where = positional.maximum == k_many ? "*" : std::to_string(++number);
        out << "            " << shell_quoted(fmt::format("{}:{}:{}", where, positional.name, action))
            << " \\\n";
    }
    out << "            && return\n        ;;\n";
}

} // namespace

void print_bash_completion(std::ostream& out) {
    const std::vector<Description> commands = descriptions();
    std::vector<std::string> names;
    std::string head = k_bash_head;
    const std::string_view mark = "@TWO_VALUES@";
    head.replace(head.find(mark), mark.size(), bash_two_values(commands));
    out << head;
    for (const Description& command : commands) {
        names.push_back(command.name);
        for (const Option& option : command.options) {
            print_bash_value(out, command.name, option);
        }
    }
    out << "        *)\n            case $command in\n";
    out << fmt::format("            \"\") words=\"{} {}\" ;;\n", base::join(names, " "),
                       bash_words(global_options()));
    for (const Description& command : commands) {
        std::vector<Option> options = command.options;
        const std::vector<Option> globals = global_options();
        options.insert(options.end(), globals.begin(), globals.end());
        const Values& values = argument_values(command);
        const std::vector<std::string> choices = values.choices;
        out << fmt::format("            {})\n                words=\"{}{}\"\n", command.name,
                           choices.empty() ? "" : base::join(choices, " ") + " ", bash_words(options));
        if (values.file) {
            out << "                files=yes\n";
        }
        if (const std::string stored = stored_of(command); !stored.empty()) {
            out << "                stored=" << stored << '\n';
        }
        out << "                ;;\n";
    }
    out << "            esac\n            ;;\n" << k_bash_tail;
}

void print_zsh_completion(std::ostream& out) {
    const std::vector<Description> commands = descriptions();
    out << "#compdef diptych\n# Completion of diptych for zsh; printed by 'diptych completion zsh'.\n\n"
           "_diptych() {\n    local context state state_descr line\n    typeset -A opt_args\n"
           "    local -a commands\n    commands=(\n";
    for (const Description& command : commands) {
        out << "        " << shell_quoted(command.name + ":" + escaped(command.summary, ":\\")) << '\n';
    }
    out << "    )\n    _arguments -C -S \\\n";
    for (const Option& option : global_options()) {
        print_zsh_option(out, option, "        ");
    }
    out << "        '1:command:->command' \\\n        '*::argument:->argument' && return\n"
           "    if [[ $state == command ]]; then\n        _describe command commands\n        return\n    "
           "fi\n"
           "    case $line[1] in\n";
    for (const Description& command : commands) {
        print_zsh_command(out, command);
    }
    out << "    esac\n}\n\n"
           "# Called for a completion when autoloaded; only to be declared when sourced.\n"
           "if [[ $funcstack[1] == _diptych ]]; then\n    _diptych \"$@\"\nelse\n    compdef _diptych "
           "diptych\nfi\n";
}

namespace {

/// Lists what the database has that the line names.
constexpr const char* k_fish_listing = R"(function __diptych_values
    set -l words (commandline -opc)
    set -l database
    for i in (seq (count $words))
        switch $words[$i]
            case --db
                set database --db $words[(math $i + 1)]
            case '--db=*'
                set database $words[$i]
        end
    end
    diptych values $argv $database 2>/dev/null
end
)";

std::string fish_listing(const std::string& stored) {
    return fish_quoted("(__diptych_values " + stored + ")");
}

void print_fish_option(std::ostream& out, const std::string& condition, const Option& option) {
    out << "complete -c diptych" << condition << " -l " << option.name;
    if (option.letter != '\0') {
        out << " -s " << option.letter;
    }
    if (!option.values.choices.empty()) {
        out << " -x -a " << fish_quoted(base::join(option.values.choices, " "));
    } else if (option.values.file) {
        out << " -r -F";
    } else if (!option.values.stored.empty()) {
        out << " -x -a " << fish_listing(option.values.stored);
    } else if (!option.is_flag()) {
        out << " -x";
    }
    out << " -d " << fish_quoted(option.help) << '\n';
}

} // namespace

void print_fish_completion(std::ostream& out) {
    out << "# Completion of diptych for fish; printed by 'diptych completion fish'.\n";
    out << k_fish_listing << "complete -c diptych -f\n";
    for (const Option& option : global_options()) {
        print_fish_option(out, "", option);
    }
    for (const Description& command : descriptions()) {
        out << "complete -c diptych -n __fish_use_subcommand -a " << command.name << " -d "
            << fish_quoted(command.summary) << '\n';
        const std::string condition = " -n '__fish_seen_subcommand_from " + command.name + "'";
        for (const Option& option : command.options) {
            print_fish_option(out, condition, option);
        }
        const Values& values = argument_values(command);
        if (!values.choices.empty()) {
            out << "complete -c diptych" << condition << " -a "
                << fish_quoted(base::join(values.choices, " ")) << '\n';
        } else if (values.file) {
            out << "complete -c diptych" << condition << " -F\n";
        }
        if (const std::string stored = stored_of(command); !stored.empty()) {
            out << "complete -c diptych" << condition << " -a " << fish_listing(stored) << '\n';
        }
    }
}

} // namespace diptych::cli

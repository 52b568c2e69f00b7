#include "cli/help.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/terminal/wrap.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

namespace {

/// Help is prose: wider lines are hard to read, and the same width everywhere makes it quotable.
constexpr std::size_t k_width = 80;
constexpr std::size_t k_indent = 2;

/// What stands on the left, and what it means on the right.
struct Entry {
    std::string left;
    std::string right;
};

void print_entries(std::ostream& out, const std::vector<Entry>& entries) {
    std::size_t widest = 0;
    for (const Entry& entry : entries) {
        widest = std::max(widest, entry.left.size());
    }
    const std::size_t column = k_indent + widest + 2;
    for (const Entry& entry : entries) {
        out << "  " << padded(entry.left, widest + 2) << wrapped(entry.right, k_width, column) << '\n';
    }
}

void print_options(std::ostream& out, const std::vector<Option>& options) {
    std::vector<Entry> entries;
    for (const Option& option : options) {
        const std::string letter = option.letter == '\0' ? "    " : option.short_form() + ", ";
        const std::string value = option.is_flag() ? "" : " " + option.value_name;
        entries.push_back({letter + option.long_form() + value, option.help});
    }
    print_entries(out, entries);
}

void print_examples(std::ostream& out, const std::vector<Example>& examples, const Style& style) {
    out << style.heading("Examples:") << '\n';
    for (const Example& example : examples) {
        out << "  " << example.command << "\n      " << wrapped(example.what, k_width, 6) << '\n';
    }
    out << '\n';
}

std::vector<Example> main_examples() {
    return {
        {"diptych align report.fr.txt report.en.txt", "Pair the sentences of a report and its translation."},
        {"diptych add report.fr.txt report.en.txt --symbol A/AC.290/2021/L.1",
         "Pair them and keep the pairs."},
        {"diptych import glossary.tbx", "Read a glossary."},
        {"diptych lookup groupe de travail", "See what the glossary and the kept pairs have for a term."}};
}

/// All with their columns alike, so that they read as one list.
void print_groups(std::ostream& out, const Style& style) {
    const std::vector<CommandGroup> groups = make_command_groups();
    std::size_t widest = 0;
    for (const CommandGroup& group : groups) {
        for (const std::unique_ptr<Command>& command : group.commands) {
            widest = std::max(widest, command->description().name.size());
        }
    }
    for (const CommandGroup& group : groups) {
        out << style.heading(group.title + ":") << '\n';
        std::vector<Entry> entries;
        for (const std::unique_ptr<Command>& command : group.commands) {
            entries.push_back({padded(command->description().name, widest), command->description().summary});
        }
        print_entries(out, entries);
        out << '\n';
    }
}

} // namespace

std::string usage_of(const Description& command) {
    std::string usage = "diptych " + command.name;
    for (const Positional& positional : command.positionals) {
        const std::string name = positional.maximum == k_many ? positional.name + "..." : positional.name;
        usage += positional.minimum == 0 ? fmt::format(" [{}]", name) : " " + name;
    }
    return usage + " [OPTION]...";
}

void print_help(std::ostream& out, const Style& style) {
    out << "Diptych pairs a text with its translation, sentence by sentence, and finds terms\nin both.\n\n";
    print_examples(out, main_examples(), style);
    out << style.heading("Usage:") << " diptych [OPTION]... COMMAND [ARGUMENT]...\n\n";
    print_groups(out, style);
    out << style.heading("Topics:") << '\n';
    std::vector<Entry> topics;
    for (const Topic& topic : help_topics()) {
        topics.push_back({topic.name, topic.summary});
    }
    print_entries(out, topics);
    out << '\n' << style.heading("Options:") << '\n';
    print_options(out, global_options());
    out << "\n'diptych COMMAND --help' shows the options of a command,\n'diptych help TOPIC' explains a "
           "topic.\n";
}

void print_help(std::ostream& out, const Topic& topic, const Style& style) {
    out << style.heading(topic.name + ": " + topic.summary) << "\n\n";
    const std::vector<std::string_view> paragraphs = base::split(topic.text, '\n');
    for (const std::string_view paragraph : paragraphs) {
        if (!paragraph.empty()) {
            out << wrapped(paragraph, k_width, 0) << (&paragraph == &paragraphs.back() ? "\n" : "\n\n");
        }
    }
}

void print_help(std::ostream& out, const Description& command, const Style& style) {
    out << "diptych " << command.name << ": " << command.summary << "\n\n";
    print_examples(out, command.examples, style);
    out << style.heading("Usage:") << ' ' << usage_of(command) << "\n\n";
    for (const std::string_view paragraph : base::split(command.text, '\n')) {
        out << wrapped(paragraph, k_width, 0) << "\n\n";
    }
    if (!command.options.empty()) {
        out << style.heading("Options:") << '\n';
        print_options(out, command.options);
        out << '\n';
    }
    out << style.heading("Options of every command:") << '\n';
    print_options(out, global_options());
}

} // namespace diptych::cli

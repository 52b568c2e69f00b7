#include "exchange/tables/concept_text.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace diptych::exchange {

namespace {

constexpr std::string_view k_arrow = " => ";

/// Names that mean something of their own; a category of that name is written the long way.
constexpr std::array<std::string_view, 7> k_reserved{"id",          "language", "term", "status",
                                                     "transaction", "category", "value"};

bool is_reserved(std::string_view name) {
    return std::find(k_reserved.begin(), k_reserved.end(), name) != k_reserved.end();
}

std::string_view without_spaces(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// Whether a category can be called so before a colon.
bool is_plain_name(std::string_view name) {
    return !name.empty() && !is_reserved(name) && name.front() != '#' && base::trim(name) == name &&
           name.find_first_of(":\\\r\n\t") == std::string_view::npos;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\') {
            result += "\\\\";
        } else if (c == '\n') {
            result += "\\n";
        } else if (c == '\r') {
            result += "\\r";
        } else if (c == '\t') {
            result += "\\t";
        } else if (c == ' ' && (i == 0 || i + 1 == text.size())) {
            result += "\\s";
        } else if (text.substr(i).starts_with("=>")) {
            result += "\\=";
        } else {
            result += c;
        }
    }
    return result;
}

// Writing

class TextWriter {
public:
    void line(std::size_t depth, std::string_view name, std::string_view value,
              std::string_view target = {}) {
        m_text.append(2 * depth, ' ').append(name).append(":");
        if (!value.empty()) {
            m_text.append(" ").append(escaped(value));
        }
        if (!target.empty()) {
            m_text.append(k_arrow).append(escaped(target));
        }
        m_text += '\n';
    }

    void category(std::size_t depth, const model::DataCategory& category) {
        if (is_plain_name(category.name)) {
            line(depth, category.name, category.value, category.target);
        } else {
            line(depth, "category", category.name);
            line(depth + 1, "value", category.value, category.target);
        }
        for (const model::DataCategory& qualifier : category.qualifiers) {
            this->category(depth + 1, qualifier);
        }
    }

    template <typename Owner>
    void description(std::size_t depth, const Owner& owner) {
        for (const model::DataCategory& one : owner.categories) {
            category(depth, one);
        }
        for (const model::Transaction& transaction : owner.transactions) {
            line(depth, "transaction", transaction.type);
            if (!transaction.date.empty()) {
                line(depth + 1, "date", transaction.date);
            }
            if (!transaction.responsibility.empty()) {
                line(depth + 1, "responsibility", transaction.responsibility);
            }
        }
    }

    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

// Reading

/// A line and those that are indented below it.
struct Node {
    std::size_t line = 0;
    std::string name;
    std::string value;
    std::string target;
    std::vector<Node> children = {};
};

class TextReader {
public:
    explicit TextReader(const std::string& name) : m_name{name} {}

    model::Concept read(std::string_view text) {
        Node root;
        build_tree(text, root);
        model::Concept entry;
        for (const Node& node : root.children) {
            if (node.name == "id") {
                if (!entry.id.empty()) {
                    fail(node, "There are two ids. Keep one");
                }
                entry.id = plain_value(node);
                refuse_children(node);
            } else if (node.name == "language") {
                entry.languages.push_back(section(node));
            } else {
                describe(node, entry);
            }
        }
        return entry;
    }

private:
    [[noreturn]] void fail(const Node& node, const std::string& sentence) const {
        throw base::InputError{m_name, node.line, sentence + '.'};
    }

    void build_tree(std::string_view text, Node& root) {
        std::vector<std::pair<std::size_t, Node*>> path; // indentation, and the node there
        std::size_t number = 0;
        for (std::string_view line : base::split(text, '\n')) {
            ++number;
            if (line.ends_with('\r')) {
                line.remove_suffix(1);
            }
            const std::size_t indentation = line.find_first_not_of(' ');
            if (indentation == std::string_view::npos || line[indentation] == '#') {
                continue;
            }
            if (const std::optional<std::size_t> byte = text::find_invalid_utf8(line)) {
                throw base::InputError{m_name, number, fmt::format("Not valid UTF-8 at byte {}.", *byte)};
            }
            Node node = node_of(line.substr(indentation), number);
            while (!path.empty() && path.back().first >= indentation) {
                path.pop_back();
            }
            if (path.size() > k_deepest) {
                fail(node, "The line is indented too deeply");
            }
            Node& parent = path.empty() ? root : *path.back().second;
            if (path.empty() && indentation > 0) {
                fail(node, "The line is indented, but stands below nothing. Take the spaces away");
            }
            // The siblings before it have no more lines to come, so that they may move in memory.
            parent.children.push_back(std::move(node));
            path.emplace_back(indentation, &parent.children.back());
        }
    }

    Node node_of(std::string_view line, std::size_t number) const {
        Node node{.line = number, .name = {}, .value = {}, .target = {}};
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || line[0] == '\t') {
            fail(node, line[0] == '\t'
                           ? "The line begins with a tab. Indent it with spaces"
                           : "The line has no colon. Write 'name: value', or '#' before a comment");
        }
        node.name = base::trim(line.substr(0, colon));
        std::string_view value = line.substr(colon + 1);
        const std::size_t arrow = (std::string{value} + ' ').find(k_arrow);
        if (arrow != std::string::npos) {
            node.target = unescaped(without_spaces(value.substr(arrow + 3)), node);
            value = value.substr(0, arrow);
        }
        node.value = unescaped(without_spaces(value), node);
        return node;
    }

    std::string unescaped(std::string_view text, const Node& node) const {
        std::string result;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] != '\\') {
                result += text[i];
                continue;
            }
            constexpr std::string_view k_letters = "nrts=\\";
            constexpr std::string_view k_meanings = "\n\r\t =\\";
            ++i;
            const std::size_t which = i < text.size() ? k_letters.find(text[i]) : std::string_view::npos;
            if (which == std::string_view::npos) {
                fail(node, "A backslash stands alone. Write it twice");
            }
            result += k_meanings[which];
        }
        return result;
    }

    std::string plain_value(const Node& node) const {
        if (!node.target.empty()) {
            fail(node, fmt::format("'{}' points to nothing. Take the arrow away", node.name));
        }
        return node.value;
    }

    void refuse_children(const Node& node) const {
        if (!node.children.empty()) {
            fail(node.children.front(), fmt::format("Nothing can stand below '{}'", node.name));
        }
    }

    model::LanguageSection section(const Node& node) {
        const std::optional<model::LanguageTag> language = model::LanguageTag::parse(plain_value(node));
        if (!language) {
            fail(node, fmt::format("'{}' is no language tag. Write one such as fr or en-GB", node.value));
        }
        model::LanguageSection section{*language, {}, {}, {}};
        for (const Node& child : node.children) {
            if (child.name == "term") {
                section.terms.push_back(term(child));
            } else {
                describe(child, section);
            }
        }
        return section;
    }

    model::Term term(const Node& node) {
        model::Term term;
        term.text = plain_value(node);
        if (base::trim(term.text).empty()) {
            fail(node, "The term is empty. Write it behind the colon, or delete the line");
        }
        for (const Node& child : node.children) {
            if (child.name != "status") {
                describe(child, term);
                continue;
            }
            term.status = model::status_of(plain_value(child));
            if (!term.status) {
                fail(child, fmt::format("There is no status '{}'.{} It is one of {}", child.value,
                                        meant(child.value), base::join(model::status_names(), ", ")));
            }
            refuse_children(child);
        }
        return term;
    }

    static std::string meant(const std::string& status) {
        const std::string nearest = base::did_you_mean(status, model::status_names());
        return nearest.empty() ? nearest : fmt::format(" Did you mean '{}'?", nearest);
    }

    template <typename Owner>
    void describe(const Node& node, Owner& owner) {
        if (node.name == "transaction") {
            owner.transactions.push_back(transaction(node));
        } else {
            owner.categories.push_back(category(node));
        }
    }

    model::Transaction transaction(const Node& node) const {
        model::Transaction result{plain_value(node), {}, {}};
        for (const Node& child : node.children) {
            if (child.name == "date") {
                result.date = plain_value(child);
            } else if (child.name == "responsibility") {
                result.responsibility = plain_value(child);
            } else {
                fail(child, "A transaction has only 'date' and 'responsibility' below it");
            }
            refuse_children(child);
        }
        return result;
    }

    model::DataCategory category(const Node& node) const {
        const bool long_way = node.name == "category";
        if (node.name.empty() || (is_reserved(node.name) && !long_way)) {
            fail(node, node.name.empty() ? "The line has no name before its colon"
                                         : fmt::format("'{}' cannot stand here", node.name));
        }
        model::DataCategory result{long_way ? plain_value(node) : node.name,
                                   long_way ? std::string{} : node.value,
                                   long_way ? std::string{} : node.target,
                                   {}};
        for (const Node& child : node.children) {
            if (long_way && child.name == "value") {
                result.value = child.value;
                result.target = child.target;
                refuse_children(child);
            } else {
                result.qualifiers.push_back(category(child));
            }
        }
        return result;
    }

    static constexpr std::size_t k_deepest = 12;
    const std::string& m_name;
};

} // namespace

std::string write_concept_text(const model::Concept& entry) {
    TextWriter writer;
    writer.line(0, "id", entry.id);
    writer.description(0, entry);
    for (const model::LanguageSection& section : entry.languages) {
        writer.line(0, "language", section.language.str());
        writer.description(1, section);
        for (const model::Term& term : section.terms) {
            writer.line(1, "term", term.text);
            if (term.status) {
                writer.line(2, "status", model::name_of(*term.status));
            }
            writer.description(2, term);
        }
    }
    return writer.take();
}

model::Concept read_concept_text(std::string_view text, const std::string& name) {
    return TextReader{name}.read(text);
}

} // namespace diptych::exchange

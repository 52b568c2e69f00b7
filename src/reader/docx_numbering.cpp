#include "reader/docx_numbering.hpp"

#include "base/string.hpp"
#include "reader/docx_styles.hpp"

#include <utility>

namespace diptych::reader {

namespace {

using xml::Event;
using xml::EventKind;

/// Calls `take` with each child element of the element whose start was given; `take` reads it to its end.
template <typename Take>
void for_each_child(xml::Reader& reader, Take take) {
    for (Event event = reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = reader.next()) {
        if (event.kind == EventKind::start_element) {
            take(event);
        }
    }
}

std::int64_t number_in(const Event& event, std::string_view attribute, std::int64_t otherwise) {
    return parse_number(word_attribute(event, attribute)).value_or(otherwise);
}

std::optional<std::size_t> level_index(std::int64_t level) {
    if (level < 0 || level >= static_cast<std::int64_t>(DocxNumbering::k_levels)) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(level);
}

} // namespace

NumberStyle docx_number_style(std::string_view name) {
    static const std::map<std::string_view, NumberStyle> k_styles{
        {"bullet", NumberStyle::bullet},
        {"decimalZero", NumberStyle::decimal_zero},
        {"lowerLetter", NumberStyle::lower_letter},
        {"lowerRoman", NumberStyle::lower_roman},
        {"none", NumberStyle::none},
        {"upperLetter", NumberStyle::upper_letter},
        {"upperRoman", NumberStyle::upper_roman},
    };
    const auto found = k_styles.find(name);
    return found == k_styles.end() ? NumberStyle::decimal : found->second;
}

DocxNumbering::DocxNumbering(xml::Reader& reader) {
    for (Event event = reader.next(); event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (is_word(event, "abstractNum")) {
            read_definition(reader, number_in(event, "abstractNumId", -1));
        } else if (is_word(event, "num")) {
            read_list(reader, number_in(event, "numId", -1));
        }
    }
}

DocxNumbering::Level DocxNumbering::read_level(xml::Reader& reader) {
    Level level;
    for_each_child(reader, [&](const Event& event) {
        const std::string value = word_attribute(event, "val");
        if (is_word(event, "start")) {
            level.start = parse_number(value).value_or(0);
        } else if (is_word(event, "numFmt")) {
            level.style = docx_number_style(value);
        } else if (is_word(event, "lvlText")) {
            level.text = value.size() > k_longest_label ? std::string{} : value;
        } else if (is_word(event, "lvlRestart")) {
            level.restart = parse_number(value);
        } else if (is_word(event, "isLgl")) {
            level.legal = is_on(event);
        } else if (is_word(event, "pStyle")) {
            level.paragraph_style = value;
        }
        reader.skip_element();
    });
    return level;
}

void DocxNumbering::read_definition(xml::Reader& reader, std::int64_t id) {
    Definition definition;
    for_each_child(reader, [&](const Event& event) {
        if (is_word(event, "lvl")) {
            const auto index = level_index(number_in(event, "ilvl", -1));
            Level level = read_level(reader);
            if (index) {
                definition.levels[*index] = std::move(level);
            }
            return;
        }
        if (is_word(event, "styleLink")) {
            definition.style_link = word_attribute(event, "val");
        } else if (is_word(event, "numStyleLink")) {
            definition.defined_like = word_attribute(event, "val");
        }
        reader.skip_element();
    });
    if (!definition.style_link.empty()) {
        m_definition_of_style[definition.style_link] = id;
    }
    m_definitions[id] = std::move(definition);
}

void DocxNumbering::read_list(xml::Reader& reader, std::int64_t id) {
    List list;
    for_each_child(reader, [&](const Event& event) {
        const auto index = level_index(number_in(event, "ilvl", -1));
        if (is_word(event, "lvlOverride") && index) {
            read_override(reader, list, *index);
            return;
        }
        if (is_word(event, "abstractNumId")) {
            list.definition = number_in(event, "val", -1);
        }
        reader.skip_element();
    });
    m_lists[id] = std::move(list);
}

void DocxNumbering::read_override(xml::Reader& reader, List& list, std::size_t index) {
    for_each_child(reader, [&](const Event& event) {
        if (is_word(event, "lvl")) {
            list.levels[index] = read_level(reader);
            return;
        }
        if (is_word(event, "startOverride")) {
            list.starts[index] = number_in(event, "val", 1);
        }
        reader.skip_element();
    });
}

DocxNumbering::Definition* DocxNumbering::definition_of(const List& list) {
    auto found = m_definitions.find(list.definition);
    if (found != m_definitions.end() && !found->second.defined_like.empty()) {
        const auto linked = m_definition_of_style.find(found->second.defined_like);
        if (linked != m_definition_of_style.end()) {
            found = m_definitions.find(linked->second);
        }
    }
    return found == m_definitions.end() ? nullptr : &found->second;
}

const DocxNumbering::Level* DocxNumbering::level_of(const List& list, const Definition& definition,
                                                    std::size_t index) {
    const std::optional<Level>& own = list.levels[index];
    const std::optional<Level>& level = own ? own : definition.levels[index];
    return level ? &*level : nullptr;
}

std::optional<std::int64_t> DocxNumbering::level_of_style(std::int64_t list, std::string_view style) const {
    const auto found = m_lists.find(list);
    if (found == m_lists.end() || style.empty()) {
        return std::nullopt;
    }
    const auto definition = m_definitions.find(found->second.definition);
    for (std::size_t i = 0; definition != m_definitions.end() && i < k_levels; ++i) {
        const Level* level = level_of(found->second, definition->second, i);
        if (level != nullptr && level->paragraph_style == style) {
            return static_cast<std::int64_t>(i);
        }
    }
    return std::nullopt;
}

std::string DocxNumbering::next_label(std::int64_t list_id, std::int64_t level_number) {
    const auto found = m_lists.find(list_id);
    const auto index = level_index(level_number);
    Definition* definition = found == m_lists.end() ? nullptr : definition_of(found->second);
    if (definition == nullptr || !index) {
        return {};
    }
    List& list = found->second;
    const Level* level = level_of(list, *definition, *index);
    if (level == nullptr) {
        return {};
    }
    std::optional<std::int64_t>& counter = definition->counters[*index];
    if (list.starts[*index]) {
        counter = std::exchange(list.starts[*index], std::nullopt);
    } else {
        counter = counter ? *counter + 1 : level->start;
    }
    for (std::size_t deeper = *index + 1; deeper < k_levels; ++deeper) {
        const Level* below = level_of(list, *definition, deeper);
        const std::int64_t restart_after =
            below == nullptr || !below->restart ? static_cast<std::int64_t>(deeper) : *below->restart;
        if (static_cast<std::int64_t>(*index) < restart_after) {
            definition->counters[deeper].reset();
        }
    }
    return print(list, *definition, *level);
}

std::string DocxNumbering::print(const List& list, const Definition& definition, const Level& level) {
    if (level.style == NumberStyle::bullet) {
        return level.text.empty() ? std::string{} : bullet_text(level.text);
    }
    std::string label;
    for (std::size_t i = 0; i < level.text.size(); ++i) {
        const char c = level.text[i];
        const char next = i + 1 < level.text.size() ? level.text[i + 1] : '\0';
        if (c != '%' || next < '1' || next > '9') {
            label += c;
            continue;
        }
        ++i;
        const auto shown = static_cast<std::size_t>(next - '1');
        if (const Level* of_number = level_of(list, definition, shown)) {
            // A level above that no paragraph has used yet shows its first number.
            const std::int64_t value = definition.counters[shown].value_or(of_number->start);
            label += format_number(value, level.legal ? NumberStyle::decimal : of_number->style);
        }
    }
    return std::string{base::trim(label)};
}

} // namespace diptych::reader

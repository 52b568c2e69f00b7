#include "model/document.hpp"

#include <array>
#include <utility>

namespace diptych::model {

namespace {

constexpr std::array<std::pair<UnitKind, std::string_view>, 6> k_unit_kinds{{
    {UnitKind::title, "title"},
    {UnitKind::heading, "heading"},
    {UnitKind::paragraph, "paragraph"},
    {UnitKind::item, "item"},
    {UnitKind::footnote, "footnote"},
    {UnitKind::contents, "contents"},
}};

} // namespace

std::string_view name_of(UnitKind kind) {
    for (const auto& [value, name] : k_unit_kinds) {
        if (value == kind) {
            return name;
        }
    }
    return "paragraph";
}

std::optional<UnitKind> unit_kind_of(std::string_view name) {
    for (const auto& [value, known] : k_unit_kinds) {
        if (known == name) {
            return value;
        }
    }
    return std::nullopt;
}

std::string_view contents_page(const Unit& unit) {
    if (unit.kind != UnitKind::contents) {
        return {};
    }
    const std::size_t before = unit.text.find_last_of(" .\xA6\xB7_"); // the last byte of a leader
    const std::string_view page = std::string_view{unit.text}.substr(before == std::string::npos ? 0 : before + 1);
    const bool has_digit = page.find_first_of("0123456789") != std::string_view::npos;
    const bool is_roman = page.find_first_not_of("ivxlcIVXLC") == std::string_view::npos;
    return before != std::string::npos && (has_digit || is_roman) ? page : std::string_view{};
}

Sentence& append_sentence(Unit& unit, std::string_view text) {
    unit.text += unit.text.empty() ? "" : " ";
    const std::size_t begin = unit.text.size();
    unit.text += text;
    Sentence& sentence = unit.sentences.emplace_back();
    sentence.text = {begin, unit.text.size()};
    return sentence;
}

std::vector<SentenceIndex> sentences_of(const Document& document) {
    std::vector<SentenceIndex> all;
    for (std::size_t unit = 0; unit < document.units.size(); ++unit) {
        for (std::size_t sentence = 0; sentence < document.units[unit].sentences.size(); ++sentence) {
            all.push_back({unit, sentence});
        }
    }
    return all;
}

std::string_view text_of(const Document& document, SentenceIndex index) {
    return document.units[index.unit].sentence(index.sentence);
}

} // namespace diptych::model

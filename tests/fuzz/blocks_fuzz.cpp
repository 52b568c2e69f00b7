// The paragraphs that a word processor's file marks, to units and sentences: each comes out as the unit it
// is, whatever stands in it. The first byte chooses the language and the policy. Each line is a block: its
// first byte its kind ('p' paragraph, 'h' heading, 't' title, 'i' item, 'f' footnote, anything else unknown);
// what stands before the first '|' is its label, and behind each '^' stands the label of a footnote call.

#include "base/string.hpp"
#include "document.hpp"
#include "segment/segment.hpp"
#include "source_text.hpp"
#include "text/character.hpp"

#include <algorithm>
#include <optional>

namespace {

using namespace diptych;
using model::UnitKind;

std::optional<UnitKind> kind_of(char c) {
    switch (c) {
    case 'p':
        return UnitKind::paragraph;
    case 'h':
        return UnitKind::heading;
    case 't':
        return UnitKind::title;
    case 'i':
        return UnitKind::item;
    case 'f':
        return UnitKind::footnote;
    default:
        return std::nullopt;
    }
}

std::string_view without_outer_white_space(std::string_view content) {
    while (!content.empty() && text::is_white_space(text::code_point_at(content, 0).value)) {
        content.remove_prefix(text::code_point_at(content, 0).length);
    }
    while (!content.empty() && text::is_white_space(text::code_point_before(content, content.size()).value)) {
        content.remove_suffix(text::code_point_before(content, content.size()).length);
    }
    return content;
}

void add_block(model::SourceText& source, std::string_view line) {
    const std::string content = fuzz::as_utf8(std::string{line.substr(1)});
    model::Block block;
    block.kind = kind_of(line.front());
    block.line = source.blocks.size() + 1;
    std::string written;
    for (std::size_t i = 0; i < content.size(); ++i) {
        if (content[i] == '^' && i + 1 < content.size()) {
            block.note_calls.push_back({written.size(), std::string(1, content[++i] & 0x7F)});
        } else if (content[i] == '|' && block.label_length == 0) {
            block.label_length = written.size();
        } else {
            written += content[i] == '\r' ? ' ' : content[i];
        }
    }
    written = fuzz::as_utf8(std::move(written)); // a call's label may have been the half of a character
    std::replace_if(
        written.begin(), written.end(), [](char c) { return text::is_separator(static_cast<unsigned char>(c)); },
        '_'); // no separators: what segment leaves out would be counted here
    const std::string_view kept = without_outer_white_space(written);
    const auto skipped = static_cast<std::size_t>(kept.data() - written.data());
    if (kept.empty()) {
        return;
    }
    block.label_length -= std::min(block.label_length, skipped);
    block.label_length = std::min(block.label_length, kept.size());
    for (model::NoteCall& call : block.note_calls) {
        call.text_begin = std::min(call.text_begin - std::min(call.text_begin, skipped), kept.size());
    }
    source.text += source.text.empty() ? "" : "\n";
    block.text = {source.text.size(), source.text.size() + kept.size()};
    source.text += kept;
    source.blocks.push_back(std::move(block));
}

bool is_same_call(const model::NoteCall& a, const model::NoteCall& b) {
    return a.text_begin == b.text_begin && a.label == b.label;
}

/// One unit for each block, footnotes behind the others.
void check_units(const model::Document& document, const model::SourceText& source) {
    fuzz::require(document.units.size() == source.blocks.size(), "each block is a unit");
    auto unit = document.units.begin();
    for (const bool notes : {false, true}) {
        for (const model::Block& block : source.blocks) {
            if ((block.kind == UnitKind::footnote) != notes) {
                continue;
            }
            fuzz::require(unit->text == model::slice(source.text, block.text), "a unit is its block's text");
            fuzz::require(!block.kind || unit->kind == *block.kind, "what the file says a unit is, it is");
            fuzz::require(std::equal(unit->note_calls.begin(), unit->note_calls.end(),
                                     block.note_calls.begin(), block.note_calls.end(), is_same_call),
                          "the file's calls are the unit's");
            fuzz::require(block.label_length == 0 || unit->label.size() == block.label_length,
                          "the file's label is the unit's");
            for (const model::Sentence& sentence : unit->sentences) {
                fuzz::require(sentence.line == block.line, "a sentence is in the paragraph of its block");
            }
            ++unit;
        }
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::uint8_t choice = data[0];
    model::SourceText source;
    source.name = "fuzz";
    source.places = model::Places::paragraphs;
    const std::string lines = fuzz::as_utf8(fuzz::to_string(data + 1, size - 1));
    for (const std::string_view line : base::split(lines, '\n')) {
        if (!line.empty()) {
            add_block(source, line);
        }
    }
    if (source.blocks.empty()) {
        return 0;
    }
    fuzz::check(source);
    segment::Options options;
    options.language = fuzz::language_number(choice);
    options.policy.break_at_semicolon = choice % 7 == 0;
    options.policy.split_list_items = choice % 3 == 0;
    options.policy.keep_quotes = choice % 11 == 0;
    const model::Document document = segment::segment(source, options);
    fuzz::check(document, source);
    check_units(document, source);
    fuzz::check(segment::segment_lines(source, options), source);
    return 0;
}

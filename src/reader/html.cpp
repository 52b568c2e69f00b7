#include "reader/html.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "reader/html_page.hpp"
#include "text/encoding.hpp"
#include "xml/html_encoding.hpp"
#include "xml/html_reader.hpp"

#include <algorithm>
#include <utility>

namespace diptych::reader {

namespace {

using model::UnitKind;

/// The title of the page as a block, for pages that have no heading in their text.
void add_title(std::vector<HtmlBlock>& blocks, const std::string& title) {
    const bool has_heading = std::any_of(blocks.begin(), blocks.end(), [](const HtmlBlock& block) {
        return block.kind == UnitKind::title || block.kind == UnitKind::heading;
    });
    if (has_heading) {
        return;
    }
    HtmlPage page;
    page.text(title);
    HtmlDraft draft = page.finish();
    if (!draft.blocks.empty()) {
        draft.blocks.front().kind = UnitKind::title;
        blocks.insert(blocks.begin(), std::move(draft.blocks.front()));
    }
}

/// The page as UTF-8 when it does not say what it is in and its letters do; otherwise as it is.
std::string guess_encoding(std::string bytes, const std::string& name, base::Diagnostics& diagnostics) {
    const auto encoding = xml::detect_html_encoding(bytes);
    if (!encoding) {
        return bytes;
    }
    text::DecodedText decoded = text::decode(bytes, *encoding);
    if (decoded.invalid) {
        return bytes; // refused as what it should be, UTF-8
    }
    diagnostics.report(base::Severity::note, name, 0,
                       fmt::format("The text is not UTF-8; it was read as {}.", *encoding));
    return std::move(decoded.text);
}

} // namespace

model::SourceText read_html(std::string bytes, const std::string& name, base::Diagnostics& diagnostics) {
    bytes = guess_encoding(std::move(bytes), name, diagnostics);
    HtmlPage page;
    xml::read_html(bytes, name, page);
    bytes = {};
    HtmlDraft draft = page.finish();
    resolve_html_notes(draft);
    label_html_items(draft.blocks);
    if (draft.blocks.empty()) {
        throw base::InputError{name,
                               "There is no text in the page. If a program in the page makes it, save the "
                               "page from a browser as it is shown."};
    }
    add_title(draft.blocks, page.title());

    model::SourceText source;
    source.name = name;
    source.places = model::Places::paragraphs;
    source.language = page.language();
    for (HtmlBlock& html : draft.blocks) {
        if (!source.text.empty()) {
            source.text += '\n';
        }
        model::Block block;
        block.text = {source.text.size(), source.text.size() + html.text.size()};
        block.kind = html.kind;
        block.label_length = html.label_length;
        block.note_calls = std::move(html.note_calls);
        block.line = source.blocks.size() + 1;
        source.text += html.text + '\n';
        source.blocks.push_back(std::move(block));
    }
    return source;
}

} // namespace diptych::reader

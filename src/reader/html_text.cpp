#include "reader/html_text.hpp"

#include "reader/html_page.hpp"
#include "xml/html_reader.hpp"

#include <algorithm>
#include <utility>
#include <vector>

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

} // namespace

void HtmlText::add(std::string_view bytes, const std::string& page_name, Title title) {
    HtmlPage page;
    xml::read_html(bytes, page_name, page);
    HtmlDraft draft = page.finish();
    resolve_html_notes(draft);
    label_html_items(draft.blocks);
    if (title == Title::instead_of_headings && !draft.blocks.empty()) {
        add_title(draft.blocks, page.title());
    }
    m_source.places = model::Places::paragraphs;
    m_source.language = m_source.language ? m_source.language : page.language();
    for (HtmlBlock& html : draft.blocks) {
        if (!m_source.text.empty()) {
            m_source.text += '\n';
        }
        model::Block block;
        block.text = {m_source.text.size(), m_source.text.size() + html.text.size()};
        block.kind = html.kind == UnitKind::title && m_has_title ? UnitKind::heading : html.kind;
        block.label_length = html.label_length;
        block.note_calls = std::move(html.note_calls);
        block.line = m_source.blocks.size() + 1;
        m_source.text += html.text + '\n';
        m_source.blocks.push_back(std::move(block));
    }
    m_has_title = m_has_title || std::any_of(draft.blocks.begin(), draft.blocks.end(), [](const HtmlBlock& block) {
                      return block.kind == UnitKind::title;
                  });
}

} // namespace diptych::reader

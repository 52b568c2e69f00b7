#include "reader/markdown.hpp"

#include "base/error.hpp"
#include "base/string.hpp"
#include "reader/html_text.hpp"

#include <algorithm>
#include <array>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace diptych::reader {

namespace {

struct FreeParser {
    void operator()(cmark_parser* parser) const noexcept { cmark_parser_free(parser); }
};

struct FreeNode {
    void operator()(cmark_node* node) const noexcept { cmark_node_free(node); }
};

struct FreeIterator {
    void operator()(cmark_iter* iterator) const noexcept { cmark_iter_free(iterator); }
};

struct FreeText {
    void operator()(char* text) const noexcept { std::free(text); }
};

using Document = std::unique_ptr<cmark_node, FreeNode>;

/// Raw HTML in Markdown is text of the page, too; the HTML reader leaves out what is not shown.
constexpr int k_options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES;

Document parse(std::string_view text) {
    static std::once_flag registered; // in a table that all threads share
    std::call_once(registered, [] { cmark_gfm_core_extensions_ensure_registered(); });
    const std::unique_ptr<cmark_parser, FreeParser> parser{cmark_parser_new(k_options)};
    for (const char* const name : {"table", "strikethrough", "tasklist"}) {
        if (cmark_syntax_extension* const extension = cmark_find_syntax_extension(name)) {
            cmark_parser_attach_syntax_extension(parser.get(), extension);
        }
    }
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return Document{cmark_parser_finish(parser.get())};
}

void take_out_code(cmark_node* document) {
    std::vector<cmark_node*> code;
    const std::unique_ptr<cmark_iter, FreeIterator> iterator{cmark_iter_new(document)};
    while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
        cmark_node* const node = cmark_iter_get_node(iterator.get());
        if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK) {
            code.push_back(node); // a leaf: met once
        }
    }
    for (cmark_node* const node : code) {
        cmark_node_free(node); // which takes it out
    }
}

std::string_view first_line(std::string_view text) {
    return base::trim(text.substr(0, text.find('\n')));
}

/// The front matter at the beginning of a text, its fences included; empty when there is none.
std::string_view front_matter(std::string_view text) {
    for (const std::string_view fence : {"---", "+++"}) {
        if (first_line(text) != fence) {
            continue;
        }
        for (std::size_t line = text.find('\n'); line != std::string_view::npos; line = text.find('\n', line + 1)) {
            const std::string_view next = first_line(text.substr(line + 1));
            if (next == fence || (fence == "---" && next == "...")) {
                const std::size_t end = text.find('\n', line + 1);
                return text.substr(0, end == std::string_view::npos ? text.size() : end + 1);
            }
        }
    }
    return {};
}

/// What front matter says the language is: "lang: fr", "language = 'pt-BR'".
std::optional<model::LanguageTag> language_in(std::string_view matter) {
    for (const std::string_view line : base::split(matter, '\n')) {
        const std::size_t sign = line.find_first_of(":=");
        const std::string key = base::to_lower_ascii(base::trim(line.substr(0, sign)));
        if (sign == std::string_view::npos || (key != "lang" && key != "language" && key != "locale")) {
            continue;
        }
        std::string_view value = base::trim(line.substr(sign + 1));
        if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
            value = value.substr(1, value.size() - 2);
        }
        if (const auto tag = model::LanguageTag::parse(value); tag && !tag->is_undetermined()) {
            return tag;
        }
    }
    return std::nullopt;
}

/// Refuses tables that the parser would fill up without end: a row has as many cells as its table has columns, however few
/// are written, so that a short file could have billions.
void check_tables(const model::SourceText& decoded) {
    constexpr std::size_t k_most_cells = 2'000'000;
    std::size_t columns = 0; // of what may be a table: the most bars in a line since the last empty one
    std::size_t cells = 0;
    std::size_t number = 0;
    for (const std::string_view line : base::split(decoded.text, '\n')) {
        ++number;
        if (base::trim(line).empty()) {
            columns = 0;
            continue;
        }
        const auto bars = static_cast<std::size_t>(std::count(line.begin(), line.end(), '|'));
        columns = std::max(columns, bars == 0 ? 0 : bars + 1);
        cells += columns;
        if (cells > k_most_cells) {
            throw base::InputError{decoded.name, number,
                                   "There are more than 2,000,000 cells in the tables up to here. Split the file, or "
                                   "save the tables as CSV."};
        }
    }
}

} // namespace

bool is_markdown(std::string_view name) {
    constexpr std::array<std::string_view, 5> k_endings{".md", ".markdown", ".mdown", ".mkd", ".mkdn"};
    const std::string lower = base::to_lower_ascii(name);
    return std::any_of(k_endings.begin(), k_endings.end(),
                       [&](std::string_view ending) { return lower.ends_with(ending); });
}

model::SourceText read_markdown(model::SourceText decoded) {
    constexpr std::size_t k_greatest = std::size_t{16} << 20U; // the parser keeps all of it, several times
    if (decoded.text.size() > k_greatest) {
        throw base::InputError{decoded.name, "The Markdown is larger than 16 MiB. Split it first."};
    }
    check_tables(decoded);
    const std::string_view matter = front_matter(decoded.text);
    const auto language = language_in(matter);
    const Document document = parse(std::string_view{decoded.text}.substr(matter.size()));
    take_out_code(document.get());
    const std::unique_ptr<char, FreeText> html{cmark_render_html(document.get(), k_options, nullptr)};
    HtmlText text{decoded.name};
    if (!base::trim(html.get()).empty()) {
        // The declaration keeps a <meta> in the text from naming another encoding.
        text.add(std::string{"\xEF\xBB\xBF"} + html.get(), decoded.name, HtmlText::Title::ignored);
    }
    if (text.empty()) {
        throw base::InputError{decoded.name, "There is no text in it but code. Name a file with text in it."};
    }
    model::SourceText source = text.finish();
    source.language = language ? language : source.language;
    return source;
}

} // namespace diptych::reader

#include "base/error.hpp"
#include "reader/markdown.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using Catch::Contains;
using model::UnitKind;

namespace {

model::SourceText read(const std::string& text) {
    model::SourceText decoded;
    decoded.name = "a.md";
    decoded.text = text;
    return reader::read_markdown(decoded);
}

std::vector<std::string> blocks(const std::string& text) {
    std::vector<std::string> texts;
    const model::SourceText source = read(text);
    for (const model::Block& block : source.blocks) {
        texts.emplace_back(model::slice(source.text, block.text));
    }
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("is_markdown: by the ending, in any case") {
    CHECK(reader::is_markdown("docs/README.MD"));
    CHECK(reader::is_markdown("a.markdown"));
    CHECK_FALSE(reader::is_markdown("a.md.txt"));
    CHECK_FALSE(reader::is_markdown("<stdin>"));
}

TEST_CASE("read_markdown: headings, paragraphs over lines, emphasis, links and inline code") {
    const auto source = read("Title\n=====\n\nA *short*\n**text** with [a link](http://x.org \"y\") and `code`.\n\n## Next\n");
    REQUIRE(source.blocks.size() == 3);
    CHECK(source.blocks[0].kind == UnitKind::title);
    CHECK(source.blocks[2].kind == UnitKind::heading);
    CHECK(source.text == "Title\n\nA short text with a link and code.\n\nNext\n");
}

TEST_CASE("read_markdown: list items have their numbers, cells of tables are blocks, quotations lose their mark") {
    CHECK(blocks("3. Open.\n4. Wait.\n\n- Close.\n\n| a | b |\n|---|--:|\n| c | d |\n\n> Said. So.\n") ==
          Texts{"3. Open.", "4. Wait.", "Close.", "a", "b", "c", "d", "Said. So."});
}

TEST_CASE("read_markdown: code blocks and front matter are left out, which may name the language") {
    const auto source =
        read("---\ntitle: x\nlang: \"pt-BR\"\n---\nText.\n\n```sh\nrm -rf a\n```\n\n    indented\n\n- item\n\n  ~~~\n  b\n  ~~~\n");
    CHECK(source.text == "Text.\n\nitem\n");
    CHECK(source.language == model::LanguageTag::parse("pt-BR"));
    CHECK(blocks("+++\na = 1\n+++\nText.\n") == Texts{"Text."});
    CHECK(blocks("---\nnot closed\n") == Texts{"not closed"});
}

TEST_CASE("read_markdown: footnotes stand at the end, and their calls are taken out") {
    const auto source = read("It rained.[^1] Much.\n\n[^1]: In March.\n\nThe end.\n");
    REQUIRE(source.blocks.size() == 3);
    CHECK(model::slice(source.text, source.blocks[0].text) == "It rained. Much.");
    CHECK(source.blocks[0].note_calls.size() == 1);
    CHECK(source.blocks[2].kind == UnitKind::footnote);
}

TEST_CASE("read_markdown: raw HTML is read as a page has it, and what is not shown is left out") {
    CHECK(blocks("<div align='center'>\n\nIn a *box*.\n\n</div>\n\n<!-- hidden -->\n\n<meta charset='latin1'>\n\nétÉ\n") ==
          Texts{"In a box.", "étÉ"});
}

TEST_CASE("read_markdown: what has no text but code is refused") {
    CHECK_THROWS_WITH(read("```\ncode\n```\n"), Contains("no text in it but code"));
    CHECK_THROWS_AS(read("---\na: b\n---\n"), base::InputError);
}

TEST_CASE("read_markdown: a table that would be filled up without end is refused, wide ones are read") {
    const auto table = [](std::size_t columns, std::size_t rows) {
        std::string text = "|";
        for (std::size_t i = 0; i < columns; ++i) {
            text += "a|";
        }
        text += "\n|";
        for (std::size_t i = 0; i < columns; ++i) {
            text += "-|";
        }
        text += '\n';
        for (std::size_t i = 0; i < rows; ++i) {
            text += "|x\n";
        }
        return text;
    };
    CHECK(blocks(table(200, 10)).size() == 210);
    CHECK_THROWS_WITH(read(table(20'000, 1'000)), Contains("more than 2,000,000 cells"));
    CHECK_THROWS_AS(read("> " + table(90, 100'000)), base::InputError);
}

TEST_CASE("read_markdown: what nests without end is read") {
    constexpr std::size_t k_deep = 20'000;
    for (const std::string part : {"[", "![a", "*a ", "_", "~~a", "&", "<a "}) {
        INFO(part);
        std::string text = "Text.\n\n";
        for (std::size_t i = 0; i < k_deep; ++i) {
            text += part;
        }
        CHECK(blocks(text + "b\n").front() == "Text.");
    }
    CHECK_THROWS_WITH(read(std::string(k_deep, '>') + "b\n"), Contains("elements are open at once"));
}

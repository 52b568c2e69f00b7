#pragma once

#include "support/catch.hpp"
#include "xml/reader.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace diptych::test {

/// What check_page() saw.
struct SeenPage {
    std::size_t rows = 0;        ///< elements of the class "row"
    std::set<std::string> links; ///< addresses that lead out of the page, for people to follow
};

/// The text of the element, and it taken out of the page.
inline std::string cut_element(std::string& page, const std::string& name) {
    const std::size_t begin = page.find('<' + name + '>');
    const std::size_t end = page.find("</" + name + '>', begin);
    REQUIRE(begin != std::string::npos);
    REQUIRE(end != std::string::npos);
    const std::string text = page.substr(begin + name.size() + 2, end - begin - name.size() - 2);
    page.erase(begin, end - begin);
    page.insert(begin, '<' + name + '>');
    return text;
}

/// Checks what holds of every page: its elements fit into one another, it says its language, it has a box to
/// search, one script and one style, and it asks nobody for anything, neither by itself nor by its policy.
inline SeenPage check_page(std::string page) {
    for (const std::string& embedded : {cut_element(page, "style"), cut_element(page, "script")}) {
        for (const char* request :
             {"http:", "https:", "url(", "@import", "import(", "fetch", "XMLHttp", "eval"}) {
            CHECK_THAT(embedded, !Catch::Contains(request));
        }
    }
    SeenPage seen;
    std::set<std::string> ids;
    std::set<std::string> search;
    xml::Reader reader{page, "page"};
    for (xml::Event event = reader.next(); event.kind != xml::EventKind::end_of_document;
         event = reader.next()) {
        if (event.kind != xml::EventKind::start_element) {
            continue;
        }
        const auto value = [&](const char* name) {
            return xml::attribute(event.attributes, name).value_or("");
        };
        static const std::set<std::string> k_elements_that_ask{"audio",  "base",  "embed", "form", "frame",
                                                               "iframe", "image", "img",   "link", "object",
                                                               "source", "svg",   "track", "video"};
        CHECK(k_elements_that_ask.count(event.name) == 0);
        for (const xml::Attribute& attribute : event.attributes) {
            CHECK(std::set<std::string>{"action", "background", "data", "formaction", "ping", "poster", "src",
                                        "srcset", "style"}
                      .count(attribute.name) == 0);
            CHECK_FALSE(attribute.name.starts_with("on"));
        }
        const std::string href = value("href");
        if (!href.empty() && href[0] != '#') {
            CHECK(event.name == "a");
            seen.links.insert(href);
        }
        if (!value("id").empty()) {
            CHECK(ids.insert(value("id")).second);
        }
        if (event.name == "html") {
            CHECK(value("lang") == "en");
        } else if (event.name == "input") {
            search.insert(value("type"));
        } else if (event.name == "meta" && !value("http-equiv").empty()) {
            CHECK(value("http-equiv") == "Content-Security-Policy");
            CHECK_THAT(value("content"),
                       Catch::StartsWith("default-src 'none'; ") && !Catch::Contains("unsafe"));
        }
        seen.rows += value("class") == "row" || value("class").starts_with("row ") ? 1U : 0U;
    }
    CHECK(search.count("search") == 1);
    return seen;
}

} // namespace diptych::test

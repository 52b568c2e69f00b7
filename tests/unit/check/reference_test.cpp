#include "check/reference.hpp"
#include "support/catch.hpp"

using namespace diptych;
using namespace diptych::check;

namespace {

std::vector<std::string> addresses(std::string_view text) {
    std::vector<std::string> found;
    for (const model::Range range : find_addresses(text)) {
        found.emplace_back(model::slice(text, range));
    }
    return found;
}

} // namespace

TEST_CASE("reference: addresses end before the punctuation of the sentence") {
    using Texts = std::vector<std::string>;
    CHECK(addresses("See www.example.org.") == Texts{"www.example.org"});
    CHECK(addresses("(see https://example.org/a_(b)), or a@b.org;") ==
          Texts{"https://example.org/a_(b)", "a@b.org"});
    CHECK(addresses("<http://www.example.org/x>") == Texts{"http://www.example.org/x"});
    CHECK(addresses("« https://example.org/x »") == Texts{"https://example.org/x"});
    CHECK(addresses("5 @ 3, www. and ://").empty());
}

TEST_CASE("reference: addresses that differ in their language alone are the same") {
    CHECK(address_value("https://www.example.org/fr/a") == address_value("https://www.example.org/en/a"));
    CHECK(address_value("http://Example.org/a?lang=fr") == address_value("https://example.org/a?lang=en"));
    CHECK(address_value("https://example.org/a") != address_value("https://example.org/A"));
    CHECK(address_value("https://example.org/france") != address_value("https://example.org/english"));
}

TEST_CASE("reference: a document symbol has capitals, a slash and a digit") {
    const auto symbol = [](std::string_view text) { return text.substr(0, end_of_symbol(text, 0)); };
    CHECK(symbol("A/AC.290/2021/L.1, para. 3") == "A/AC.290/2021/L.1");
    CHECK(symbol("E/CN.4/2005/102/Add.1.") == "E/CN.4/2005/102/Add.1");
    CHECK(symbol("A/HRC/31/69)") == "A/HRC/31/69");
    CHECK(symbol("N/A").empty());
    CHECK(symbol("Paris/2015").empty());
    CHECK(symbol("A4").empty());
}

TEST_CASE("reference: what is longer than any symbol is none") {
    std::string longest = "A/1";
    while (longest.size() + 2 <= 256) {
        longest += "/1";
    }
    CHECK(end_of_symbol(longest, 0) == longest.size());
    CHECK(end_of_symbol(longest + "/1", 0) == 0);
    CHECK(addresses("http://example.org/a" + std::string(500, ')') + " b") ==
          std::vector<std::string>{"http://example.org/a"});
    CHECK(addresses("(http://example.org/a_(b))))") == std::vector<std::string>{"http://example.org/a_(b)"});
}

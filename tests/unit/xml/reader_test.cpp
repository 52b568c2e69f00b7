#include "base/error.hpp"
#include "support/catch.hpp"
#include "xml/reader.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <string>

using namespace diptych;

namespace {

/// The document as a line of events: "<a> text </a>".
std::string events_of(xml::Reader& reader) {
    std::string events;
    for (;;) {
        const xml::Event event = reader.next();
        switch (event.kind) {
        case xml::EventKind::start_element:
            events += "<" + event.name;
            for (const xml::Attribute& attribute : event.attributes) {
                events += " " + attribute.name + "=" + attribute.value;
            }
            events += ">";
            break;
        case xml::EventKind::end_element:
            events += "</" + event.name + ">";
            break;
        case xml::EventKind::text:
            events += event.text;
            break;
        case xml::EventKind::end_of_document:
            return events;
        }
    }
}

std::string events_of(std::string_view bytes) {
    xml::Reader reader{bytes, "test.xml"};
    return events_of(reader);
}

/// What reading it fails with, or an empty text.
std::string refusal_of(std::string_view bytes) {
    try {
        events_of(bytes);
    } catch (const base::InputError& error) {
        return error.what();
    }
    return {};
}

std::string as_utf16le(std::string_view ascii) {
    std::string bytes{"\xFF\xFE"};
    for (const char c : ascii) {
        bytes += c;
        bytes += '\0';
    }
    return bytes;
}

const std::string k_billion_laughs = R"(<?xml version="1.0"?>
<!DOCTYPE lolz [
 <!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
 <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
 <!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">
]>
<lolz>&g;</lolz>)";

} // namespace

TEST_CASE("reader: elements, attributes and text come in the order of the document") {
    CHECK(events_of("<a x='1'>one<b/>two</a>") == "<a x=1>one<b></b>two</a>");
}

TEST_CASE("reader: text, CDATA and character references are one text; comments are left out") {
    xml::Reader reader{"<a>x &amp; <![CDATA[<y>]]><!-- no -->&#233;&#x2019;</a>", "test.xml"};
    CHECK(reader.next().name == "a");
    CHECK(reader.next().text == "x & <y>\u00E9\u2019");
    CHECK(reader.next().kind == xml::EventKind::end_element);
    CHECK(reader.next().kind == xml::EventKind::end_of_document);
    CHECK(reader.next().kind == xml::EventKind::end_of_document);
}

TEST_CASE("reader: a text longer than a block is one text") {
    const std::string text(200'000, 'x');
    const std::string document = "<a>" + text + "</a>";
    xml::Reader reader{document, "test.xml"};
    reader.next();
    CHECK(reader.next().text == text);
}

TEST_CASE("reader: namespaces are those of the prefixes, whatever the prefix is called") {
    xml::Reader reader{"<p:a xmlns:p='urn:x' xml:lang='fr'><b/></p:a>", "test.xml"};
    const xml::Event a = reader.next();
    CHECK(a.name == "a");
    CHECK(a.namespace_uri == "urn:x");
    CHECK(xml::attribute(a.attributes, "lang", xml::k_xml_namespace) == "fr");
    CHECK_FALSE(xml::attribute(a.attributes, "lang").has_value());
    CHECK(reader.next().namespace_uri.empty());
}

TEST_CASE("reader: lines are right beyond 65535") {
    std::string document = "<a>\n";
    for (int i = 0; i < 100'000; ++i) {
        document += "<b>text</b>\n";
    }
    document += "<last/></a>";
    xml::Reader reader{document, "test.xml"};
    xml::Event event = reader.next();
    while (event.name != "last" && event.kind != xml::EventKind::end_of_document) {
        event = reader.next();
    }
    CHECK(event.line == 100'002);
}

TEST_CASE("reader: other encodings come out as UTF-8") {
    CHECK(events_of("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>") == "<a>\u00E9</a>");
    CHECK(events_of("<?xml version='1.0' encoding='windows-1252'?><a>\x92</a>") == "<a>\u2019</a>");
    CHECK(events_of(as_utf16le("<?xml version='1.0' encoding='UTF-16'?><a>x</a>")) == "<a>x</a>");
    CHECK(events_of("\xEF\xBB\xBF<a>x</a>") == "<a>x</a>");
}

TEST_CASE("reader: bytes of another encoding than the declared one are refused with their line") {
    CHECK(refusal_of("<?xml version='1.0' encoding='UTF-8'?>\n<a>\n\xE9t\xE9</a>") ==
          "test.xml:3: The XML holds a character that XML does not allow, or bytes that are not in the "
          "encoding "
          "it declares. Save the file as UTF-8.");
    CHECK_THAT(refusal_of("<?xml version='1.0' encoding='no-such'?><a/>"), Catch::StartsWith("test.xml:1: "));
}

TEST_CASE("reader: malformed documents are refused with their line") {
    CHECK_THAT(refusal_of("<a>\n<b>\n</a>"), Catch::StartsWith("test.xml:3: The XML is not well-formed: "));
    CHECK_THAT(refusal_of("<a>\n<b>"),
               Catch::StartsWith("test.xml:2: The file ends in the middle of an element."));
    CHECK_THAT(refusal_of("<a x=1/>"), Catch::StartsWith("test.xml:1: "));
    CHECK_THAT(refusal_of("<a>\x01</a>"), Catch::StartsWith("test.xml:1: "));
    CHECK_THAT(refusal_of("<a/><b/>"), Catch::StartsWith("test.xml:1: "));
    CHECK_THAT(refusal_of("<a><no:b/></a>"), Catch::Contains("no") && Catch::StartsWith("test.xml:1: "));
    CHECK(refusal_of("plain text") == "test.xml:1: This is not XML: it does not begin with '<'.");
    CHECK(refusal_of(" \n") == "test.xml: The file is empty. An XML document was expected.");
}

TEST_CASE("reader: what comes before the malformed place is still given") {
    xml::Reader reader{"<a><b/></c>", "test.xml"};
    CHECK(reader.next().name == "a");
    CHECK(reader.next().name == "b");
    CHECK(reader.next().kind == xml::EventKind::end_element);
    CHECK_THROWS_AS(reader.next(), base::InputError);
}

TEST_CASE("reader: every beginning of a document is refused, none crashes") {
    const std::string document = "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE a SYSTEM 'a.dtd'>"
                                 "<a x='1'><!-- c --><b>t&amp;\u00E9</b><![CDATA[d]]></a>";
    CHECK(refusal_of(document).empty());
    for (std::size_t size = 0; size < document.size(); ++size) {
        INFO(size);
        CHECK_FALSE(refusal_of(std::string_view{document}.substr(0, size)).empty());
    }
}

TEST_CASE("reader: a DOCTYPE without entities is passed over, its DTD not looked for") {
    CHECK(events_of("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/no.dtd'><a/>") == "<a></a>");
    CHECK(events_of("<!DOCTYPE a [<!ELEMENT a ANY><!ATTLIST a x CDATA 'default'>]><a/>") == "<a></a>");
}

TEST_CASE("reader: a document that declares entities is refused at once") {
    const auto begin = std::chrono::steady_clock::now();
    CHECK_THAT(refusal_of(k_billion_laughs),
               Catch::StartsWith("test.xml:3: The XML declares an entity, 'a'."));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{1});
    CHECK_THAT(refusal_of("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
               Catch::Contains("declares an entity, 'x'"));
    CHECK_THAT(refusal_of("<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/passwd'>%x;]><a/>"),
               Catch::Contains("declares an entity, 'x'"));
}

TEST_CASE("reader: an entity that XML does not predefine is refused, also with an external DTD") {
    CHECK_THAT(refusal_of("<a>&eacute;</a>"), Catch::Contains("refers to an entity, 'eacute'"));
    CHECK_THAT(refusal_of("<!DOCTYPE a SYSTEM 'a.dtd'><a>&eacute;</a>"), Catch::Contains("'eacute'"));
    CHECK_THAT(refusal_of("<!DOCTYPE a SYSTEM 'a.dtd'><a x='&eacute;'/>"), Catch::Contains("'eacute'"));
    CHECK_THAT(refusal_of("<!DOCTYPE a [%pe;]><a/>"), Catch::Contains("'pe'"));
}

TEST_CASE("reader: nesting is bounded") {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) {
        deep += "<a>";
    }
    CHECK_THAT(refusal_of(deep), Catch::Contains("nested more than 200 deep"));
}

TEST_CASE("reader: a file of many megabytes is read") {
    std::string document = "<a>";
    while (document.size() < 24'000'000) {
        document += "<b>some text of an entry, with a few words in it</b>\n";
    }
    document += "</a>";
    xml::Reader reader{document, "test.xml"};
    std::size_t elements = 0;
    for (xml::Event event = reader.next(); event.kind != xml::EventKind::end_of_document;
         event = reader.next()) {
        elements += event.kind == xml::EventKind::start_element ? 1 : 0;
    }
    CHECK(elements > 400'000);
}

TEST_CASE("skip_element: goes on after the end tag") {
    xml::Reader reader{"<a><b><b>x</b></b><c/></a>", "test.xml"};
    reader.next();
    reader.next();
    reader.skip_element();
    CHECK(reader.next().name == "c");
}

TEST_CASE("read_element: holds children and text in their order") {
    xml::Reader reader{"<a>\n<b x='1'>one <i>two</i> three</b><c/></a>", "test.xml"};
    reader.next();
    CHECK(reader.next().kind == xml::EventKind::text);
    const xml::Tree tree = xml::read_element(reader, reader.next());
    const xml::Node b = tree.root();
    CHECK(b.name() == "b");
    CHECK(b.line() == 2);
    CHECK(b.attribute("x") == "1");
    std::vector<xml::Node> children;
    for (const xml::Node child : b) {
        children.push_back(child);
    }
    REQUIRE(children.size() == 3);
    CHECK(children[0].is_text());
    CHECK(children[1].name() == "i");
    CHECK(b.child("i")->number() == children[1].number());
    CHECK(!b.child("c"));
    CHECK(xml::text_content(b) == "one two three");
    CHECK(reader.next().name == "c");
}

TEST_CASE("reader: a source gives what the bytes give, however little at a time") {
    std::string document = "<?xml version='1.0' encoding='UTF-8'?>\n<a>";
    for (int i = 0; i < 3'000; ++i) {
        document += "<b x='\u00E9'>r\u00E9fugi\u00E9 &amp; <i>\u2019</i></b>\n";
    }
    document += "</a>";
    const std::string whole = events_of(document);
    for (const std::size_t at_once : {std::size_t{1}, std::size_t{7}, std::size_t{4096}, document.size()}) {
        std::string_view rest = document;
        const auto source = [&](char* buffer, std::size_t size) {
            const std::size_t taken = rest.copy(buffer, std::min(size, at_once));
            rest.remove_prefix(taken);
            return taken;
        };
        xml::Reader reader{source, "test.xml"};
        CHECK(events_of(reader) == whole);
    }
}

TEST_CASE("reader: encodings of two bytes and one are told from a stream, too") {
    for (const std::string& document : {as_utf16le("<?xml version='1.0' encoding='UTF-16'?><a>x</a>"),
                                        std::string{"<?xml version='1.0' encoding='ISO-8859-1'?><a>x</a>"}}) {
        std::istringstream stream{document};
        xml::Reader reader{xml::source_of(stream, "test.xml"), "test.xml"};
        CHECK(events_of(reader) == "<a>x</a>");
    }
}

TEST_CASE("reader: a stream without anything in it is refused, blank ones too") {
    for (const std::string& document : {std::string{}, std::string(100, '\n')}) {
        std::istringstream stream{document};
        xml::Reader reader{xml::source_of(stream, "test.xml"), "test.xml"};
        CHECK_THROWS_WITH(reader.next(), "test.xml: The file is empty. An XML document was expected.");
    }
}

TEST_CASE("reader: what the source throws comes out, after what came before it") {
    bool given = false;
    const auto source = [&](char* buffer, std::size_t size) -> std::size_t {
        if (given) {
            throw base::InputError{"test.xml", "The disk is gone. Look for it."};
        }
        given = true;
        return std::string(size, ' ').replace(0, 7, "<a><b/>").copy(buffer, size);
    };
    xml::Reader reader{source, "test.xml"};
    CHECK_THROWS_WITH(
        [&] {
            while (reader.next().kind != xml::EventKind::end_of_document) {
            }
        }(),
        Catch::Contains("The disk is gone"));
}

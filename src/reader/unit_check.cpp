#include "reader/unit_check.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "model/language_tag.hpp"
#include "reader/file_kind.hpp"
#include "text/encoding.hpp"
#include "xml/reader.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace diptych::reader {

namespace {

using model::LanguageTag;

void to_utf8(std::string& bytes) {
    const auto mark = text::find_byte_order_mark(bytes);
    const std::size_t length = mark ? mark->length : 0;
    const auto encoding = mark ? std::optional{std::string{mark->encoding}} : text::detect_utf16(bytes);
    if (!encoding || *encoding == "UTF-8") {
        return;
    }
    bytes = text::decode(std::string_view{bytes}.substr(length), *encoding).text;
    const std::size_t declaration = bytes.starts_with("<?xml") ? bytes.find("?>") : std::string::npos;
    if (declaration != std::string::npos) {
        bytes.replace(0, declaration + 2, "<?xml version=\"1.0\"?>");
    }
}

/// The names of the elements that are units: "tu", or "trans-unit" and "unit".
std::vector<std::string_view> unit_names(std::string_view bytes) {
    return kind_of(bytes) == FileKind::tmx ? std::vector<std::string_view>{"tu"}
                                           : std::vector<std::string_view>{"trans-unit", "unit"};
}

/// Where the next start tag of the element stands, from `position` on.
std::size_t find_start(std::string_view bytes, std::string_view name, std::size_t position) {
    const std::string tag = "<" + std::string{name};
    for (std::size_t at = bytes.find(tag, position); at != std::string_view::npos; at = bytes.find(tag, at + 1)) {
        const std::size_t end = at + tag.size();
        if (end < bytes.size() && std::string_view{" \t\r\n/>"}.find(bytes[end]) != std::string_view::npos) {
            return at;
        }
    }
    return std::string_view::npos;
}

/// The start tag of the root, which declares the prefixes that units use.
std::string_view root_tag(std::string_view bytes) {
    std::size_t begin = 0;
    while ((begin = bytes.find('<', begin)) != std::string_view::npos && begin + 1 < bytes.size()) {
        if (bytes[begin + 1] != '?' && bytes[begin + 1] != '!') {
            const std::size_t end = bytes.find('>', begin);
            return end == std::string_view::npos ? std::string_view{} : bytes.substr(begin, end + 1 - begin);
        }
        ++begin;
    }
    return {};
}

/// What is wrong with an element that stands by itself; nothing when it is well-formed.
std::optional<std::string> fault_of(std::string_view element, std::string_view root) {
    const std::string name{root.substr(1, root.find_first_of(" \t\r\n>") - 1)};
    const std::string document = std::string{root} + std::string{element} + "</" + name + ">";
    try {
        xml::Reader reader{document, "unit"};
        while (reader.next().kind != xml::EventKind::end_of_document) {
        }
        return std::nullopt;
    } catch (const base::InputError& error) {
        const std::string message = error.what(); // "unit:1: The XML is ..."
        const std::size_t begin = message.find(": ");
        return begin == std::string::npos ? message : message.substr(begin + 2);
    }
}

/// Checks a file unit by unit.
class UnitCheck {
public:
    UnitCheck(const std::string& name, base::Diagnostics& diagnostics) : m_name{name}, m_diagnostics{diagnostics} {}

    std::size_t check(const std::string& bytes) {
        xml::Reader reader{bytes, m_name};
        const bool is_tmx = kind_of(bytes) == FileKind::tmx;
        for (xml::Event event = reader.next(); event.kind != xml::EventKind::end_of_document; event = reader.next()) {
            if (event.kind != xml::EventKind::start_element) {
                continue;
            }
            if (event.name == "tu" || event.name == "trans-unit" || event.name == "unit") {
                const xml::Tree tree = xml::read_element(reader, std::move(event));
                ++m_units;
                is_tmx ? check_tmx(tree.root()) : check_xliff(tree.root());
            } else if (is_tmx && event.name == "header") {
                check_header(event);
            } else if (event.name == "file" || event.name == "xliff") {
                m_ids.clear(); // are of their file
                require(event, event.name == "file" ? std::vector<std::string_view>{} : std::vector<std::string_view>{"version"});
            }
        }
        return m_units;
    }

private:
    void say(std::size_t line, std::string message) { m_diagnostics.warn(m_name, line, std::move(message)); }

    void require(const xml::Event& event, const std::vector<std::string_view>& attributes) {
        for (const std::string_view name : attributes) {
            if (!xml::attribute(event.attributes, name)) {
                say(event.line, fmt::format("The element '{}' has no attribute '{}', which is required.", event.name,
                                            name));
            }
        }
    }

    void check_header(const xml::Event& header) {
        require(header, {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"});
        m_source = xml::attribute(header.attributes, "srclang").value_or("");
    }

    void check_id(std::string_view id, std::size_t line, std::string_view what) {
        const auto [place, is_new] = m_ids.emplace(id, line);
        if (!id.empty() && !is_new) {
            say(line, fmt::format("The {} '{}' is that of the unit on line {}, too.", what, id, place->second));
        }
    }

    void check_tmx(xml::Node unit) {
        check_id(unit.attribute("tuid").value_or(""), unit.line(), "tuid");
        const std::string source{unit.attribute("srclang").value_or(m_source)};
        std::set<std::string> languages;
        for (const xml::Node variant : unit) {
            if (variant.name() != "tuv") {
                continue;
            }
            auto tag = variant.attribute("lang", xml::k_xml_namespace);
            tag = tag ? tag : variant.attribute("lang");
            languages.insert(base::to_lower_ascii(tag.value_or("")));
            if (const auto segment = variant.child("seg")) {
                check_codes(*segment);
            }
        }
        if (!source.empty() && source != "*all*" && !languages.contains(base::to_lower_ascii(source))) {
            say(unit.line(), fmt::format("There is no variant in the source language, '{}'.", source));
        }
    }

    void check_xliff(xml::Node unit) {
        const std::string_view id = unit.attribute("id").value_or("");
        if (id.empty()) {
            say(unit.line(), fmt::format("The element '{}' has no attribute 'id', which is required.", unit.name()));
        }
        check_id(id, unit.line(), "id");
        for (const xml::Node part : unit) {
            if (part.name() == "source" || part.name() == "target") {
                check_codes(part);
            }
            for (const xml::Node inner : part) {
                if (part.name() == "segment" && (inner.name() == "source" || inner.name() == "target")) {
                    check_codes(inner);
                }
            }
        }
    }

    /// Codes that begin and end something come in pairs.
    void check_codes(xml::Node segment) {
        struct Halves {
            std::string_view begin;
            std::string_view end;
            std::string_view begin_id;
            std::string_view end_id;
        };

        constexpr std::array k_pairs{Halves{"bpt", "ept", "i", "i"}, Halves{"bpt", "ept", "id", "id"},
                                     Halves{"bx", "ex", "id", "id"}, Halves{"sc", "ec", "id", "startRef"}};
        for (const Halves& halves : k_pairs) {
            std::multiset<std::string> open;
            std::multiset<std::string> closed;
            for (const xml::Node code : segment) {
                for (const auto& [name, id, ids] : {std::tuple{halves.begin, halves.begin_id, &open},
                                                    {halves.end, halves.end_id, &closed}}) {
                    if (code.name() == name && code.attribute(id)) {
                        ids->insert(std::string{*code.attribute(id)});
                    }
                }
            }
            for (const std::string& id : open) {
                if (!closed.contains(id)) {
                    say(segment.line(), fmt::format("The code '{}' number '{}' has no '{}' that ends it.", halves.begin,
                                                    id, halves.end));
                }
            }
            for (const std::string& id : closed) {
                if (!open.contains(id)) {
                    say(segment.line(), fmt::format("The code '{}' number '{}' has no '{}' that begins it.", halves.end,
                                                    id, halves.begin));
                }
            }
        }
    }

    const std::string& m_name;
    base::Diagnostics& m_diagnostics;
    std::string m_source; ///< the source language of the header
    std::map<std::string, std::size_t, std::less<>> m_ids; ///< and the lines of their units
    std::size_t m_units = 0;
};

} // namespace

std::vector<BadUnit> take_out_bad_units(std::string& bytes) {
    to_utf8(bytes);
    std::vector<BadUnit> bad;
    const std::string root{root_tag(bytes)};
    if (root.empty()) {
        return bad;
    }
    for (const std::string_view name : unit_names(bytes)) {
        const std::string end_tag = "</" + std::string{name} + ">";
        std::size_t line = 1;
        std::size_t counted = 0; // bytes of which the lines are
        for (std::size_t begin = find_start(bytes, name, 0); begin != std::string::npos;) {
            const std::size_t next = find_start(bytes, name, begin + 1);
            const std::string_view own = std::string_view{bytes}.substr(begin, std::min(next, bytes.size()) - begin);
            const std::size_t closing = own.find(end_tag); // no farther, or each unit would look through all others
            const bool is_closed = closing != std::string_view::npos;
            const std::size_t end = begin + (is_closed ? closing + end_tag.size() : own.size());
            line += static_cast<std::size_t>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(counted),
                                                        bytes.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
            counted = begin;
            const std::string_view unit = own.substr(0, end - begin);
            const bool is_empty = unit.ends_with("/>") && !is_closed;
            if (auto fault = is_empty ? std::nullopt : fault_of(unit, root)) {
                bad.push_back({line, std::move(*fault)});
                // What stays after an element that was not closed is the end of the elements around it.
                const std::size_t outer = is_closed || next != std::string::npos
                                              ? end
                                              : std::min(bytes.find(name == "tu" ? "</body>" : "</", begin), bytes.size());
                std::replace_if(
                    bytes.begin() + static_cast<std::ptrdiff_t>(begin),
                    bytes.begin() + static_cast<std::ptrdiff_t>(outer), [](char c) { return c != '\n'; }, ' ');
            }
            begin = next;
        }
    }
    return bad;
}

std::size_t check_units(const std::string& bytes, const std::string& name, base::Diagnostics& diagnostics) {
    return UnitCheck{name, diagnostics}.check(bytes);
}

} // namespace diptych::reader

#pragma once

#include "xml/reader.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::xml {

/// A part of a document that is small enough to be held whole, such as an entry of a glossary.
struct Element {
    std::string name;          ///< without its prefix; empty when this is a run of text
    std::string namespace_uri; ///< empty when it has none
    std::string text;          ///< of a run of text
    std::vector<Attribute> attributes;
    std::vector<Element> children; ///< elements and runs of text, in their order
    std::size_t line = 0;          ///< 1-based

    bool is_text() const { return name.empty(); }

    std::optional<std::string> attribute(std::string_view attribute_name,
                                         std::string_view attribute_namespace = {}) const {
        return xml::attribute(attributes, attribute_name, attribute_namespace);
    }
};

/// The rest of the element whose start_element `reader` has just given.
/// \throws base::InputError as Reader::next
Element read_element(Reader& reader, Event start);

/// All text inside, that of its children included.
std::string text_content(const Element& element);

} // namespace diptych::xml

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::model {

/// An attribute of an element of XML: its name, with the prefix "xml:" when it has that, and its value.
using DetailAttribute = std::pair<std::string, std::string>;

/// A remark or a property: an element that has nothing but a text.
struct DetailPart {
    std::string name; ///< "note", "prop"
    std::vector<DetailAttribute> attributes;
    std::string text;

    friend bool operator==(const DetailPart&, const DetailPart&) = default;
};

/// What is said of a unit, or of one of its sides.
struct DetailsOf {
    std::vector<DetailAttribute> attributes;
    std::vector<DetailPart> parts;
    /// Of a side: its text with the markup of the translated document, as XML; empty when its plain text is all there
    /// is.
    std::string segment;

    bool empty() const { return attributes.empty() && parts.empty() && segment.empty(); }

    friend bool operator==(const DetailsOf&, const DetailsOf&) = default;
};

/// What a file of ready pairs says of a unit besides its texts, so that it can be given back: ids, dates, names, counts,
/// properties, remarks, inline codes.
struct UnitDetails {
    std::string format; ///< in whose words it is said: "tmx", "xliff"
    DetailsOf unit;
    DetailsOf source;
    DetailsOf target;

    bool empty() const { return unit.empty() && source.empty() && target.empty(); }

    friend bool operator==(const UnitDetails&, const UnitDetails&) = default;
};

/// As JSON, for who keeps them; empty for what is empty.
std::string text_of(const UnitDetails& details);

/// Nothing when it is no such JSON.
std::optional<UnitDetails> unit_details_of(std::string_view json);

} // namespace diptych::model

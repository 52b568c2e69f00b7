#include "model/unit_details.hpp"

#include "base/json.hpp"

namespace diptych::model {

namespace {

base::Json json_of(const std::vector<DetailAttribute>& attributes) {
    base::Json list = base::Json::array();
    for (const auto& [name, value] : attributes) {
        list.push_back({name, value});
    }
    return list;
}

base::Json json_of(const DetailsOf& details) {
    base::Json object = base::Json::object();
    if (!details.attributes.empty()) {
        object["attributes"] = json_of(details.attributes);
    }
    for (const DetailPart& part : details.parts) {
        object["parts"].push_back({{"name", part.name}, {"attributes", json_of(part.attributes)}, {"text", part.text}});
    }
    if (!details.segment.empty()) {
        object["segment"] = details.segment;
    }
    return object;
}

std::vector<DetailAttribute> attributes_of(const base::Json& list) {
    std::vector<DetailAttribute> attributes;
    for (const base::Json& attribute : list) {
        attributes.emplace_back(attribute.at(0).get<std::string>(), attribute.at(1).get<std::string>());
    }
    return attributes;
}

DetailsOf details_of(const base::Json& object) {
    DetailsOf details;
    if (object.contains("attributes")) {
        details.attributes = attributes_of(object.at("attributes"));
    }
    if (object.contains("parts")) {
        for (const base::Json& part : object.at("parts")) {
            details.parts.push_back({part.at("name").get<std::string>(), attributes_of(part.at("attributes")),
                                     part.at("text").get<std::string>()});
        }
    }
    details.segment = object.value("segment", "");
    return details;
}

} // namespace

std::string text_of(const UnitDetails& details) {
    if (details.empty()) {
        return {};
    }
    base::Json object{{"format", details.format}};
    for (const auto& [name, of] :
         {std::pair{"unit", &details.unit}, {"source", &details.source}, {"target", &details.target}}) {
        if (!of->empty()) {
            object[name] = json_of(*of);
        }
    }
    return base::json_line(object);
}

std::optional<UnitDetails> unit_details_of(std::string_view json) {
    try {
        const base::Json object = base::Json::parse(json);
        const auto of = [&](const char* name) {
            return object.contains(name) ? details_of(object.at(name)) : DetailsOf{};
        };
        return UnitDetails{object.at("format").get<std::string>(), of("unit"), of("source"), of("target")};
    } catch (const base::Json::exception&) {
        return std::nullopt;
    }
}

} // namespace diptych::model

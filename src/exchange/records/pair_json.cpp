#include "exchange/records/pair_json.hpp"

#include "base/figures.hpp"

namespace diptych::exchange {

namespace {

base::Json document_object(const model::PairDocument& document) {
    base::Json object = base::Json::object();
    if (document.number != 0) {
        object["number"] = document.number;
    }
    add_text(object, "symbol", document.symbol);
    add_text(object, "name", document.name);
    add_text(object, "title", document.title);
    add_text(object, "date", document.date);
    return object;
}

} // namespace

void add_text(base::Json& object, const char* name, std::string_view text) {
    if (!text.empty()) {
        object[name] = std::string{text};
    }
}

base::Json json_of(model::Range range) {
    return base::Json::array({range.begin, range.end});
}

base::Json json_of(const model::Place& place) {
    base::Json object{{"file", place.file}};
    if (place.page != 0) {
        object["page"] = place.page;
    }
    if (place.line != 0) {
        object["line"] = place.line;
    }
    if (!place.bytes.empty()) {
        object["bytes"] = json_of(place.bytes);
    }
    if (place.time) {
        object["time"] = {{"begin", model::clock_text(place.time->begin)}, {"end", model::clock_text(place.time->end)}};
    }
    return object;
}

base::Json json_of(const model::PairSide& side) {
    base::Json object{{"language", side.language.str()}, {"text", side.text}};
    add_text(object, "label", side.label);
    if (side.kind) {
        object["kind"] = std::string{model::name_of(*side.kind)};
    }
    if (!side.place.file.empty()) {
        object["place"] = json_of(side.place);
    }
    for (const model::Range mark : side.marks) {
        object["marks"].push_back(json_of(mark));
    }
    return object;
}

base::Json json_of(const model::Pair& pair) {
    base::Json object{{"type", "pair"}};
    if (pair.id != 0) {
        object["pair"] = pair.id;
    }
    if (pair.number != 0) {
        object["number"] = pair.number;
    }
    if (base::Json document = document_object(pair.document); !document.empty()) {
        object["document"] = std::move(document);
    }
    object["source"] = json_of(pair.source);
    object["target"] = json_of(pair.target);
    if (const std::string shape = pair.shape(); !shape.empty()) {
        object["shape"] = shape;
        base::Json& sentences = object["sentences"];
        for (const auto& [name, side] : {std::pair{"source", &pair.source}, {"target", &pair.target}}) {
            sentences[name] = base::Json::array();
            for (std::size_t i = side->sentences.begin; i < side->sentences.end; ++i) {
                sentences[name].push_back(i);
            }
        }
    }
    object["probability"] = base::rounded_probability(pair.probability);
    object["origin"] = std::string{name_of(pair.origin)};
    object["confirmed"] = pair.confirmed;
    add_text(object, "flag", pair.flag);
    return object;
}

base::Json json_of_hit(const model::PairHit& pair, const std::string& query) {
    base::Json object = json_of(pair);
    if (!query.empty()) {
        object["query"] = query;
        object["found_in"] = pair.found_in_source ? "source" : "target";
        object["match"] = std::string{model::name_of(pair.kind)};
        object["differences"] = pair.differences.names();
    }
    return object;
}

} // namespace diptych::exchange

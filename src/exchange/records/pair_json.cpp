#include "exchange/records/pair_json.hpp"

namespace diptych::exchange {

base::Json json_of(const model::PairSide& side) {
    base::Json object{{"language", side.language.str()},
                      {"text", side.text},
                      {"label", side.label},
                      {"matches", base::Json::array()}};
    for (const model::Range match : side.matches) {
        object["matches"].push_back(base::Json::array({match.begin, match.end}));
    }
    return object;
}

} // namespace diptych::exchange

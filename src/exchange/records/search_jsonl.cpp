#include "exchange/records/search_jsonl.hpp"

#include "exchange/records/pair_json.hpp"

#include <ostream>
#include <utility>

namespace diptych::exchange {

void write_search_jsonl(const model::SearchResult& result, std::ostream& out) {
    for (const model::PairHit& pair : result.pairs) {
        out << base::json_line(json_of_hit(pair, result.query)) << '\n';
    }
    base::Json line{{"type", "search"},
                    {"query", result.query},
                    {"total", result.total},
                    {"total_is_bound", result.total_is_bound}};
    if (result.counted_pairs > 0) {
        base::Json renderings{{"language", result.rendered_in.str()},
                              {"pairs", result.counted_pairs},
                              {"terms", base::Json::array()},
                              {"not_told", result.without_rendering}};
        for (const model::RenderingCount& count : result.renderings) {
            renderings["terms"].push_back(base::Json{{"text", count.term}, {"pairs", count.pairs}});
        }
        line["renderings"] = std::move(renderings);
    }
    if (result.apart > 0) {
        line["apart"] = result.apart;
        line["apart_is_bound"] = result.apart_is_bound;
    }
    out << base::json_line(line) << '\n';
}

} // namespace diptych::exchange

#include "glossary/term_readings.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace diptych::glossary {

namespace {

using morphology::PartOfSpeech;
using morphology::Reading;

template <typename Keep>
std::vector<Reading> readings_where(const std::vector<Reading>& readings, const Keep& keep) {
    std::vector<Reading> kept;
    std::copy_if(readings.begin(), readings.end(), std::back_inserter(kept),
                 [&](const Reading& r) { return keep(r.part_of_speech); });
    return kept;
}

} // namespace

bool is_nominal(PartOfSpeech part) {
    return part == PartOfSpeech::noun || part == PartOfSpeech::proper_noun || part == PartOfSpeech::adjective;
}

bool is_verbal(PartOfSpeech part) {
    return part == PartOfSpeech::verb || part == PartOfSpeech::auxiliary || part == PartOfSpeech::participle;
}

std::vector<Reading> readings_of_term(const std::vector<Reading>& all, std::string_view surface,
                                      PartOfSpeech part, bool alone) {
    std::vector<Reading> kept;
    if (part == PartOfSpeech::verb) {
        kept = readings_where(all, is_verbal);
        std::for_each(kept.begin(), kept.end(), [](Reading& r) { r.part_of_speech = PartOfSpeech::verb; });
    } else if (alone && part != PartOfSpeech::unknown) {
        kept = readings_where(all, [&](PartOfSpeech p) {
            return p == part || (part == PartOfSpeech::noun && p == PartOfSpeech::proper_noun);
        });
    }
    if (kept.empty() && part != PartOfSpeech::verb) {
        kept = readings_where(
            all, [&](PartOfSpeech p) { return is_nominal(p) || (!alone && p == PartOfSpeech::participle); });
    }
    kept = kept.empty() ? all : kept;
    if (alone) { // "fonds" the fund, not more than one bottom
        const std::string small = text::fold_case(surface);
        const auto is_base = [&](const Reading& r) { return text::fold_case(r.lemma) == small; };
        if (std::any_of(kept.begin(), kept.end(), is_base)) {
            std::erase_if(kept, [&](const Reading& r) { return !is_base(r); });
        }
    }
    return kept;
}

} // namespace diptych::glossary

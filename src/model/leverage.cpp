#include "model/leverage.hpp"

namespace diptych::model {

std::string_view name_of(MatchClass match_class) {
    switch (match_class) {
    case MatchClass::context:
        return "context";
    case MatchClass::repetition:
        return "repetition";
    case MatchClass::exact:
        return "100";
    case MatchClass::from_95:
        return "95-99";
    case MatchClass::from_85:
        return "85-94";
    case MatchClass::from_75:
        return "75-84";
    case MatchClass::from_50:
        return "50-74";
    case MatchClass::none:
        break;
    }
    return "none";
}

MatchClass match_class_of(unsigned percent) {
    if (percent > 100) {
        return MatchClass::context;
    }
    if (percent == 100) {
        return MatchClass::exact;
    }
    if (percent >= 95) {
        return MatchClass::from_95;
    }
    if (percent >= 85) {
        return MatchClass::from_85;
    }
    if (percent >= 75) {
        return MatchClass::from_75;
    }
    return percent >= 50 ? MatchClass::from_50 : MatchClass::none;
}

} // namespace diptych::model

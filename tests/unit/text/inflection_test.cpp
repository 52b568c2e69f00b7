#include "support/catch.hpp"
#include "text/fold.hpp"
#include "text/inflection.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace diptych;

namespace {

const language::Language& k_french = language::language_of("fr");
const language::Language& k_english = language::language_of("en");

bool same_french(const char* a, const char* b) {
    return text::stem_by_rules(k_french, text::fold(a)) == text::stem_by_rules(k_french, text::fold(b));
}

bool same_english(const char* a, const char* b) {
    return text::stem_by_rules(k_english, text::fold(a)) == text::stem_by_rules(k_english, text::fold(b));
}

} // namespace

TEST_CASE("stem_by_rules: French, number, gender and missing accents do not count") {
    const std::vector<std::pair<const char*, const char*>> forms{
        {"groupes", "groupe"},
        {"limitée", "limitees"},
        {"nationaux", "nationale"},
        {"travaux", "travail"},
        {"observatrices", "observateur"},
        {"consultative", "consultatifs"},
        {"européennes", "européen"},
        {"personnelle", "personnels"},
        {"chevaux", "cheval"},
        {"réfugiées", "réfugié"},
        {"bureaux", "bureau"},
        {"générales", "général"},
    };
    for (const auto& [a, b] : forms) {
        INFO(a << " / " << b);
        CHECK(same_french(a, b));
    }
}

TEST_CASE("stem_by_rules: French, other words stay apart") {
    const std::vector<std::pair<const char*, const char*>> others{
        {"loi", "loyauté"},    {"organe", "organisation"}, {"droit", "droiture"},
        {"session", "séance"}, {"pays", "paye"},           {"fin", "finance"},
    };
    for (const auto& [a, b] : others) {
        INFO(a << " / " << b);
        CHECK_FALSE(same_french(a, b));
    }
}

TEST_CASE("stem_by_rules: English, plurals and British spelling do not count") {
    const std::vector<std::pair<const char*, const char*>> forms{
        {"policies", "policy"},    {"children", "child"},
        {"meetings", "meeting"},   {"organisations", "organization"},
        {"addresses", "address"},  {"analyses", "analysis"},
        {"boxes", "box"},          {"committees", "committee"},
        {"programmes", "program"}, {"behaviours", "behavior"},
        {"processes", "process"},  {"bases", "base"},
    };
    for (const auto& [a, b] : forms) {
        INFO(a << " / " << b);
        CHECK(same_english(a, b));
    }
}

TEST_CASE("stem_by_rules: English, other words stay apart") {
    const std::vector<std::pair<const char*, const char*>> others{
        {"organ", "organization"}, {"universal", "university"}, {"general", "generally"},
        {"address", "add"},        {"consensus", "consensu"},   {"state", "status"},
    };
    for (const auto& [a, b] : others) {
        INFO(a << " / " << b);
        CHECK_FALSE(same_english(a, b));
    }
}

TEST_CASE("stem_by_rules: a language without rules leaves words as they are") {
    CHECK(text::stem_by_rules(language::language_of("sv"), "husen") == "husen");
}

// The irregular forms and spellings of text/inflection.hpp, as tables. All words are folded.

#include "text/inflection.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace diptych::text {

namespace {

struct Form {
    std::string_view form;
    std::string_view base;
};

/// Whole words, and the last parts of compounds after at least three letters ("grandchildren").
constexpr std::array<Form, 106> k_english_irregular{{
    {"children", "child"},
    {"men", "man"},
    {"feet", "foot"},
    {"teeth", "tooth"},
    {"geese", "goose"},
    {"mice", "mouse"},
    {"lice", "louse"},
    {"oxen", "ox"},
    {"people", "person"},
    {"people", "people"},
    {"dice", "die"},
    {"pence", "penny"},
    {"wolves", "wolf"},
    {"halves", "half"},
    {"knives", "knife"},
    {"leaves", "leaf"},
    {"lives", "life"},
    {"loaves", "loaf"},
    {"shelves", "shelf"},
    {"thieves", "thief"},
    {"wives", "wife"},
    {"calves", "calf"},
    {"elves", "elf"},
    {"selves", "self"},
    {"scarves", "scarf"},
    {"hooves", "hoof"},
    {"wharves", "wharf"},
    {"sheaves", "sheaf"},
    {"criteria", "criterion"},
    {"phenomena", "phenomenon"},
    {"bacteria", "bacterium"},
    {"media", "medium"},
    {"memoranda", "memorandum"},
    {"addenda", "addendum"},
    {"corrigenda", "corrigendum"},
    {"errata", "erratum"},
    {"curricula", "curriculum"},
    {"strata", "stratum"},
    {"symposia", "symposium"},
    {"consortia", "consortium"},
    {"referenda", "referendum"},
    {"fora", "forum"},
    {"spectra", "spectrum"},
    {"moratoria", "moratorium"},
    {"compendia", "compendium"},
    {"honoraria", "honorarium"},
    {"millennia", "millennium"},
    {"quanta", "quantum"},
    {"alumni", "alumnus"},
    {"fungi", "fungus"},
    {"nuclei", "nucleus"},
    {"stimuli", "stimulus"},
    {"syllabi", "syllabus"},
    {"foci", "focus"},
    {"loci", "locus"},
    {"radii", "radius"},
    {"bacilli", "bacillus"},
    {"cacti", "cactus"},
    {"crises", "crisis"},
    {"theses", "thesis"},
    {"hypotheses", "hypothesis"},
    {"parentheses", "parenthesis"},
    {"diagnoses", "diagnosis"},
    {"prognoses", "prognosis"},
    {"oases", "oasis"},
    {"axes", "axis"},
    {"emphases", "emphasis"},
    {"syntheses", "synthesis"},
    {"neuroses", "neurosis"},
    {"bases", "basis"},
    {"indices", "index"},
    {"appendices", "appendix"},
    {"matrices", "matrix"},
    {"vertices", "vertex"},
    {"codices", "codex"},
    {"formulae", "formula"},
    {"larvae", "larva"},
    {"vertebrae", "vertebra"},
    {"antennae", "antenna"},
    {"algae", "alga"},
    {"corpora", "corpus"},
    {"genera", "genus"},
    {"viruses", "virus"},
    {"censuses", "census"},
    {"consensuses", "consensus"},
    {"campuses", "campus"},
    {"bonuses", "bonus"},
    {"statuses", "status"},
    {"prospectuses", "prospectus"},
    {"apparatuses", "apparatus"},
    {"surpluses", "surplus"},
    {"fetuses", "fetus"},
    {"foetuses", "foetus"},
    {"buses", "bus"},
    {"nexuses", "nexus"},
    {"caucuses", "caucus"},
    {"focuses", "focus"},
    {"gases", "gas"},
    {"lenses", "lens"},
    {"biases", "bias"},
    {"atlases", "atlas"},
    {"canvases", "canvas"},
    {"quizzes", "quiz"},
    {"choruses", "chorus"},
    {"circuses", "circus"},
}};

/// Plurals and singulars that look like -men of -man.
constexpr std::array<std::string_view, 6> k_no_men{"specimen", "acumen", "regimen",
                                                   "abdomen",  "omen",   "semen"};

constexpr std::array<Form, 15> k_french_irregular{{
    {"yeux", "oeil"},
    {"aieux", "aieul"},
    {"messieurs", "monsieur"},
    {"mesdemoiselles", "mademoiselle"},
    {"gentilshommes", "gentilhomme"},
    {"emaux", "email"},
    {"soupiraux", "soupirail"},
    {"vantaux", "vantail"},
    {"oeils", "oeil"},
    {"nouvel", "nouveau"},
    {"bel", "beau"},
    {"vieil", "vieux"},
    {"cieux", "ciel"},
    {"aulx", "ail"},
    {"bonshommes", "bonhomme"},
}};

/// Feminine endings and the masculine that answers to them, longest first; every one that fits counts.
constexpr std::array<Form, 27> k_french_feminine{{
    {"euse", "eux"},        {"euse", "eur"},        {"eresse", "eur"},       {"blanche", "blanc"},
    {"franche", "franc"},   {"seche", "sec"},       {"publique", "public"},  {"grecque", "grec"},
    {"turque", "turc"},     {"longue", "long"},     {"douce", "doux"},       {"fausse", "faux"},
    {"rousse", "roux"},     {"favorite", "favori"}, {"nouvelle", "nouveau"}, {"belle", "beau"},
    {"vieille", "vieux"},   {"grosse", "gros"},     {"basse", "bas"},        {"expresse", "expres"},
    {"gentille", "gentil"}, {"nulle", "nul"},       {"pareille", "pareil"},  {"sotte", "sot"},
    {"neuve", "neuf"},      {"breve", "bref"},      {"fraiche", "frais"},
}};

/// British spellings as they begin or stand within a word, with what Americans write. Only where no other
/// English word has those letters.
constexpr std::array<Form, 34> k_parts{{
    {"paediatr", "pediatr"},
    {"paedo", "pedo"},
    {"anaem", "anem"},
    {"haem", "hem"},
    {"leukaem", "leukem"},
    {"gynaec", "gynec"},
    {"orthopaed", "orthoped"},
    {"oestr", "estr"},
    {"foet", "fet"},
    {"rrhoea", "rrhea"},
    {"encyclopaed", "encycloped"},
    {"archaeo", "archeo"},
    {"aesthe", "esthe"},
    {"oedema", "edema"},
    {"oesoph", "esoph"},
    {"manoeuvr", "maneuver"},
    {"defence", "defense"},
    {"offence", "offense"},
    {"licence", "license"},
    {"pretence", "pretense"},
    {"practis", "practic"},
    {"aluminium", "aluminum"},
    {"judgement", "judgment"},
    {"sulph", "sulf"},
    {"acknowledgement", "acknowledgment"},
    {"plough", "plow"},
    {"sceptic", "skeptic"},
    {"artefact", "artifact"},
    {"enquir", "inquir"},
    {"programme", "program"},
    {"cheque", "check"},
    {"ageing", "aging"},
    {"skilful", "skillful"},
    {"mould", "mold"},
}};

/// What may follow -our, -re, -ogue, -ise, -yse in a word that has them.
constexpr std::array<Form, 20> k_endings{{
    {"ours", "ors"},       {"oured", "ored"},     {"ouring", "oring"},     {"ourable", "orable"},
    {"ourably", "orably"}, {"oural", "oral"},     {"ourer", "orer"},       {"ourers", "orers"},
    {"ourful", "orful"},   {"ourhood", "orhood"}, {"ourhoods", "orhoods"}, {"ourless", "orless"},
    {"our", "or"},         {"tres", "ters"},      {"bres", "bers"},        {"tred", "tered"},
    {"tre", "ter"},        {"bre", "ber"},        {"ogue", "og"},          {"ogues", "ogs"},
}};

/// Endings in which s is written z after -i- and -y- ("organise", "analysing").
constexpr std::array<std::string_view, 9> k_after_s{"e",   "es",    "ed",     "ing",    "er",
                                                    "ers", "ation", "ations", "ational"};

bool is_vowel(char c) {
    return std::string_view{"aeiouy"}.find(c) != std::string_view::npos;
}

void replace_parts(std::string& word) {
    for (const auto& [british, american] : k_parts) {
        const std::size_t at = word.find(british);
        if (at != std::string::npos) {
            word.replace(at, british.size(), american);
        }
    }
}

void replace_ending(std::string& word) {
    constexpr std::size_t k_before = 2; // "four" and "hour" stay
    for (const auto& [british, american] : k_endings) {
        if (word.ends_with(british) && word.size() >= british.size() + k_before &&
            !word.starts_with("timbre") && word.find_first_of("aeiouy") < word.size() - british.size()) {
            word.replace(word.size() - british.size(), british.size(), american);
            return;
        }
    }
}

void write_z(std::string& word) {
    constexpr std::size_t k_before = 3; // "rise" and "wise" stay
    for (const std::string_view after : k_after_s) {
        if (word.ends_with(after) && word.size() >= after.size() + k_before + 2) {
            const std::size_t at = word.size() - after.size() - 1;
            if (word[at] == 's' && (word[at - 1] == 'i' || word[at - 1] == 'y')) {
                word[at] = 'z';
                return;
            }
        }
    }
}

/// -ll- before an ending, where Americans write one l: after an unstressed vowel, which a word has when
/// another vowel comes before it ("travelling", not "filling"). And the other way round in -lment.
void halve_l(std::string& word) {
    for (const std::string_view verb : {"fulfill", "enroll", "instill", "distill", "appall", "enthrall"}) {
        if (word == verb || (word.starts_with(verb) && word.substr(verb.size()) == "s")) {
            word.erase(verb.size() - 1, 1);
            return;
        }
    }
    constexpr std::array<std::string_view, 10> k_after{"ing", "ings", "ed",   "er",    "ers",
                                                       "or",  "ors",  "ment", "ments", "ery"};
    for (const std::string_view after : k_after) {
        if (!word.ends_with(after) || word.size() < after.size() + 6) {
            continue;
        }
        const std::size_t at = word.size() - after.size();
        const bool two_vowels =
            std::count_if(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(at), is_vowel) >= 2;
        if (word[at - 1] == 'l' && word[at - 2] == 'l' && two_vowels) {
            word.erase(at - 1, 1);
            return;
        }
    }
}

} // namespace

std::vector<std::string> english_base_forms(std::string_view folded) {
    std::vector<std::string> bases;
    constexpr std::size_t k_first_part = 3;
    for (const auto& [form, base] : k_english_irregular) {
        const bool compound =
            form.size() > 2 && folded.size() >= form.size() + k_first_part - (form == "men");
        if (folded == form || (compound && folded.ends_with(form))) {
            if (form == "men" && std::find(k_no_men.begin(), k_no_men.end(), folded) != k_no_men.end()) {
                continue;
            }
            bases.push_back(std::string{folded.substr(0, folded.size() - form.size())} + std::string{base});
        }
    }
    if (folded.size() > 5 && folded.ends_with("oes")) { // "vetoes"
        bases.emplace_back(folded.substr(0, folded.size() - 2));
    }
    return bases;
}

std::vector<std::string> french_base_forms(std::string_view folded) {
    std::vector<std::string> bases;
    for (const auto& [form, base] : k_french_irregular) {
        if (folded == form) {
            bases.emplace_back(base);
        }
    }
    const std::string_view singular = folded.ends_with('s') ? folded.substr(0, folded.size() - 1) : folded;
    for (const auto& [feminine, masculine] : k_french_feminine) {
        const bool is_ending = feminine == "euse" || feminine == "eresse";
        if (singular == feminine ||
            (is_ending && singular.size() > feminine.size() + 2 && singular.ends_with(feminine))) {
            bases.push_back(std::string{singular.substr(0, singular.size() - feminine.size())} +
                            std::string{masculine});
        }
    }
    return bases;
}

std::string english_spelling(std::string_view folded) {
    std::string word{folded};
    constexpr std::size_t k_too_short = 4;
    if (word.size() <= k_too_short) {
        return word == "grey" ? "gray" : word;
    }
    replace_parts(word);
    halve_l(word);
    replace_ending(word);
    write_z(word);
    return word;
}

std::string french_spelling(std::string_view folded) {
    if (folded == "clef" || folded == "clefs") {
        return folded == "clef" ? "cle" : "cles";
    }
    return std::string{folded};
}

} // namespace diptych::text

#include "glossary/function_words.hpp"

#include "base/string.hpp"

#include <array>

namespace diptych::glossary {

namespace {

struct Row {
    std::string_view language;
    unsigned functions;
    std::string_view words; ///< between spaces
};

constexpr std::array<Row, 25> k_rows{{
    {"fr", k_determiner,
     " un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos "
     "leur leurs chaque plusieurs quelque quelques aucun aucune tout toute tous toutes deux trois "
     "quatre cinq six sept huit neuf dix "},
    {"fr", k_determiner | k_object, " le la les l' "},
    {"fr", k_preposition,
     " de d' à par pour sans sous sur avec dans entre vers chez contre dès depuis selon comme du "
     "des au aux hors lors malgré outre après avant jusqu' jusque "},
    {"fr", k_preposition | k_object, " en "},
    {"fr", k_subject, " je j' tu il elle on nous vous ils elles qui "},
    {"fr", k_object, " me m' te t' se s' y lui "},
    {"fr", k_have,
     " ai as a avons avez ont avait avaient avais aura auront aurait auraient ait aient ayant avoir eu "},
    {"fr", k_be,
     " suis es est sommes êtes sont était étaient fut furent sera seront serait seraient soit soient été "
     "étant être "},
    {"fr", k_modal,
     " peut peuvent pourra pourront pourrait pourraient doit doivent devra devront devrait devraient "
     "veut veulent faut faudra va vont "},
    {"fr", k_negation, " ne n' "},
    {"fr", k_adverb,
     " pas plus déjà bien aussi encore jamais toujours ainsi également dûment ensuite enfin donc non "
     "mal mieux peu trop très récemment "},
    {"fr", k_conjunction, " et ou ni mais que qu' si dont où car "},
    {"en", k_determiner,
     " a an the this these those my your his her its our their each every any some no all both "
     "such another other 's two three four five six seven eight nine ten several many few most "},
    {"en", k_determiner | k_subject, " that which "},
    {"en", k_preposition,
     " of in on at by for from with without under over into upon through during between among "
     "against within about as per via towards toward after before since until despite "},
    {"en", k_preposition | k_modal, " to "},
    {"en", k_subject, " i he she we they who "},
    {"en", k_subject | k_object, " it you "},
    {"en", k_object, " me him them us "},
    {"en", k_have, " have has had having "},
    {"en", k_be, " am is are was were be been being "},
    {"en", k_modal,
     " can could may might must shall should will would do does did cannot don't doesn't didn't won't "
     "can't let please "},
    {"en", k_negation, " not "},
    {"en", k_adverb, " also already then now still always never often duly only just further again "},
    {"en", k_conjunction, " and or nor but if when where while because "},
}};

} // namespace

FunctionWords::FunctionWords(std::string_view language) {
    for (const Row& row : k_rows) {
        if (row.language != language) {
            continue;
        }
        for (const std::string_view word : base::split(base::trim(row.words), ' ')) {
            std::uint16_t& functions = m_functions[word];
            functions = static_cast<std::uint16_t>(functions | row.functions);
        }
    }
}

std::uint16_t FunctionWords::functions_of(std::string_view word) const {
    const auto found = m_functions.find(word);
    return found == m_functions.end() ? std::uint16_t{k_no_function} : found->second;
}

} // namespace diptych::glossary

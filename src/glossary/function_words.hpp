#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace diptych::glossary {

/// What a function word does, a bit set: "la" is a determiner or an object.
enum Function : std::uint16_t {
    k_no_function = 0,
    k_determiner = 1U << 0, ///< articles, possessives, demonstratives
    k_preposition = 1U << 1,
    k_subject = 1U << 2,  ///< pronouns after which a verb comes
    k_object = 1U << 3,   ///< pronouns that stand before a verb in French, after it in English
    k_have = 1U << 4,     ///< forms of avoir, have
    k_be = 1U << 5,       ///< forms of être, be
    k_modal = 1U << 6,    ///< can, may, do; "to" of the infinitive
    k_negation = 1U << 7, ///< ne, not
    k_adverb = 1U << 8,   ///< may stand between an auxiliary and its verb
    k_conjunction = 1U << 9
};

/// The function words of a language: French and English have them, others none.
class FunctionWords {
public:
    explicit FunctionWords(std::string_view language);

    /// Bits of Function. \param word  in small letters, with straight apostrophes: "l'"
    std::uint16_t functions_of(std::string_view word) const;

private:
    std::unordered_map<std::string_view, std::uint16_t> m_functions;
};

} // namespace diptych::glossary

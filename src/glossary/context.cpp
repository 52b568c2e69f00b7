#include "glossary/context.hpp"

#include "glossary/gap.hpp"
#include "text/fold.hpp"

#include <array>
#include <string>
#include <vector>

namespace diptych::glossary {

namespace {

using morphology::PartOfSpeech;
using morphology::WordClasses;

bool is_joined(const Tokens& tokens, std::size_t at) {
    const char last = tokens.text[tokens.spans[at - 1].range.end - 1];
    return gap_of(tokens.between(at), last).kind != GapKind::other;
}

std::uint16_t functions_at(const WordTable& words, const Tokens& tokens, std::size_t at) {
    return words[tokens.words[at]].functions;
}

/// What the word may be: as lists have it and, when asked for, dictionaries.
WordClasses classes_at(const WordTable& words, const Tokens& tokens, std::size_t at, bool from_dictionary) {
    const WordClasses listed = morphology::listed(functions_at(words, tokens, at));
    if (!from_dictionary) {
        return listed;
    }
    static const std::vector<morphology::Reading> none;
    const std::string_view surface = words.surface(tokens.words[at]);
    const auto& readings = words.morphology() == nullptr ? none : words.morphology()->readings(surface);
    return listed | words.tagger().classes_of(text::fold_case(surface), readings);
}

/// What the words around the one at `at` rule out for it.
WordClasses ruled_out(const WordTable& words, const Tokens& tokens, std::size_t at) {
    constexpr std::size_t k_most_before = 4;
    std::array<WordClasses, k_most_before + 2> around{};
    std::size_t first = at;
    while (first > 0 && at - first < k_most_before && is_joined(tokens, first)) {
        --first;
    }
    std::size_t count = 0;
    for (std::size_t i = first; i <= at; ++i) {
        around[count++] = classes_at(words, tokens, i, i + 1 >= at);
    }
    const std::size_t own = count - 1;
    if (at + 1 < tokens.size() && is_joined(tokens, at + 1)) {
        around[count++] = classes_at(words, tokens, at + 1, true);
    }
    return words.tagger().ruled_out({around.data(), count}, own);
}

bool is_after_determiner(const WordTable& words, const Tokens& tokens, std::size_t at) {
    return at > 0 && is_joined(tokens, at) &&
           (functions_at(words, tokens, at - 1) & language::k_determiner) != 0;
}

/// After an article, and nothing after it that it could belong to: "la politique de"
bool stands_as_noun(const WordTable& words, const Tokens& tokens, std::size_t at) {
    return is_after_determiner(words, tokens, at) &&
           (at + 1 == tokens.size() || !is_joined(tokens, at + 1) ||
            functions_at(words, tokens, at + 1) != language::k_no_function);
}

} // namespace

bool can_be(PartOfSpeech part, const WordTable& words, const Tokens& tokens, std::size_t at) {
    switch (part) {
    case PartOfSpeech::noun:
    case PartOfSpeech::proper_noun:
        return (ruled_out(words, tokens, at) & morphology::k_noun) == 0;
    case PartOfSpeech::verb:
        return (ruled_out(words, tokens, at) & morphology::k_verb) == 0;
    case PartOfSpeech::adjective:
        return !stands_as_noun(words, tokens, at);
    case PartOfSpeech::adverb:
        return !is_after_determiner(words, tokens, at) ||
               (functions_at(words, tokens, at - 1) & language::k_preposition) != 0;
    default:
        return true;
    }
}

bool is_only_verb(const WordTable& words, const Tokens& tokens, std::size_t at) {
    return (ruled_out(words, tokens, at) & morphology::k_adjective) != 0;
}

bool is_part_of_compound(const WordTable& words, const Tokens& tokens, std::size_t at) {
    const auto is_hyphen = [&](std::size_t i) {
        const char last = tokens.text[tokens.spans[i - 1].range.end - 1];
        return gap_of(tokens.between(i), last).kind == GapKind::hyphen;
    };
    const language::Language& known = words.known_language();
    const auto word = [&](std::size_t i) { return text::fold_case(words.surface(tokens.words[i])); };
    return (at > 0 && is_hyphen(at) && !known.prefixes.contains(word(at - 1))) ||
           (at + 1 < tokens.size() && is_hyphen(at + 1) && !known.hyphen_endings.contains(word(at + 1)));
}

bool begins_sentence(const Tokens& tokens, std::size_t at) {
    const std::size_t begin = at == 0 ? 0 : tokens.spans[at - 1].range.end;
    const std::string_view between = tokens.text.substr(begin, tokens.spans[at].range.begin - begin);
    return at == 0 || between.find_first_of(".!?:") != std::string_view::npos ||
           between.find("\n\n") != std::string_view::npos || between.find("…") != std::string_view::npos;
}

} // namespace diptych::glossary

#include "glossary/verifier.hpp"

#include "glossary/context.hpp"

namespace diptych::glossary {

namespace {

using model::Difference;
using model::Differences;

/// Letters that each part of a compound has, when it is written as two words or a term writes it so: "health
/// care", not "in formation".
constexpr std::size_t k_shortest_part = 3;

} // namespace

std::optional<Differences> Verifier::verify(std::uint32_t term, const Tokens& tokens,
                                            std::span<const Piece> path) {
    const auto words = m_terms.words(term);
    const TermTraits& traits = m_terms.traits(term);
    Differences differences;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (i > 0) {
            const auto of_gap = verify_gap(words[i], tokens, path[i - 1], path[i]);
            if (!of_gap) {
                return std::nullopt;
            }
            differences.add(*of_gap);
        }
        const auto text = word_of(tokens, path[i]);
        const auto of_word =
            text ? m_matcher.match(words[i].word, *text, traits.part_of_speech, path.size() == 1)
                 : std::nullopt;
        if (!of_word || !capitals_agree(words[i], *text, traits, tokens, path[i], path.size() == 1)) {
            return std::nullopt;
        }
        differences.add(*of_word);
        if (path[i].join == Join::joined) {
            differences.add(Difference::hyphen);
        }
    }
    return is_in_place(words, traits, tokens, path) ? std::optional{differences} : std::nullopt;
}

/// Whether the words around allow it: the head of a verb phrase is its first word; a phrase of another kind
/// needs no looking at.
bool Verifier::is_in_place(std::span<const TermWord> words, const TermTraits& traits, const Tokens& tokens,
                           std::span<const Piece> path) const {
    using morphology::PartOfSpeech;
    const Piece& head = path.front();
    if (path.size() > 1) {
        return traits.part_of_speech != PartOfSpeech::verb || head.join != Join::none ||
               can_be(PartOfSpeech::verb, m_words, tokens, head.token);
    }
    if (head.join != Join::none) {
        return true;
    }
    if (is_part_of_compound(m_words, tokens, head.token)) {
        return false;
    }
    if (traits.part_of_speech != PartOfSpeech::unknown) {
        return can_be(traits.part_of_speech, m_words, tokens, head.token);
    }
    return !is_only_verb(m_words, tokens, head.token) || m_matcher.is_verb(words.front().word);
}

std::optional<Differences> Verifier::verify_gap(const TermWord& word, const Tokens& tokens,
                                                const Piece& before, const Piece& piece) const {
    const GapKind kind = TermList::gap_kind(word);
    const std::size_t begin = before.bytes.end;
    const std::string_view between = tokens.text.substr(begin, piece.bytes.begin - begin);
    if (piece.join == Join::second_half) {
        const bool long_enough = before.bytes.size() >= k_shortest_part;
        Differences differences;
        differences.add(Difference::hyphen);
        const bool may = kind == GapKind::hyphen || (kind == GapKind::space && long_enough);
        return may ? std::optional{differences} : std::nullopt;
    }
    const Gap gap = gap_of(between, tokens.text[begin - 1]);
    if (kind == GapKind::other && gap.kind == GapKind::other) {
        const bool same = m_terms.gap_text(word) == normal_gap(between);
        return same ? std::optional{Differences{}} : std::nullopt;
    }
    return compare_gaps(kind, gap);
}

/// The word of the text that a piece is, which for two joined words and for half of one is made here.
std::optional<WordId> Verifier::word_of(const Tokens& tokens, const Piece& piece) {
    if (piece.join == Join::none) {
        return piece.first;
    }
    if (piece.join != Join::joined) {
        return m_words.id_of(model::slice(tokens.text, piece.bytes), text::TokenKind::word);
    }
    const Word& first = m_words[piece.first];
    const Word& second = m_words[piece.second];
    const std::string_view between = tokens.between(piece.token);
    const GapKind kind = gap_of(between, tokens.text[tokens.spans[piece.token - 1].range.end - 1]).kind;
    const bool are_words = first.is_word && second.is_word;
    const bool may_be_open = kind == GapKind::space && first.letters >= k_shortest_part &&
                             second.letters >= k_shortest_part && first.functions == 0 &&
                             second.functions == 0;
    if (!are_words || (kind != GapKind::hyphen && !may_be_open)) {
        return std::nullopt;
    }
    const std::string joined =
        std::string{m_words.surface(piece.first)} + std::string{m_words.surface(piece.second)};
    return m_words.id_of(joined, text::TokenKind::word);
}

/// Whether the capitals can be those of the term's word there.
bool Verifier::capitals_agree(const TermWord& word, WordId text, const TermTraits& traits,
                              const Tokens& tokens, const Piece& piece, bool alone) const {
    constexpr std::size_t k_longest_acronym = 6;
    const Word& of_term = m_words[word.word];
    const Word& of_text = m_words[text];
    if (!of_term.is_word || of_term.capitals == of_text.capitals) {
        return true;
    }
    if (traits.case_matters) {
        const bool forced = of_term.capitals == Capitals::none && of_text.capitals == Capitals::first &&
                            begins_sentence(tokens, piece.token);
        return forced;
    }
    const auto is_all = [&](std::size_t token) {
        return m_words[tokens.words[token]].capitals == Capitals::all;
    };
    const bool among_capitals = (piece.token > 0 && is_all(piece.token - 1)) ||
                                (piece.token + 1 < tokens.size() && is_all(piece.token + 1));
    if (of_term.capitals == Capitals::all && of_text.capitals != Capitals::mixed) {
        const bool name = of_text.capitals == Capitals::first && !begins_sentence(tokens, piece.token);
        const bool is_heading = of_term.letters > k_longest_acronym || !alone; // a term written in capitals
        return name || is_heading ||
               (of_term.folded_hash == of_text.folded_hash && m_matcher.may_be_acronym(text));
    }
    if (of_text.capitals == Capitals::all && of_text.letters <= k_longest_acronym && !among_capitals) {
        return of_term.folded_hash == of_text.folded_hash && m_matcher.may_be_acronym(word.word);
    }
    return true;
}

} // namespace diptych::glossary

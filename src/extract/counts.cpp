#include "extract/counts.hpp"

#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::extract {

namespace {

/// A hyphen alone between two words makes one word of them; the analyser cuts there.
bool is_hyphen(std::string_view between) {
    return between == "-" || between == "\u2010" || between == "\u2011";
}

bool is_white_space(std::string_view between) {
    for (std::size_t at = 0; at < between.size();) {
        const text::CodePoint c = text::code_point_at(between, at);
        if (!text::is_white_space(c.value)) {
            return false;
        }
        at += c.length;
    }
    return true;
}

/// A text in capitals says nothing of names.
constexpr double k_share_of_capitals = 0.5;

/// Whether a web or mail address may be in it.
bool is_address(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.find("www.") != std::string_view::npos ||
           text.find('@') != std::string_view::npos;
}

/// The run of ASCII characters but white space that begins at `begin`: addresses are such.
std::size_t end_of_run(std::string_view text, std::size_t begin) {
    const auto is_in_run = [](char c) { return c > ' ' && c < '\x7F'; };
    return static_cast<std::size_t>(
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), is_in_run) -
        text.begin());
}

} // namespace

Counts::Counts(const model::LanguageTag& language, morphology::Morphology* morphology,
               std::size_t most_contexts)
    : m_analyzer{language}, m_vocabulary{language, morphology}, m_tagger{language::language_of(
                                                                    language.primary())},
      m_patterns{language.primary()}, m_most_contexts{most_contexts} {}

void Counts::Sentence::clear() {
    forms.clear();
    ranges.clear();
    classes.clear();
    slots.clear();
    lemmas.clear();
    known = 0;
    in_capitals = false;
}

void Counts::add(const model::Document& document) {
    for (const model::SentenceIndex place : model::sentences_of(document)) {
        const model::Unit& unit = document.units[place.unit];
        m_sentence.clear();
        cut(unit.sentence(place.sentence), unit.sentences[place.sentence].text.begin);
        count_words();
        count_candidates(place);
    }
    ++m_document;
}

void Counts::add_mark(morphology::WordClasses kind, model::Range range) {
    m_sentence.forms.push_back(k_no_form);
    m_sentence.ranges.push_back(range);
    m_sentence.classes.push_back(kind);
}

void Counts::cut(std::string_view text, std::size_t offset) {
    m_spans.clear();
    m_analyzer.cut(text, m_spans);
    const auto shifted = [offset](std::size_t begin, std::size_t end) {
        return model::Range{begin + offset, end + offset};
    };
    const bool has_address = is_address(text);
    bool in_address = false;
    std::size_t run_end = 0;
    std::size_t end = 0;
    for (std::size_t i = 0; i < m_spans.size(); ++i) {
        const std::string_view between = text.substr(end, m_spans[i].range.begin - end);
        if (!is_white_space(between)) {
            add_mark(morphology::k_break, shifted(end, m_spans[i].range.begin));
        }
        std::size_t begin = m_spans[i].range.begin;
        end = m_spans[i].range.end;
        if (has_address && begin >= run_end) {
            run_end = end_of_run(text, begin);
            in_address = is_address(text.substr(begin, run_end - begin));
        }
        if (in_address && begin < run_end) {
            while (i + 1 < m_spans.size() && m_spans[i + 1].range.begin < run_end) {
                ++i;
            }
            end = std::max(run_end, m_spans[i].range.end);
            add_mark(morphology::k_break, shifted(begin, end));
            continue;
        }
        if (m_spans[i].kind != text::TokenKind::word) {
            add_mark(morphology::k_number, shifted(begin, end));
            continue;
        }
        while (i + 1 < m_spans.size() && m_spans[i + 1].kind != text::TokenKind::symbol &&
               is_hyphen(text.substr(end, m_spans[i + 1].range.begin - end))) {
            end = m_spans[++i].range.end;
        }
        const FormId form = m_vocabulary.form_id(text.substr(begin, end - begin));
        m_sentence.forms.push_back(form);
        m_sentence.ranges.push_back(shifted(begin, end));
        m_sentence.classes.push_back(m_vocabulary.form(form).classes);
    }
    if (!is_white_space(text.substr(end))) {
        add_mark(morphology::k_break, shifted(end, text.size()));
    }
}

bool Counts::is_known(std::size_t at) const {
    return m_sentence.forms[at] != k_no_form && (m_sentence.classes[at] & morphology::k_unknown_word) == 0;
}

void Counts::count_words() {
    m_tagger.tag(m_sentence.classes);
    m_tokens += m_sentence.forms.size();
    std::size_t capitals = 0;
    std::size_t words = 0;
    for (std::size_t i = 0; i < m_sentence.forms.size(); ++i) {
        const FormId id = m_sentence.forms[i];
        if (id == k_no_form) {
            m_sentence.slots.push_back(k_no_slot);
            m_sentence.lemmas.push_back(0);
            continue;
        }
        Form& form = m_vocabulary.form(id);
        Word& word = m_vocabulary.word(form.word);
        ++word.frequency;
        const bool behind_small = i > 0 && m_sentence.forms[i - 1] != k_no_form &&
                                  m_vocabulary.form(m_sentence.forms[i - 1]).first_small;
        word.capital_inside += form.first_capital && behind_small ? 1U : 0U;
        word.in_small += form.text_is_small ? 1U : 0U;
        m_sentence.slots.push_back(slots_of(form, word, m_sentence.classes[i]));
        m_sentence.lemmas.push_back(m_vocabulary.count_lemma(id, m_sentence.classes[i]));
        m_sentence.known += is_known(i) ? 1U : 0U;
        ++words;
        capitals += form.all_capitals ? 1U : 0U;
    }
    m_sentence.in_capitals = static_cast<double>(capitals) > k_share_of_capitals * static_cast<double>(words);
}

void Counts::count_candidates(model::SentenceIndex place) {
    m_matches.clear();
    m_patterns.find(m_sentence.slots, m_matches);
    for (const PatternMatch& match : m_matches) {
        count(match, place);
    }
}

void Counts::count(const PatternMatch& match, model::SentenceIndex place) {
    m_numbers.clear();
    for (std::size_t i = match.begin; i < match.end; ++i) {
        m_numbers.push_back(m_vocabulary.form(m_sentence.forms[i]).word);
    }
    const auto [id, is_new] = m_spelling_words.intern(m_numbers);
    if (is_new) {
        m_numbers.clear();
        for (std::size_t i = match.begin; i < match.end; ++i) {
            if (match.pattern.is_content(i - match.begin)) {
                m_numbers.push_back(m_sentence.lemmas[i]);
            }
        }
        const auto [group, is_new_group] = m_group_lemmas.intern(m_numbers);
        if (is_new_group) {
            m_groups.emplace_back();
        }
        m_spellings.emplace_back();
        m_spellings.back().group = group;
        m_spellings.back().pattern = match.pattern;
    }
    Spelling& spelling = m_spellings[id];
    if (match.pattern.size == 1 && match.pattern.letters[0] == 'N') {
        spelling.pattern = match.pattern;
    }
    count_form(spelling, match);
    Group& group = m_groups[spelling.group];
    ++group.frequency;
    if (group.last_document != m_document) {
        group.last_document = m_document;
        ++group.documents;
    }
    if (group.kept_contexts < m_most_contexts) {
        keep_context(group, match, place);
    }
}

void Counts::count_form(Spelling& spelling, const PatternMatch& match) {
    ++spelling.frequency;
    m_numbers.clear();
    std::size_t own_known = 0;
    bool capitals = true;
    for (std::size_t i = match.begin; i < match.end; ++i) {
        const Form& form = m_vocabulary.form(m_sentence.forms[i]);
        m_numbers.push_back(m_sentence.forms[i]);
        own_known += is_known(i) ? 1U : 0U;
        capitals = capitals && (form.first_capital || !match.pattern.is_content(i - match.begin));
    }
    const std::size_t size = match.end - match.begin;
    spelling.capitals += capitals ? 1U : 0U;
    spelling.all_capitals += size == 1 && m_vocabulary.form(m_numbers[0]).all_capitals ? 1U : 0U;
    spelling.in_capital_text += m_sentence.in_capitals ? 1U : 0U;
    spelling.known_around += static_cast<double>(m_sentence.known - own_known + 1) /
                             static_cast<double>(m_sentence.forms.size() - size + 1);
    if (match.begin > 0 && m_sentence.forms[match.begin - 1] != k_no_form) {
        const bool small = m_vocabulary.form(m_sentence.forms[match.begin - 1]).first_small;
        spelling.behind_small += small ? 1U : 0U;
    }
    const std::uint32_t written = m_written.intern(m_numbers).first;
    if (spelling.votes == 0) {
        spelling.sequence = written;
    }
    if (spelling.sequence == written) {
        ++spelling.votes;
    } else {
        --spelling.votes;
    }
}

void Counts::keep_context(Group& group, const PatternMatch& match, model::SentenceIndex place) {
    const model::Range range{m_sentence.ranges[match.begin].begin, m_sentence.ranges[match.end - 1].end};
    m_contexts.push_back({{m_document, place, range}, 0});
    const auto number = static_cast<std::uint32_t>(m_contexts.size());
    if (group.first_context == 0) {
        group.first_context = number;
    } else {
        m_contexts[group.last_context - 1].next = number;
    }
    group.last_context = number;
    ++group.kept_contexts;
}

std::string Counts::written(const Spelling& spelling) const {
    std::string result;
    for (const FormId id : forms_of(spelling)) {
        const std::string& text = m_vocabulary.form(id).text;
        const bool joined = result.empty() || result.ends_with('\'') || result.ends_with("\u2019") ||
                            text.starts_with('\'') || text.starts_with("\u2019");
        result += joined ? text : " " + text;
    }
    return result;
}

} // namespace diptych::extract

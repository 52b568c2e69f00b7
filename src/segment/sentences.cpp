#include "segment/sentences.hpp"

#include "segment/break_rules.hpp"
#include "segment/byte_set.hpp"
#include "segment/candidate.hpp"
#include "segment/inner_structure.hpp"
#include "segment/srx.hpp"
#include "text/character.hpp"
#include "text/sentence_iterator.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace diptych::segment {

namespace {

using model::Range;
using text::code_point_at;
using text::code_point_before;
using text::CodePoint;

/// For a language of which only SRX rules are known.
const LanguageData k_no_data;

/// Bytes at which something happens: ASCII stops, brackets, and the first bytes of other stops.
constexpr ByteSet make_notable() {
    ByteSet notable = byte_set(".!?;:()[]");
    for (const std::size_t byte : {0xC2U, 0xCDU, 0xD8U, 0xDBU, 0xE0U, 0xE2U, 0xE3U, 0xEFU}) {
        notable[byte] = true;
    }
    return notable;
}

constexpr ByteSet k_notable = make_notable();

/// Brackets that are open, kept up while the text is scanned.
class Openings {
public:
    explicit Openings(std::string_view text) : m_text{text} {}

    void restart(std::size_t sentence_begin) {
        m_begin = sentence_begin;
        m_brackets = 0;
    }

    void see(char c, std::size_t position) {
        if (c == '(' || c == '[') {
            m_brackets += position == m_begin ? 0 : 1; // one at the very beginning may hold whole sentences
        } else if (m_brackets > 0) {
            --m_brackets;
        }
    }

    /// One that is never closed holds nothing.
    bool inside_brackets(std::size_t position) {
        if (m_brackets > 0 && !m_end_of_closings) { // most texts have none: sought when it matters, once
            std::size_t end = m_text.size();
            while (end > 0 && m_text[end - 1] != ')' && m_text[end - 1] != ']') {
                --end;
            }
            m_end_of_closings = end;
        }
        return m_brackets > 0 && *m_end_of_closings > position;
    }

private:
    std::string_view m_text;
    std::optional<std::size_t> m_end_of_closings; ///< byte behind the text's last one
    std::size_t m_begin = 0;
    std::size_t m_brackets = 0;
};

/// \param ranges  in order, none in another
bool inside_any(const std::vector<Range>& ranges, std::size_t position) {
    const auto behind = std::lower_bound(ranges.begin(), ranges.end(), position,
                                         [](const Range& range, std::size_t p) { return range.end < p; });
    return behind != ranges.end() && behind->begin < position;
}

/// Collects the sentences as their ends are found.
class Cutter {
public:
    explicit Cutter(std::string_view text) : m_text{text}, m_begin{skip_white_space(text, 0)} {
        constexpr std::size_t k_usual = 4; // sentences of a paragraph
        m_sentences.reserve(k_usual);
    }

    /// Of the sentence that is open.
    std::size_t begin() const { return m_begin; }

    void cut(std::size_t end, std::size_t next) {
        while (end > m_begin && text::is_white_space(code_point_before(m_text, end).value)) {
            end -= code_point_before(m_text, end).length;
        }
        if (end > m_begin) {
            m_sentences.push_back({m_begin, end});
        }
        m_begin = next;
    }

    std::vector<Range> finish() {
        cut(m_text.size(), m_text.size());
        return std::move(m_sentences);
    }

private:
    std::string_view m_text;
    std::size_t m_begin;
    std::vector<Range> m_sentences;
};

/// What is kept up while a unit is scanned from stop to stop.
class Scan {
public:
    Scan(std::string_view text, std::size_t label_length, const SentencePolicy& policy,
         const DocumentHabits& habits, const LanguageData& data, std::vector<Boundary>* explanation)
        : m_text{text}, m_label_length{label_length}, m_policy{policy},
          m_explanation{explanation}, m_labels{find_inner_labels(text)}, m_label{m_labels.begin()},
          m_quotations{policy.keep_quotes ? find_quotations(text) : std::vector<Range>{}},
          m_caseless{habits.caseless || label_length != 0 ? Caseless{habits.caseless}
                                                          : Caseless{text, data.never_small}},
          m_openings{text}, m_sentence{text, data} {
        begin_sentence(skip_white_space(text, 0));
    }

    void tell(std::size_t position, Verdict verdict) {
        if (m_explanation != nullptr) {
            m_explanation->push_back({position, verdict.breaks, verdict.rule});
        }
    }

    /// The next byte at which something happens, labels inside the paragraph passed over: the stop of a label
    /// is none.
    std::size_t next_notable(std::size_t i, Cutter& cutter) {
        for (;;) {
            const std::size_t limit = m_label != m_labels.end() ? m_label->begin : m_text.size();
            i = i < limit ? find_byte(m_text.substr(0, limit), i, k_notable) : i;
            if (m_label == m_labels.end() || i < limit) {
                return i;
            }
            if (m_policy.split_list_items && m_label->begin > cutter.begin()) {
                tell(m_label->begin, {true, "label of a list inside the paragraph"});
                end_sentence(m_label->begin, m_label->begin, cutter);
            }
            i = std::max(i, m_label->end);
            ++m_label;
        }
    }

    /// Brackets, semicolons and colons. \returns whether it was one
    bool take_punctuation(std::size_t i, Cutter& cutter) {
        const char byte = m_text[i];
        if (byte == '(' || byte == ')' || byte == '[' || byte == ']') {
            m_openings.see(byte, i);
            return true;
        }
        if (byte != ';' && byte != ':') {
            return false;
        }
        const std::size_t next = skip_white_space(m_text, i + 1);
        const bool wanted = byte == ';' ? m_policy.break_at_semicolon : m_policy.break_at_colon;
        if (wanted && next > i + 1 && next < m_text.size()) {
            tell(i + 1, {true, byte == ';' ? "semicolon" : "colon"});
            end_sentence(i + 1, next, cutter);
        }
        return true;
    }

    /// Brackets among what belongs to a stop.
    void pass_over(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (m_text[i] == ')' || m_text[i] == ']') {
                m_openings.see(m_text[i], i);
            }
        }
    }

    Surroundings surroundings(const Candidate& candidate) {
        return {m_text, m_sentence, std::max(m_sentence.begin(), m_label_length),
                m_openings.inside_brackets(candidate.end), m_caseless};
    }

    void settle(const Candidate& candidate, Verdict verdict, Cutter& cutter) {
        if (verdict.breaks && inside_any(m_quotations, candidate.end)) {
            verdict = {false, "inside a quotation"};
        }
        tell(candidate.end, verdict);
        if (verdict.breaks) {
            end_sentence(candidate.end, candidate.next, cutter);
        }
    }

private:
    void begin_sentence(std::size_t begin) {
        m_openings.restart(begin);
        m_sentence.restart(begin);
    }

    void end_sentence(std::size_t end, std::size_t next, Cutter& cutter) {
        cutter.cut(end, next);
        begin_sentence(next);
    }

    std::string_view m_text;
    std::size_t m_label_length;
    const SentencePolicy& m_policy;
    std::vector<Boundary>* m_explanation;
    std::vector<InnerLabel> m_labels;
    std::vector<InnerLabel>::const_iterator m_label;
    std::vector<Range> m_quotations;
    Caseless m_caseless;
    Openings m_openings;
    OpenSentence m_sentence;
};

/// Cuts sentences where rules of the user's break at white space, whether we see a stop there or not.
std::vector<Range> cut_by_rules(std::string_view text, std::size_t label_length, const std::vector<Range>& sentences,
                                const SrxRules& rules, std::vector<Boundary>* explanation) {
    std::vector<Range> cut;
    for (Range sentence : sentences) {
        std::size_t end = std::max(sentence.begin, label_length) + 1;
        while ((end = text.find(' ', end)) < sentence.end) {
            const std::size_t next = skip_white_space(text, end);
            if (rules.decide(text, end, next).value_or(false)) {
                cut.push_back({sentence.begin, end});
                sentence.begin = next;
                if (explanation != nullptr) {
                    explanation->push_back({end, true, "rule of the SRX file"});
                }
            }
            end = next;
        }
        cut.push_back(sentence);
    }
    if (explanation != nullptr) {
        std::stable_sort(explanation->begin(), explanation->end(),
                         [](const Boundary& a, const Boundary& b) { return a.position < b.position; });
    }
    return cut;
}

} // namespace

SentenceSplitter::SentenceSplitter(model::LanguageTag language, const LanguageData* data,
                                   SentencePolicy policy, DocumentHabits habits, const SrxRules* srx)
    : m_language{std::move(language)}, m_data{data != nullptr || srx == nullptr ? data : &k_no_data},
      m_policy{policy}, m_habits{std::move(habits)}, m_srx{srx} {}

std::vector<model::Range> SentenceSplitter::split(std::string_view text, std::size_t label_length,
                                                  std::vector<Boundary>* explanation) const {
    Cutter cutter{text};
    if (m_data == nullptr) {
        const std::size_t from = skip_white_space(text, label_length);
        for (const std::size_t position : text::sentence_breaks(text.substr(from), m_language)) {
            cutter.cut(from + position, skip_white_space(text, from + position));
        }
        return cutter.finish();
    }
    Scan scan{text, label_length, m_policy, m_habits, *m_data, explanation};
    for (std::size_t i = label_length; i < text.size();) {
        i = scan.next_notable(i, cutter);
        if (i == text.size()) {
            break;
        }
        if (!is_stop_at(text, i) && scan.take_punctuation(i, cutter)) {
            ++i;
            continue;
        }
        const CodePoint c = code_point_at(text, i);
        if (!is_stop_at(text, i)) {
            i += c.length;
            continue;
        }
        const Candidate candidate = candidate_at(text, i);
        scan.pass_over(i, candidate.end);
        i = candidate.end;
        if (candidate.next >= text.size()) {
            scan.tell(candidate.end, {true, "end of the text"});
            continue;
        }
        Verdict verdict = decide(candidate, scan.surroundings(candidate), *m_data, m_habits);
        if (const auto ruled =
                m_srx != nullptr ? m_srx->decide(text, candidate.end, candidate.next) : std::nullopt) {
            verdict = {*ruled, "rule of the SRX file"};
        }
        scan.settle(candidate, verdict, cutter);
    }
    return m_srx == nullptr ? cutter.finish() : cut_by_rules(text, label_length, cutter.finish(), *m_srx, explanation);
}

} // namespace diptych::segment

#include "segment/habits.hpp"

#include "segment/byte_set.hpp"
#include "segment/candidate.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace diptych::segment {

namespace {

using text::code_point_at;

/// "2. The", "3) The": digits with a stop or bracket and a space behind them.
bool is_list_label(std::string_view text, std::size_t begin) {
    const std::size_t end = text.find_first_not_of("0123456789", begin);
    return end != std::string_view::npos && end > begin && (text[end] == '.' || text[end] == ')') &&
           end + 1 < text.size() && text[end + 1] == ' ';
}

/// One pass, as it is made over every paragraph: only words that begin like one of them are looked at.
bool has_never_small(std::string_view text, const language::Words& never_small) {
    ByteSet begins{};
    for (const std::string& word : never_small) {
        begins[static_cast<unsigned char>(word.front())] = true;
    }
    const auto begins_here = [&](std::size_t i) {
        return std::any_of(never_small.begin(), never_small.end(), [&](const std::string& word) {
            return i + word.size() < text.size() && text[i + word.size()] == ' ' &&
                   text.compare(i, word.size(), word) == 0;
        });
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (begins[static_cast<unsigned char>(text[i])] && (i == 0 || text[i - 1] == ' ') && begins_here(i)) {
            return true;
        }
    }
    return false;
}

bool is_caseless(std::string_view text, const language::Words& never_small) {
    if (!never_small.empty() && has_never_small(text, never_small)) {
        return true;
    }
    if (text.empty() || !text::is_lower(code_point_at(text, 0).value)) {
        return false;
    }
    bool any = false;
    constexpr ByteSet k_stops = byte_set(".?!");
    for (std::size_t i = find_byte(text, 0, k_stops); i < text.size(); i = find_byte(text, i + 1, k_stops)) {
        const std::size_t next = skip_white_space(text, i + 1);
        if (next == i + 1 || next >= text.size()) {
            continue;
        }
        if (!text::is_lower(code_point_at(text, next).value)) {
            return false;
        }
        any = true;
    }
    return any;
}

} // namespace

DocumentHabits learn_habits(const std::vector<std::string_view>& texts) {
    struct Uses {
        std::size_t going_on = 0;
        std::size_t all = 0;
    };

    constexpr std::size_t k_longest_abbreviation = 6;
    std::unordered_map<std::string, Uses> uses;
    std::size_t lower = 0;
    std::size_t other = 0;
    for (const std::string_view text : texts) {
        for (std::size_t i = text.find('.'); i != std::string_view::npos; i = text.find('.', i + 1)) {
            if (i + 1 >= text.size() || i == 0) {
                continue;
            }
            const bool comma = std::string_view{",;:)"}.find(text[i + 1]) != std::string_view::npos;
            const std::size_t next = skip_white_space(text, i + 1);
            if ((next == i + 1 && !comma) || next >= text.size()) {
                continue;
            }
            const std::string_view word = word_before_stop(text, i, 0);
            if (word.size() < 2 || word.find('.') != std::string_view::npos) {
                continue;
            }
            const Follower follower = follower_at(text, next);
            lower += follower.lower ? 1U : 0U;
            other += follower.lower ? 0U : 1U;
            if (word.size() <= k_longest_abbreviation && text::is_letter(code_point_at(word, 0).value)) {
                // A number that begins something says neither that the sentence goes on nor that it does not.
                if (follower.number_begins) {
                    continue;
                }
                Uses& use = uses[text::fold_case(word)];
                ++use.all;
                const bool number = follower.digit && !is_list_label(text, next);
                use.going_on += comma || follower.lower || number ? 1U : 0U;
            }
        }
    }
    DocumentHabits habits;
    constexpr std::size_t k_enough = 5;
    habits.caseless = lower + other >= k_enough && lower > 3 * other;
    for (const auto& [word, use] : uses) {
        if (!habits.caseless && use.going_on >= 2 && 10 * use.going_on >= 6 * use.all) {
            habits.abbreviations.insert(word);
        }
    }
    return habits;
}

bool Caseless::operator()() const {
    if (!m_answer) {
        m_answer = is_caseless(m_text, *m_never_small);
    }
    return *m_answer;
}

} // namespace diptych::segment

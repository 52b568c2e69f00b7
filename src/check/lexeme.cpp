#include "check/lexeme.hpp"

#include "base/string.hpp"
#include "check/number_chain.hpp"
#include "check/reference.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::check {

namespace {

using base::is_ascii_digit;
using model::Range;

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

class Cutter {
public:
    Cutter(std::string_view text, char decimal)
        : m_text{text}, m_decimal{decimal}, m_has_slash{text.find('/') != std::string_view::npos} {}

    std::vector<Lexeme> cut() {
        const std::vector<Range> addresses = find_addresses(m_text);
        auto address = addresses.begin();
        while (m_at < m_text.size()) {
            if (address != addresses.end() && m_at >= address->begin) {
                add(Lexeme::Kind::address, *address).value = address_value(model::slice(m_text, *address));
                m_at = address->end;
                ++address;
                continue;
            }
            cut_one();
        }
        return std::move(m_lexemes);
    }

private:
    Lexeme& add(Lexeme::Kind kind, Range bytes) {
        m_lexemes.push_back({.kind = kind, .bytes = bytes});
        return m_lexemes.back();
    }

    void cut_one() {
        const char c = m_text[m_at];
        if (is_ascii_digit(c)) {
            cut_number();
            return;
        }
        if (m_has_slash && is_ascii_upper(c)) {
            const std::size_t end = end_of_symbol(m_text, m_at);
            if (end != m_at) {
                add(Lexeme::Kind::symbol, {m_at, end}).value = model::slice(m_text, {m_at, end});
                m_at = end;
                return;
            }
        }
        const std::size_t end = end_of_word(m_at);
        if (end == m_at) {
            m_at += text::code_point_at(m_text, m_at).length;
            return;
        }
        add(Lexeme::Kind::word, {m_at, end});
        m_at = end;
    }

    std::size_t end_of_word(std::size_t at) const {
        while (at < m_text.size()) {
            const char c = m_text[at];
            if (is_ascii_letter(c)) {
                ++at;
                continue;
            }
            if (static_cast<unsigned char>(c) < 0x80) {
                break;
            }
            const text::CodePoint point = text::code_point_at(m_text, at);
            if (!text::is_letter(point.value) && !text::is_mark(point.value)) {
                break;
            }
            at += point.length;
        }
        return at;
    }

    /// Whether letters stand before the digit at `at`, with or without a hyphen, or a closing mark does, as
    /// before the call of a footnote.
    bool is_behind_letters(std::size_t at) const {
        if (at > 0 && text::is_closing(text::code_point_before(m_text, at).value)) {
            return m_text[at - 1] != '\'';
        }
        if (at > 0 && m_text[at - 1] == '-') {
            --at;
        }
        return at > 0 && text::is_letter(text::code_point_before(m_text, at).value);
    }

    void cut_number() {
        const bool behind_letters = is_behind_letters(m_at);
        NumberChain chain = read_chain(m_text, m_at, m_decimal);
        Lexeme& lexeme = add(chain.kind, chain.bytes);
        lexeme.behind_letters = behind_letters;
        lexeme.value = std::move(chain.value);
        lexeme.others = std::move(chain.others);
        lexeme.parts = std::move(chain.parts);
        m_at = lexeme.bytes.end;
        if (lexeme.kind == Lexeme::Kind::number) {
            lexeme.suffix = {m_at, end_of_word(m_at)};
            m_at = lexeme.suffix.end;
            lexeme.bytes.end = m_at;
        }
    }

    std::string_view m_text;
    char m_decimal;
    bool m_has_slash;
    std::size_t m_at = 0;
    std::vector<Lexeme> m_lexemes;
};

} // namespace

std::string without_zeros(std::string_view digits) {
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string_view::npos ? "0" : std::string{digits.substr(first)};
}

std::string multiplied(const std::string& value, unsigned zeros) {
    const std::size_t point = std::min(value.find('.'), value.size());
    std::string digits = value.substr(0, point);
    const std::string fraction = point < value.size() ? value.substr(point + 1) : std::string{};
    for (std::size_t i = 0; i < zeros; ++i) {
        digits += i < fraction.size() ? fraction[i] : '0';
    }
    digits = without_zeros(digits);
    return fraction.size() > zeros ? digits + "." + fraction.substr(zeros) : digits;
}

std::vector<Lexeme> cut_lexemes(std::string_view text, char decimal) {
    return Cutter{text, decimal}.cut();
}

} // namespace diptych::check

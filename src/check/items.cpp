#include "base/string.hpp"
#include "check/clock.hpp"
#include "check/item.hpp"
#include "check/lexeme.hpp"
#include "check/number_chain.hpp"
#include "check/roman.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace diptych::check {

namespace {

using model::Range;

constexpr std::size_t k_none = static_cast<std::size_t>(-1);

bool is_integer(const Lexeme& lexeme) {
    return lexeme.kind == Lexeme::Kind::number && !lexeme.value.empty() &&
           std::all_of(lexeme.value.begin(), lexeme.value.end(), base::is_ascii_digit);
}

unsigned small(const Lexeme& lexeme, std::size_t most_digits) {
    if (!is_integer(lexeme) || lexeme.value.size() > most_digits) {
        return 0;
    }
    return static_cast<unsigned>(std::stoul(lexeme.value));
}

class Finder {
public:
    Finder(std::string_view text, const LanguageForms& forms)
        : m_text{text}, m_forms{forms}, m_lexemes{cut_lexemes(text, forms.decimal())} {}

    std::vector<Item> find() {
        m_folded.resize(m_lexemes.size());
        while (m_at < m_lexemes.size()) {
            const Lexeme& lexeme = m_lexemes[m_at];
            switch (lexeme.kind) {
            case Lexeme::Kind::word:
                read_word();
                break;
            case Lexeme::Kind::number:
                read_number();
                break;
            case Lexeme::Kind::time:
                add(ItemKind::number, 1, on_the_clock(lexeme.value, m_text, lexeme.bytes.end));
                m_items.back().parts = time_parts(m_items.back().value);
                break;
            case Lexeme::Kind::date:
                add(ItemKind::date, 1, lexeme.value).others = lexeme.others;
                break;
            case Lexeme::Kind::slashes:
            case Lexeme::Kind::symbol:
                add(ItemKind::symbol, 1, lexeme.value);
                break;
            case Lexeme::Kind::address:
                add(ItemKind::address, 1, lexeme.value);
                break;
            }
        }
        return std::move(m_items);
    }

private:
    /// An item of the next `count` lexemes.
    Item& add(ItemKind kind, std::size_t count, std::string value) {
        const Range bytes{m_lexemes[m_at].bytes.begin, m_lexemes[m_at + count - 1].bytes.end};
        m_items.push_back({.kind = kind, .bytes = bytes, .value = std::move(value)});
        m_at += count;
        return m_items.back();
    }

    bool is_word(std::size_t at) const {
        return at < m_lexemes.size() && m_lexemes[at].kind == Lexeme::Kind::word;
    }

    std::string_view word(std::size_t at) const { return model::slice(m_text, m_lexemes[at].bytes); }

    /// The word as LanguageForms wants it; an empty text when it cannot be there.
    const std::string& folded(std::size_t at) {
        static const std::string none;
        const std::string_view written = word(at);
        const auto first = static_cast<unsigned char>(written.front());
        if (first < 0x80 && !m_forms.may_begin(static_cast<char>(first | 0x20U))) {
            return none;
        }
        std::string& kept = m_folded[at];
        if (kept.empty()) {
            const bool ascii = std::all_of(written.begin(), written.end(),
                                           [](char c) { return static_cast<unsigned char>(c) < 0x80; });
            kept = ascii ? base::to_lower_ascii(written) : text::fold(written);
        }
        return kept;
    }

    std::string_view gap(std::size_t at) const { // before lexeme `at`
        return model::slice(m_text, {m_lexemes[at - 1].bytes.end, m_lexemes[at].bytes.begin});
    }

    /// Whether only spaces, or those and one of these characters, stand before lexeme `at`.
    bool joined(std::size_t at, std::string_view also) const {
        std::string_view between = gap(at);
        bool used = false;
        while (!between.empty()) {
            const text::CodePoint point = text::code_point_at(between, 0);
            if (!text::is_white_space(point.value)) {
                if (used || point.value >= 0x80 ||
                    also.find(static_cast<char>(point.value)) == std::string_view::npos) {
                    return false;
                }
                used = true;
            }
            between.remove_prefix(point.length);
        }
        return true;
    }

    std::optional<unsigned> month(std::size_t at) {
        if (!is_word(at)) {
            return std::nullopt;
        }
        const std::string& name = folded(at);
        return name.empty() ? std::nullopt
                            : m_forms.month(name, text::is_upper(text::code_point_at(word(at), 0).value));
    }

    unsigned day(std::size_t at) const {
        const unsigned value = at < m_lexemes.size() ? small(m_lexemes[at], 2) : 0;
        return value <= 31 && !m_lexemes[std::min(at, m_lexemes.size() - 1)].behind_letters ? value : 0;
    }

    unsigned year(std::size_t at) const {
        const unsigned value = at < m_lexemes.size() ? small(m_lexemes[at], 4) : 0;
        return value >= 1000 && value < 3000 && m_lexemes[at].suffix.empty() ? value : 0;
    }

    /// Where the year behind `at` is ("2021", ", 2021", "de 2021"), or k_none.
    std::size_t year_behind(std::size_t at) const {
        const std::size_t next = at + 1;
        if (year(next) != 0 && joined(next, ",")) {
            return next;
        }
        const bool particle = is_word(next) && word(next).size() <= 3 && joined(next, "");
        return particle && year(next + 1) != 0 && joined(next + 1, "") ? next + 1 : k_none;
    }

    /// "12 mars 2021", "1er mars", "12th of March, 2021"
    bool read_day_first() {
        const unsigned d = day(m_at);
        if (d == 0) {
            return false;
        }
        std::size_t at = m_at + 1;
        if (at >= m_lexemes.size() || !joined(at, ".")) {
            return false;
        }
        std::optional<unsigned> m = month(at);
        const bool particle = gap(at).find('.') == std::string_view::npos; // "6. In November"
        if (!m && particle && is_word(at) && word(at).size() <= 3 && at + 1 < m_lexemes.size() &&
            joined(at + 1, "'")) {
            m = month(++at);
        }
        if (!m) {
            return false;
        }
        add_date(at, *m, d);
        return true;
    }

    /// The date whose day and month end with lexeme `last`.
    void add_date(std::size_t last, unsigned m, unsigned d) {
        const std::size_t year_at = year_behind(last);
        std::string value = date_value(year_at == k_none ? 0 : year(year_at), m, d);
        add(ItemKind::date, (year_at == k_none ? last : year_at) - m_at + 1, std::move(value));
    }

    /// "March 12, 2021", "mars 2021", "mars"
    bool read_month_first() {
        const std::optional<unsigned> m = month(m_at);
        if (!m) {
            return false;
        }
        const std::size_t next = m_at + 1;
        if (day(next) != 0 && joined(next, ".")) {
            add_date(next, *m, day(next));
        } else {
            add_date(m_at, *m, 0);
        }
        return true;
    }

    /// "1.15 p.m.", "5 pm"
    bool read_half_day() {
        const Lexeme& lexeme = m_lexemes[m_at];
        std::size_t end = 0;
        const char half =
            half_day(m_text, lexeme.suffix.empty() ? lexeme.bytes.end : lexeme.suffix.begin, end);
        if (half == '\0') {
            return false;
        }
        const std::string_view written = model::slice(m_text, lexeme.bytes);
        const std::size_t point = std::min(written.find('.'), written.size());
        std::size_t digits = 0;
        while (digits < written.size() && base::is_ascii_digit(written[digits])) {
            ++digits;
        }
        if (digits > 2) {
            return false;
        }
        unsigned long hour = std::stoul(std::string{written.substr(0, digits)});
        hour = half == 'p' && hour < 12 ? hour + 12 : hour;
        const std::string minute = point < written.size() ? std::string{written.substr(point + 1, 2)} : "00";
        const std::string value = "t" + std::to_string(hour) + ":" + minute;
        std::size_t count = 1;
        while (m_at + count < m_lexemes.size() && m_lexemes[m_at + count].bytes.begin < end) {
            ++count;
        }
        add(ItemKind::number, count, value).parts = time_parts(value);
        return true;
    }

    /// "13 h 15", "13h15", "17 heures"
    bool read_hours() {
        const Lexeme& lexeme = m_lexemes[m_at];
        const unsigned hour = small(lexeme, 2);
        const bool attached = model::slice(m_text, lexeme.suffix) == "h";
        const std::size_t mark = attached ? m_at : m_at + 1;
        if (hour > 24 || (!attached && (!is_word(mark) || !joined(mark, "") || !is_hour(word(mark)) ||
                                        !lexeme.suffix.empty()))) {
            return false;
        }
        if (hour == 0 && lexeme.value != "0") {
            return false;
        }
        const std::size_t minutes = mark + 1;
        const bool has_minutes = minutes < m_lexemes.size() && word(mark).size() <= 4 &&
                                 joined(minutes, "") && is_integer(m_lexemes[minutes]) &&
                                 m_lexemes[minutes].value.size() <= 2;
        if (has_minutes) {
            const std::string minute = m_lexemes[minutes].value;
            const std::string value =
                "t" + std::to_string(hour) + ":" + (minute.size() == 1 ? "0" : "") + minute;
            add(ItemKind::number, minutes - m_at + 1, value).parts = time_parts(value);
            return true;
        }
        Item& item = add(ItemKind::number, 1, std::to_string(hour));
        item.others.push_back("t" + item.value + ":00");
        return true;
    }

    void read_number() {
        if (read_day_first() || read_half_day() || read_hours()) {
            return;
        }
        const Lexeme lexeme = m_lexemes[m_at];
        const std::string_view suffix = model::slice(m_text, lexeme.suffix);
        Item& item = add(ItemKind::number, 1, lexeme.value);
        item.others = lexeme.others;
        item.parts = lexeme.parts;
        item.written = lexeme.behind_letters ? Written::code
                       : is_label(lexeme)    ? Written::label
                                             : Written::digits;
        if (suffix == "s" && lexeme.value.size() == 4) {
            item.others.push_back(lexeme.value.substr(2)); // "the 1990s", « les années 90 »
        }
        multiply(item);
    }

    /// "12. The", "12) the", at the beginning of the text
    bool is_label(const Lexeme& lexeme) const {
        constexpr std::size_t k_furthest = 64; // bytes
        if (lexeme.bytes.begin > k_furthest) {
            return false;
        }
        const std::string_view before = m_text.substr(0, lexeme.bytes.begin);
        const std::string_view after = m_text.substr(lexeme.bytes.end, 2);
        return before.find_first_not_of(" (") == std::string_view::npos &&
               (after == ". " || after == ") " || after == ".\xC2" || after == ".");
    }

    /// "2.5 million"
    void multiply(Item& item) {
        constexpr std::size_t k_longest = 64; // digits
        while (is_word(m_at) && joined(m_at, "-") && item.value.size() < k_longest) {
            const std::optional<unsigned> zeros = m_forms.multiplier(folded(m_at));
            if (!zeros) {
                return;
            }
            for (std::string& other : item.others) {
                other = multiplied(other, *zeros);
            }
            item.value = multiplied(item.value, *zeros);
            item.parts.clear();
            item.bytes.end = m_lexemes[m_at].bytes.end;
            ++m_at;
        }
    }

    void read_word() {
        if (!folded(m_at).empty() && (read_month_first() || read_spelled())) {
            return;
        }
        const unsigned roman = roman_number(word(m_at));
        if (roman != 0) {
            add(ItemKind::number, 1, std::to_string(roman)).written = Written::roman;
            return;
        }
        ++m_at;
    }

    /// The longest number in words from lexeme `at` on. \param count  set to how many words it has
    std::optional<SpelledNumber> spelled_at(std::size_t at, std::size_t& count) {
        if (!is_word(at)) {
            return std::nullopt;
        }
        std::string phrase = folded(at);
        const std::size_t longest = phrase.empty() ? 0 : m_forms.longest_number(phrase);
        std::optional<SpelledNumber> found;
        for (std::size_t n = 1; n <= longest; ++n) {
            if (n > 1) {
                if (!is_word(at + n - 1) || !joined(at + n - 1, "-")) {
                    break;
                }
                // Words inside a number ("and", « et ») need not begin one.
                phrase += ' ' + base::to_lower_ascii(word(at + n - 1));
                if (const std::string& plain = folded(at + n - 1); !plain.empty()) {
                    phrase.resize(phrase.size() - word(at + n - 1).size());
                    phrase += plain;
                }
            }
            if (const auto number = m_forms.number(phrase)) {
                found = number;
                count = n;
            }
        }
        return found;
    }

    /// "trois", "deux mille trois cents", "fifty thousand"
    bool read_spelled() {
        std::uint64_t total = 0;
        std::size_t at = m_at;
        unsigned least = 99; // zeros of the multiplier before
        bool ordinal = false;
        for (bool more = true; more;) {
            more = false;
            std::size_t count = 0;
            if (at > m_at && !joined(at, "-")) {
                break;
            }
            const std::optional<SpelledNumber> number = spelled_at(at, count);
            const std::size_t behind = at + count;
            std::optional<unsigned> zeros;
            if (is_word(behind) && (behind == at || joined(behind, "-"))) {
                zeros = m_forms.multiplier(folded(behind));
            }
            if ((!number && !zeros) || (zeros && *zeros >= least) || (!zeros && at > m_at && least == 0)) {
                break;
            }
            std::uint64_t value = number ? number->value : 1;
            for (unsigned i = 0; zeros && i < *zeros; ++i) {
                value *= 10;
            }
            total += value;
            ordinal = number && number->ordinal;
            least = zeros.value_or(0);
            at = behind + (zeros ? 1 : 0);
            more = zeros && at < m_lexemes.size();
        }
        if (at == m_at) {
            return false;
        }
        add(ItemKind::number, at - m_at, std::to_string(total)).written =
            ordinal ? Written::ordinal : Written::cardinal;
        return true;
    }

    std::string_view m_text;
    const LanguageForms& m_forms;
    std::vector<Lexeme> m_lexemes;
    std::vector<std::string> m_folded; ///< by lexeme, made when it is needed
    std::size_t m_at = 0;
    std::vector<Item> m_items;
};

} // namespace

std::vector<Item> find_items(std::string_view text, const LanguageForms& forms) {
    return Finder{text, forms}.find();
}

} // namespace diptych::check

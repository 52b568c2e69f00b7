#include "layout/furniture/page_numbers.hpp"

#include "base/string.hpp"
#include "language/language.hpp"
#include "language/roman.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string>

namespace diptych::layout {

namespace {

/// With digits of any script as ASCII, small letters, and a space on either side of dashes at the ends of
/// words.
std::string plain(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        const int digit = text::digit_value(c.value);
        if (digit >= 0) {
            result += static_cast<char>('0' + digit);
        } else if (c.value == U'–' || c.value == U'—' || c.value == U'~' || c.value == U'\u2010' ||
                   (c.value == U'-' && (i == 0 || i + 1 == text.size() || text[i - 1] == ' '))) {
            result += " - ";
        } else {
            result += text.substr(i, c.length);
        }
        i += c.length;
    }
    return base::to_lower_ascii(result);
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), base::is_ascii_digit);
}

bool is_small_roman(std::string_view text) {
    return text.size() <= 6 && language::has_roman_small(text) &&
           text.find('c') == std::string_view::npos; // "civic"
}

} // namespace

bool is_page_number(std::string_view text) {
    static const language::Words around = [] {
        language::Words words = language::in_any_language(&language::Language::page_words);
        words.insert({"-", "–", "—", "|", "/", "·", "•"});
        return words;
    }();
    constexpr std::size_t k_longest = 40; // bytes
    if (text.size() > k_longest) {
        return false;
    }
    std::size_t numbers = 0;
    const std::string all = plain(text);
    for (const std::string_view word : base::split(all, ' ')) {
        const std::size_t slash = word.find('/');
        const bool pair = slash != std::string_view::npos && is_number(word.substr(0, slash)) &&
                          is_number(word.substr(slash + 1));
        if (pair || is_number(word) || is_small_roman(word)) {
            ++numbers;
        } else if (!word.empty() && !around.contains(std::string{word})) {
            return false;
        }
    }
    return numbers == 1 || numbers == 2;
}

bool counts_pages(std::string_view text, std::size_t page, std::size_t page_count) {
    const std::vector<long> numbers = numbers_in(text);
    return is_page_number(text) && numbers.size() == 2 && numbers.front() == static_cast<long>(page) + 1 &&
           numbers.back() == static_cast<long>(page_count);
}

std::vector<long> numbers_in(std::string_view line) {
    constexpr std::size_t k_longest = 5;
    std::vector<long> numbers;
    const std::string text = plain(line);
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        long number = 0;
        while (end < text.size() && base::is_ascii_digit(text[end]) && end - i <= k_longest) {
            number = 10 * number + (text[end] - '0');
            ++end;
        }
        if (end > i && end - i <= k_longest) {
            numbers.push_back(number);
        }
        i = end + 1;
    }
    return numbers;
}

bool is_job_number_line(std::string_view text) {
    bool job = false;
    for (const std::string_view word : base::split(text, ' ')) {
        const bool hyphened = word.size() == 8 && word[2] == '-';
        const bool starred = word.size() == 9 && word.front() == '*' && word.back() == '*';
        job = job || hyphened || starred;
        const bool digits = word.find_first_not_of("0123456789-*/") == std::string_view::npos;
        const bool language = word.size() == 3 && word.front() == '(' && word.back() == ')';
        if (!digits && !language) {
            return false;
        }
    }
    return job;
}

bool is_symbol(std::string_view text) {
    return text.find('/') != std::string_view::npos && text.find(' ') == std::string_view::npos &&
           text.front() >= 'A' && text.front() <= 'Z' &&
           std::any_of(text.begin(), text.end(), base::is_ascii_digit);
}

bool is_signature(std::string_view text) {
    const auto take = [&](auto is, std::size_t most) {
        std::size_t count = 0;
        while (count < text.size() && count < most && is(text[count])) {
            ++count;
        }
        text.remove_prefix(count);
        return count;
    };
    const bool upper = take([](char c) { return c >= 'A' && c <= 'Z'; }, 2) > 0;
    take([](char c) { return c >= 'a' && c <= 'z'; }, upper ? 1 : 0);
    take([](char c) { return c == ' '; }, 1);
    const bool number = take(base::is_ascii_digit, 2) > 0;
    const bool star = take([](char c) { return c == '*'; }, 2) > 0;
    return text.empty() && (upper || (number && star));
}

bool is_address(std::string_view text) {
    return text.find(' ') == std::string_view::npos &&
           (text.find("://") != std::string_view::npos || text.starts_with("www."));
}

} // namespace diptych::layout

#include "check/amounts.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "text/amount_names.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/inflection.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace diptych::check {

namespace {

using model::Range;

constexpr std::size_t k_longest_name = 80; // bytes
constexpr std::string_view k_share = "percent";

/// Each word in one spelling.
std::string key_of(std::string_view folded, const language::Language& language) {
    std::string key;
    for (const std::string_view word : base::split(folded, ' ')) {
        if (!word.empty()) {
            key += (key.empty() ? "" : " ") + text::spelling(language, word);
        }
    }
    return key;
}

bool is_number_in_figures_or_words(const Item& item) {
    return item.kind == ItemKind::number && (item.written == Written::digits || item.written == Written::cardinal);
}

bool meet(const Units& a, const Units& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& unit) { return b.contains(unit); });
}

std::string_view with_neighbours(std::string_view text, const Item& item) {
    constexpr std::size_t k_context = 24; // bytes: the number and what stands beside it
    const std::size_t end = std::min(item.bytes.end + k_context, text.size());
    std::size_t cut = end;
    while (cut > item.bytes.end && cut < text.size() && !text::is_white_space(text::code_point_at(text, cut).value) &&
           static_cast<unsigned char>(text[cut]) < 0x80) {
        --cut;
    }
    while (cut > item.bytes.end && cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
        --cut;
    }
    return text.substr(item.bytes.begin, cut - item.bytes.begin);
}

} // namespace

Amounts::Amounts(const model::LanguageTag& language, const language::Language& words) : m_words{words} {
    const auto add = [&](const std::string& name, const std::string& unit) {
        m_longest = std::max(m_longest, static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1);
        m_units[name].insert(unit);
    };
    for (const text::AmountName& amount : text::amount_names(language)) {
        add(key_of(amount.name, words), amount.unit);
    }
    for (const auto& [name, unit] : words.amounts) {
        add(key_of(text::fold(name), words), unit);
        if (unit == k_share) {
            m_shares.push_back(text::fold(name));
        }
        if (base::is_ascii_digit(name.back())) {
            m_with_digits.push_back(text::fold(name));
        }
    }
}

const Units* Amounts::find(const std::string& name) const {
    const auto found = m_units.find(name);
    return found == m_units.end() ? nullptr : &found->second;
}

Units Amounts::beside(std::string_view text, Range number) const {
    Units found = before(text, number.begin);
    return found.empty() ? behind(text, number.end) : found;
}

bool Amounts::has_share(std::string_view text) const {
    const std::string folded = text::collapse_white_space(text::fold(text));
    return folded.find('%') != std::string::npos ||
           std::any_of(m_shares.begin(), m_shares.end(),
                       [&](const std::string& name) { return folded.find(name) != std::string::npos; });
}

bool Amounts::ends_name(std::string_view text, Range number) const {
    return std::any_of(m_with_digits.begin(), m_with_digits.end(), [&](const std::string& name) {
        const std::size_t longest = 2 * name.size(); // no-break spaces are longer
        std::size_t begin = number.end - std::min(longest, number.end);
        while (begin < number.begin && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
            ++begin;
        }
        return text::collapse_white_space(text::fold(text.substr(begin, number.end - begin))).ends_with(name);
    });
}

/// The longest name behind a number, a preposition left out: « 2 millions d'euros ».
Units Amounts::behind(std::string_view text, std::size_t at) const {
    std::string_view rest = text.substr(at, k_longest_name);
    while (text::find_invalid_utf8(rest)) {
        rest.remove_suffix(1); // of a character that was cut
    }
    std::string folded = text::collapse_white_space(text::fold(rest));
    folded.erase(0, folded.find_first_not_of("- ") == std::string::npos ? folded.size() : folded.find_first_not_of("- "));
    for (const bool without_preposition : {false, true}) {
        if (without_preposition) {
            const std::size_t end = folded.find_first_of(" '");
            if (end == std::string::npos ||
                (m_words.functions_of(folded.substr(0, end)) == language::k_no_function &&
                 !m_words.elisions.contains(folded.substr(0, end)))) {
                break;
            }
            folded.erase(0, end + 1);
        }
        const Units* longest = nullptr;
        std::string name;
        std::size_t words = 0;
        for (const std::string_view word : base::split(folded, ' ')) {
            if (word.empty() || ++words > m_longest) {
                break;
            }
            const std::size_t end = word.find_last_not_of(".,;:!?)]\"'");
            const std::string_view plain = word.substr(0, end == std::string_view::npos ? 0 : end + 1);
            const std::string key = name + text::spelling(m_words, plain);
            if (name.empty() && m_words.functions_of(plain) != language::k_no_function) {
                // "22 in 2011": a preposition, not inches
            } else if (const Units* const found = find(key)) {
                longest = found;
            } else if (const Units* const dotted = find(name + std::string{word})) { // « p. 100 »
                longest = dotted;
            }
            name += text::spelling(m_words, word) + ' ';
        }
        if (longest != nullptr) {
            return *longest;
        }
    }
    return {};
}

/// A sign or code before a number: "$900", "EUR 900".
Units Amounts::before(std::string_view text, std::size_t at) const {
    std::size_t end = at;
    while (end > 0 && text::is_white_space(text::code_point_before(text, end).value)) {
        end -= text::code_point_before(text, end).length;
    }
    std::size_t begin = end;
    while (begin > 0 && end - begin < k_longest_name) {
        const text::CodePoint point = text::code_point_before(text, begin);
        if (text::is_white_space(point.value) || text::is_opening(point.value)) {
            break;
        }
        begin -= point.length;
    }
    const std::string_view sign = text.substr(begin, end - begin);
    // A word before a number is none of its unit: « deux jours 30 ».
    const bool is_code = sign.size() == 3 && std::all_of(sign.begin(), sign.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool has_sign = std::any_of(sign.begin(), sign.end(), [](char c) { return c == '$' || static_cast<unsigned char>(c) >= 0x80; }) &&
                          !sign.empty() && !text::is_letter(text::code_point_before(sign, sign.size()).value);
    const Units* const found = is_code || has_sign ? find(text::fold(sign)) : nullptr;
    return found == nullptr ? Units{} : *found;
}

void check_units(const Subject& pair, const Amounts& source, const Amounts& target) {
    for (const Item& wanted : pair.source_items) {
        if (!is_number_in_figures_or_words(wanted)) {
            continue;
        }
        const Units of_source = source.beside(pair.source, wanted.bytes);
        const Item* same = nullptr; // the one number of that value in the target
        std::size_t like = 0;
        for (const Item& there : pair.target_items) {
            if (is_number_in_figures_or_words(there) && there.value == wanted.value) {
                same = &there;
                ++like;
            }
        }
        const auto of_that_value = [&](const Item& item) {
            return is_number_in_figures_or_words(item) && item.value == wanted.value;
        };
        if (like != 1 || std::count_if(pair.source_items.begin(), pair.source_items.end(), of_that_value) != 1) {
            continue;
        }
        const Units of_target = target.beside(pair.target, same->bytes);
        const bool share = of_source.contains(std::string{k_share});
        const bool other_share = of_target.contains(std::string{k_share});
        // "45 and 46 per cent": said once for both. A language may say it in ways that its file does not know.
        const bool said = source.has_share(pair.source) && target.has_share(pair.target);
        const bool known = source.knows_shares() && target.knows_shares();
        const bool differs = !of_source.empty() && !of_target.empty() ? !meet(of_source, of_target)
                                                                     : share != other_share && known && !said;
        if (!differs) {
            continue;
        }
        const std::string_view there = with_neighbours(pair.target, *same);
        const auto at = same->bytes.begin;
        model::Finding& finding =
            pair.report(Rule::unit_differs, {at, at + there.size()},
                        of_target.empty() || of_source.empty()
                            ? "The number is a share on one side only."
                            : fmt::format("The number {} has another unit or currency than in the source.",
                                          in_quotes(model::slice(pair.target, same->bytes))));
        const std::string_view here = with_neighbours(pair.source, wanted);
        finding.source = {wanted.bytes.begin, wanted.bytes.begin + here.size()};
        finding.expected = here;
    }
}

void check_number_format(const Subject& pair, char source_decimal, char decimal, const Amounts& target) {
    const char other = decimal == ',' ? '.' : ',';
    for (const Item& item : pair.target_items) {
        const std::string_view written = model::slice(pair.target, item.bytes);
        if (item.kind != ItemKind::number || item.written != Written::digits || written.find_first_of(".,") == std::string_view::npos) {
            continue;
        }
        const std::size_t last = written.find_last_of(".,");
        const std::size_t digits = written.substr(last + 1).find_first_not_of("0123456789");
        const std::size_t behind = std::min(digits, written.size() - last - 1);
        const bool both = written.find(decimal) != std::string_view::npos && written.find(other) != std::string_view::npos;
        const bool spaced = written.find(' ') < last || written.find("\u00a0") < last || written.find("\u202f") < last;
        const auto same = [&](const Item& source) {
            return source.kind == ItemKind::number && model::slice(pair.source, source.bytes) == written;
        };
        const bool as_in_source = std::any_of(pair.source_items.begin(), pair.source_items.end(), same);
        // The same figures as in the source, where they mean another number; "12.5 %" as nobody writes it here. But
        // "section 3.5" and "version 4.2" are no fractions.
        const bool grouped = behind == 3 && !both && !spaced;
        const Units units = target.beside(pair.target, item.bytes);
        const bool clock = behind == 2 && units.contains("hour"); // "11.00 horas"
        const bool amount = other == ',' || both || spaced || !units.empty();
        const bool wrong = grouped ? as_in_source && source_decimal != decimal
                                   : written[last] == other && amount && !clock && !(other == ',' && behind > 3);
        if (wrong) {
            pair.report(Rule::number_format, item.bytes,
                        fmt::format("{} is not written as numbers are in this language, whose decimal separator is {}.",
                                    in_quotes(written), in_quotes(std::string{decimal})));
        }
    }
}

void check_date_format(const Subject& pair, bool day_first) {
    for (const Item& item : pair.target_items) {
        const std::string_view written = model::slice(pair.target, item.bytes);
        constexpr std::size_t k_whole_date = 10; // "2021-03-12"
        if (day_first && item.kind == ItemKind::date && item.value.size() == k_whole_date && !written.empty() &&
            text::is_letter(text::code_point_at(written, 0).value)) {
            pair.report(Rule::date_format, item.bytes, "The day stands before the month in this language.");
        }
    }
}

} // namespace diptych::check

#include "glossary/surface.hpp"

#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace diptych::glossary {

namespace {

/// One character as it is written, and one letter of its folded form.
struct Letter {
    std::string folded;
    std::string small; ///< with its accents, in small letters
    bool capital = false;
    bool ligature = false;
};

struct Spelt {
    std::vector<Letter> letters;
    bool soft_hyphen = false;
    bool dotted = false;
};

Spelt spelt(std::string_view word) {
    Spelt result;
    const std::string composed = text::nfc(word);
    for (std::size_t i = 0; i < composed.size();) {
        const text::CodePoint c = text::code_point_at(composed, i);
        const std::string_view written{composed.data() + i, c.length};
        i += c.length;
        const std::string folded = text::fold(written);
        result.soft_hyphen = result.soft_hyphen || c.value == 0x00AD;
        if (written == ".") {
            result.dotted = true;
            continue;
        }
        const bool is_ligature = folded == "oe" || folded == "ae";
        if (is_ligature) {
            for (const char letter : folded) {
                result.letters.push_back(
                    {std::string{letter}, std::string{letter}, text::is_upper(c.value), true});
            }
        } else if (!folded.empty()) {
            result.letters.push_back({folded, text::fold_case(written), text::is_upper(c.value), false});
        } else if (text::is_mark(c.value) && !result.letters.empty()) {
            result.letters.back().small += written; // a mark that no letter is composed with
        }
    }
    return result;
}

} // namespace

model::Differences surface_differences(std::string_view a, std::string_view b) {
    model::Differences differences;
    const Spelt of_a = spelt(a);
    const Spelt of_b = spelt(b);
    if (of_a.soft_hyphen != of_b.soft_hyphen) {
        differences.add(model::Difference::hyphen);
    }
    if (of_a.dotted != of_b.dotted) {
        differences.add(model::Difference::spelling);
    }
    const std::size_t common = std::min(of_a.letters.size(), of_b.letters.size());
    for (std::size_t i = 0; i < common; ++i) {
        const Letter& x = of_a.letters[i];
        const Letter& y = of_b.letters[i];
        if (x.folded != y.folded) {
            break;
        }
        if (x.capital != y.capital) {
            differences.add(model::Difference::letter_case);
        }
        if (x.ligature != y.ligature) {
            differences.add(model::Difference::ligature);
        } else if (x.small != y.small) {
            differences.add(x.folded == "'" ? model::Difference::apostrophe : model::Difference::accent);
        }
    }
    return differences;
}

std::string fold_word(std::string_view word) {
    std::string folded = text::fold(word);
    std::erase(folded, '.');
    return folded;
}

} // namespace diptych::glossary

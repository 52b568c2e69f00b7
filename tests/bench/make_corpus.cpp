// Makes a corpus of made-up French and English to measure speed with: the words are syllables put together,
// with endings, in the frequencies of a natural language; nothing is copied from any text. The same numbers
// give the same bytes.
//
//     make_corpus PAIRS FOLDER/NAME [SEED]    writes NAME.fr and NAME.en, a sentence a line

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::size_t k_words = 200'000;

/// Uniform numbers, the same with every standard library.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_engine{seed} {}

    double real() { return static_cast<double>(m_engine() >> 11U) * 0x1.0p-53; }

    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_engine() % bound); }

    double normal() {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - real()));
        return radius * std::cos(6.283185307179586 * real());
    }

private:
    std::mt19937_64 m_engine;
};

/// Words by rank, as frequent as Zipf and Mandelbrot say: 1 / (rank + 2.7). Drawn by Walker's alias method.
class Zipf {
public:
    Zipf() : m_keep(k_words), m_other(k_words) {
        std::vector<double> share(k_words);
        double sum = 0.0;
        for (std::size_t i = 0; i < k_words; ++i) {
            sum += share[i] = 1.0 / (static_cast<double>(i) + 3.7);
        }
        std::vector<std::size_t> small;
        std::vector<std::size_t> large;
        for (std::size_t i = 0; i < k_words; ++i) {
            share[i] *= static_cast<double>(k_words) / sum;
            (share[i] < 1.0 ? small : large).push_back(i);
        }
        while (!small.empty() && !large.empty()) {
            const std::size_t less = small.back();
            small.pop_back();
            m_keep[less] = share[less];
            m_other[less] = large.back();
            share[large.back()] -= 1.0 - share[less];
            if (share[large.back()] < 1.0) {
                small.push_back(large.back());
                large.pop_back();
            }
        }
        for (const std::size_t rest : small) {
            m_keep[rest] = 1.0;
        }
        for (const std::size_t rest : large) {
            m_keep[rest] = 1.0;
        }
    }

    std::size_t rank(Chance& chance) const {
        const std::size_t i = chance.below(k_words);
        return chance.real() < m_keep[i] ? i : m_other[i];
    }

private:
    std::vector<double> m_keep;
    std::vector<std::size_t> m_other;
};

struct Language {
    std::vector<std::string_view> syllables;
    std::vector<std::string_view> endings;
};

const Language k_french{{"ba",  "con",  "dé",  "fi",  "gou", "la", "men", "no", "pré", "ra",
                         "sé",  "tion", "ti",  "vou", "ju",  "ri", "eau", "ma", "cé",  "pou",
                         "dro", "li",   "gra", "blè", "ch",  "ta", "né",  "vi"},
                        {"", "", "", "s", "e", "es", "ement", "er", "é", "ée", "és", "aux", "al", "ation"}};
const Language k_english{{"ba",  "con",  "de",  "fi",  "goo", "la", "men", "no", "pre", "ra",
                          "se",  "tion", "ty",  "vow", "ju",  "ri", "ow",  "ma", "ce",  "pow",
                          "dro", "li",   "gra", "ble", "sh",  "ta", "ne",  "wi"},
                         {"", "", "", "s", "ing", "ed", "ly", "er", "al", "ation", "ness"}};

/// Words by rank: the most frequent are short, as in any language.
std::vector<std::string> vocabulary(const Language& language, Chance& chance) {
    std::vector<std::string> words(k_words);
    for (std::size_t i = 0; i < k_words; ++i) {
        const std::size_t syllables = i < 150 ? 1 : 1 + chance.below(2) + (i > 3000 ? 1 : 0);
        for (std::size_t k = 0; k < syllables; ++k) {
            words[i] += language.syllables[chance.below(language.syllables.size())];
        }
        if (i >= 150) {
            words[i] += language.endings[chance.below(language.endings.size())];
        }
    }
    return words;
}

std::string number(Chance& chance) {
    const std::size_t digits = 1 + chance.below(4);
    std::string text = std::to_string(1 + chance.below(9));
    for (std::size_t i = 1; i < digits; ++i) {
        text += static_cast<char>('0' + chance.below(10));
    }
    return text;
}

std::string symbol(Chance& chance) {
    static constexpr std::array<const char*, 4> k_bodies{"A/RES/", "A/C.", "S/", "E/CN."};
    return k_bodies[chance.below(k_bodies.size())] + std::to_string(1 + chance.below(80)) + "/" +
           std::to_string(1 + chance.below(400));
}

/// One sentence and its other-language counterpart, word by word with some left out and some in another
/// place.
class Sentences {
public:
    explicit Sentences(std::uint64_t seed)
        : m_chance{seed}, m_french{vocabulary(k_french, m_chance)}, m_english{
                                                                        vocabulary(k_english, m_chance)} {}

    void make(std::string& french, std::string& english) {
        french.clear();
        english.clear();
        // Log-normal with a mean of 24: exp(mu + sigma^2 / 2).
        const double length = std::exp(std::log(24.0) - 0.7 * 0.7 / 2.0 + 0.7 * m_chance.normal());
        const auto words = static_cast<std::size_t>(std::min(400.0, std::max(1.0, std::round(length))));
        for (std::size_t i = 0; i < words; ++i) {
            const double kind = m_chance.real();
            if (kind < 0.02) {
                const std::string same = kind < 0.004 ? symbol(m_chance) : number(m_chance);
                append(french, same);
                append(english, same);
                continue;
            }
            const std::size_t rank = m_zipf.rank(m_chance);
            const bool elided = i > 0 && m_chance.real() < 0.06;
            append(french, elided ? "l’" + m_french[rank] : m_french[rank]);
            if (m_chance.real() < 0.875) {
                append(english, m_english[m_chance.real() < 0.85 ? rank : m_zipf.rank(m_chance)]);
            }
            if (i + 1 < words && m_chance.real() < 0.07) {
                french += ',';
                english += english.empty() ? "" : ",";
            }
        }
        if (english.empty()) {
            append(english, m_english[0]);
        }
        french += '.';
        english += '.';
    }

private:
    static void append(std::string& text, std::string_view word) {
        if (!text.empty()) {
            text += ' ';
        }
        text += word;
    }

    Chance m_chance;
    Zipf m_zipf;
    std::vector<std::string> m_french;
    std::vector<std::string> m_english;
};

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "Usage: make_corpus PAIRS FOLDER/NAME [SEED]\n";
        return 2;
    }
    const std::string name = arguments[2];
    Sentences sentences{count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 1};
    std::ofstream french{name + ".fr", std::ios::binary};
    std::ofstream english{name + ".en", std::ios::binary};
    std::string source;
    std::string target;
    for (std::uint64_t left = std::strtoull(arguments[1], nullptr, 10); left > 0; --left) {
        sentences.make(source, target);
        french << source << '\n';
        english << target << '\n';
    }
    french.close();
    english.close();
    if (!french || !english) {
        std::cerr << name << ": Cannot write the corpus. Check the path and the free space.\n";
        return 1;
    }
    return 0;
}

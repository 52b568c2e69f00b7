// How fast terms are found in running text, and that the time does not grow with the number of terms. The
// words are made up of syllables; how often each comes up follows Zipf's law, as in real text.

#include "glossary/recognizer.hpp"
#include "morphology/morphology.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace diptych;

namespace {

constexpr std::size_t k_vocabulary = 60'000;
constexpr std::size_t k_text_bytes = 20'000'000;

class Source {
public:
    Source() {
        constexpr std::array<std::string_view, 40> k_syllables{
            "ra",  "con", "ti", "ver", "mo",  "sta", "nel", "pu", "gri", "lo", "fen", "da", "cor", "mi",
            "su",  "bre", "ta", "vo",  "ren", "ka",  "pli", "so", "den", "ju", "mar", "té", "be",  "lan",
            "que", "ro",  "fi", "nau", "pro", "sé",  "tur", "ge", "dal", "ci", "vé",  "pon"};
        std::set<std::string> known;
        while (m_words.size() < k_vocabulary) {
            std::string word;
            for (std::size_t n = 1 + m_random() % 4; n > 0; --n) {
                word += k_syllables[m_random() % k_syllables.size()];
            }
            if (known.insert(word).second) {
                m_words.push_back(word);
            }
        }
        double sum = 0;
        for (std::size_t rank = 1; rank <= k_vocabulary; ++rank) {
            sum += 1.0 / static_cast<double>(rank);
            m_cumulated.push_back(sum);
        }
    }

    const std::string& word() {
        std::uniform_real_distribution<double> uniform{0, m_cumulated.back()};
        const auto found = std::lower_bound(m_cumulated.begin(), m_cumulated.end(), uniform(m_random));
        return m_words[static_cast<std::size_t>(std::min(found, m_cumulated.end() - 1) -
                                                m_cumulated.begin())];
    }

    std::string term() {
        std::string term = m_words[m_random() % m_words.size()];
        for (std::size_t n = m_random() % 4; n > 0; --n) {
            term += ' ';
            term += m_random() % 2 == 0 ? word() : m_words[m_random() % m_words.size()];
        }
        return term;
    }

    std::string text(const std::vector<std::string>& terms) {
        std::string text;
        text.reserve(k_text_bytes + 100);
        while (text.size() < k_text_bytes) {
            for (std::size_t n = 8 + m_random() % 20; n > 0; --n) {
                text += m_random() % 16 == 0 ? terms[m_random() % terms.size()] : word();
                text += m_random() % 8 == 0 ? "s " : " ";
            }
            text += "\n";
        }
        return text;
    }

private:
    std::mt19937 m_random{20311125};
    std::vector<std::string> m_words;
    std::vector<double> m_cumulated;
};

struct Material {
    std::vector<std::string> terms;
    std::string text;
};

const Material& material(std::size_t terms) {
    static std::vector<std::pair<std::size_t, std::unique_ptr<Material>>> made;
    for (const auto& [count, known] : made) {
        if (count == terms) {
            return *known;
        }
    }
    Source source;
    auto fresh = std::make_unique<Material>();
    for (std::size_t i = 0; i < terms; ++i) {
        fresh->terms.push_back(source.term());
    }
    fresh->text = source.text(fresh->terms);
    made.emplace_back(terms, std::move(fresh));
    return *made.back().second;
}

glossary::Recognizer recognizer_of(const Material& made, morphology::Morphology* morphology) {
    glossary::Recognizer recognizer{*model::LanguageTag::parse("fr"), morphology};
    for (const std::string& term : made.terms) {
        recognizer.add(term);
    }
    recognizer.finish();
    return recognizer;
}

std::size_t find_all(const glossary::Recognizer& recognizer, const std::string& text) {
    std::size_t hits = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        hits += recognizer.find(std::string_view{text}.substr(at, end - at)).size();
        at = end + 1;
    }
    return hits;
}

/// \param state  range(0): how many terms; range(1): whether with the dictionary there is; range(2): whether
/// the recogniser has seen the text before, so that no word is new to it
void find_terms(benchmark::State& state) {
    const Material& made = material(static_cast<std::size_t>(state.range(0)));
    const auto morphology =
        state.range(1) != 0 ? morphology::find_morphology(*model::LanguageTag::parse("fr")) : nullptr;
    const bool again = state.range(2) != 0;
    auto recognizer = recognizer_of(made, morphology.get());
    std::size_t hits = again ? find_all(recognizer, made.text) : 0;
    for (auto _ : state) {
        if (!again) {
            state.PauseTiming();
            recognizer = recognizer_of(made, morphology.get());
            state.ResumeTiming();
        }
        hits = find_all(recognizer, made.text);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(made.text.size()));
    state.counters["hits"] = static_cast<double>(hits);
}

void add_terms(benchmark::State& state) {
    const Material& made = material(static_cast<std::size_t>(state.range(0)));
    const auto morphology =
        state.range(1) != 0 ? morphology::find_morphology(*model::LanguageTag::parse("fr")) : nullptr;
    for (auto _ : state) {
        benchmark::DoNotOptimize(recognizer_of(made, morphology.get()));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}

BENCHMARK(find_terms)
    ->ArgNames({"terms", "dictionary", "again"})
    ->Args({1'000, 0, 0})
    ->Args({100'000, 0, 0})
    ->Args({100'000, 0, 1})
    ->Args({100'000, 1, 0})
    ->Args({100'000, 1, 1})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(add_terms)->Args({100'000, 0})->Args({100'000, 1})->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();

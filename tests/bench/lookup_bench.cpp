// How fast one process answers look-ups, in a glossary that is made for it: 100,000 concepts with two terms
// each, or as many as DIPTYCH_BENCH_CONCEPTS says.

#include "model/concept.hpp"
#include "pipeline/find/look_up.hpp"
#include "store/database.hpp"
#include "store/glossary_edit.hpp"
#include "support/temporary_folder.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>

using namespace diptych;

namespace {

std::string number_word(std::size_t number) {
    std::string word;
    for (; number > 0; number /= 10) {
        word += static_cast<char>('a' + number % 10);
    }
    return word;
}

model::Term term(std::string text) {
    return {std::move(text), model::Status::preferred, {}, {}};
}

std::size_t size_of_glossary() {
    constexpr std::size_t k_concepts = 100'000;
    const char* const wanted = std::getenv("DIPTYCH_BENCH_CONCEPTS");
    return wanted == nullptr ? k_concepts : std::strtoull(wanted, nullptr, 10);
}

/// The glossary, made once.
const std::string& glossary() {
    static const support::TemporaryFolder folder;
    static const std::string path = [] {
        const std::string file = (folder.path() / "bench.db").string();
        store::Database database{file, store::Mode::create};
        store::GlossaryEdit edit{database, "bench", "make"};
        const std::size_t size = size_of_glossary();
        for (std::size_t i = 1; i <= size; ++i) {
            const std::string word = number_word(i);
            model::Concept entry;
            entry.id = "c" + std::to_string(i);
            entry.languages = {{*model::LanguageTag::parse("en"), {term("committee on " + word)}, {}, {}},
                               {*model::LanguageTag::parse("fr"), {term("comité " + word)}, {}, {}}};
            edit.add(std::move(entry));
        }
        edit.commit();
        return file;
    }();
    return path;
}

void look_up(benchmark::State& state, const std::string& query, bool found) {
    store::Database database{glossary(), store::Mode::read};
    pipeline::Lookup lookup{database, {}};
    for (auto _ : state) {
        const model::LookupResult result = lookup.look_up(query);
        if (result.concepts.empty() == found) {
            state.SkipWithError("another answer than expected");
            break;
        }
    }
}

} // namespace

BENCHMARK_CAPTURE(look_up, exact, "committee on " + number_word(777), true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(look_up, folded, "COMITE " + number_word(777), true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(look_up, inflected, "committees on " + number_word(777), true)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(look_up, misspelt, "comittee on " + number_word(777), true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(look_up, nothing, "zythum", false)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();

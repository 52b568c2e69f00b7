// How fast text is cut into sentences, beside ICU's own sentence iterator on the same text in the same run.

#include "model/language_tag.hpp"
#include "segment/segment.hpp"
#include "segment/sentences.hpp"
#include "text/sentence_iterator.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace diptych;

namespace {

/// The paragraphs of the sample report, a few megabytes of them.
std::vector<std::string> paragraphs(const std::string& language) {
    constexpr int k_times = 200;
    std::ifstream in{std::string{DIPTYCH_SAMPLE} + "/" + language + ".para"};
    if (!in) {
        throw std::runtime_error{"The sample report is not where it should be."};
    }
    std::vector<std::string> once;
    for (std::string line; std::getline(in, line);) {
        once.push_back(line);
    }
    std::vector<std::string> all;
    for (int i = 0; i < k_times; ++i) {
        all.insert(all.end(), once.begin(), once.end());
    }
    return all;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        text += line;
        text += '\n';
    }
    return text;
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * static_cast<std::int64_t>(state.iterations()));
}

void split_sentences(benchmark::State& state, const std::string& language) {
    const std::vector<std::string> lines = paragraphs(language);
    const auto tag = *model::LanguageTag::parse(language);
    const std::vector<std::string_view> views{lines.begin(), lines.end()};
    for (auto _ : state) {
        const segment::SentenceSplitter splitter{
            tag, segment::find_language_data(tag), {}, segment::learn_habits(views)};
        std::size_t sentences = 0;
        for (const std::string& line : lines) {
            sentences += splitter.split(line, 0).size();
        }
        benchmark::DoNotOptimize(sentences);
    }
    count_bytes(state, joined(lines).size());
}

void icu_sentence_iterator(benchmark::State& state, const std::string& language) {
    const std::string text = joined(paragraphs(language));
    const auto tag = *model::LanguageTag::parse(language);
    for (auto _ : state) {
        benchmark::DoNotOptimize(text::sentence_breaks(text, tag).size());
    }
    count_bytes(state, text.size());
}

void segment_text(benchmark::State& state, const std::string& language) {
    const model::SourceText source{"sample", joined(paragraphs(language))};
    const auto tag = *model::LanguageTag::parse(language);
    for (auto _ : state) {
        benchmark::DoNotOptimize(segment::segment(source, {tag}).units.size());
    }
    count_bytes(state, source.text.size());
}

} // namespace

BENCHMARK_CAPTURE(split_sentences, fr, "fr");
BENCHMARK_CAPTURE(icu_sentence_iterator, fr, "fr");
BENCHMARK_CAPTURE(segment_text, fr, "fr");
BENCHMARK_CAPTURE(split_sentences, en, "en");
BENCHMARK_CAPTURE(icu_sentence_iterator, en, "en");
BENCHMARK_CAPTURE(segment_text, en, "en");

BENCHMARK_MAIN();

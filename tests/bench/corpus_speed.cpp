// Measures the corpus in a process of its own:
//
//     corpus_speed build DATABASE TEXT.fr TEXT.en    stores the pairs of the two files as one document
//     corpus_speed query DATABASE TEXT.fr            times queries whose words are taken from sentences of
//     the text corpus_speed counts DATABASE                   times what `diptych stats` counts

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/pass_on.hpp"
#include "store/corpus_counts.hpp"
#include "store/database.hpp"
#include "store/pair_search.hpp"
#include "store/pairs_writer.hpp"
#include "store/transaction.hpp"
#include "text/analyzer.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace diptych;

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

double processor_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

std::int64_t most_memory_mib() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

model::LanguageTag language(const char* tag) {
    return model::LanguageTag::parse(tag).value();
}

int build(const std::string& path, const std::string& source, const std::string& target) {
    const auto begin = Clock::now();
    store::Database database{path, store::Mode::create, store::Access::sequential};
    store::Transaction transaction{database};
    model::Bitext head;
    head.source.name = source;
    head.source.language = language("fr");
    head.target.name = target;
    head.target.language = language("en");
    store::PairsWriter writer{database, head};
    using Batch = std::vector<store::PreparedPair>;
    std::size_t pairs = 0;
    base::pass_on<Batch>(
        8,
        [&](const std::function<void(Batch &&)>& sink) {
            std::ifstream french{source, std::ios::binary};
            std::ifstream english{target, std::ios::binary};
            store::PairKeys keys;
            Batch batch;
            store::PreparedPair pair;
            while (std::getline(french, pair.source) && std::getline(english, pair.target)) {
                ++pair.line;
                pair.keys = keys.of(head.source.language, pair.source, head.target.language, pair.target);
                batch.push_back(pair);
                if (batch.size() == 256) {
                    sink(std::move(batch));
                    batch = {};
                }
            }
            sink(std::move(batch));
        },
        [&](Batch&& batch) {
            for (const store::PreparedPair& pair : batch) {
                writer.add(pair);
            }
            pairs += batch.size();
        });
    writer.finish();
    transaction.commit();
    const double committed = seconds_since(begin);
    database.shorten_log();
    const double all = seconds_since(begin);
    const auto text = std::filesystem::file_size(source) + std::filesystem::file_size(target);
    const auto size = std::filesystem::file_size(path);
    std::cout << fmt::format("pairs {}  seconds {:.1f} (log {:.1f}, processor {:.1f})  pairs/s {:.0f}\n",
                             pairs, all, all - committed, processor_seconds(),
                             static_cast<double>(pairs) / all)
              << fmt::format("text {:.1f} MB  database {:.1f} MB  ratio {:.2f}  memory {} MiB\n",
                             static_cast<double>(text) / 1e6, static_cast<double>(size) / 1e6,
                             static_cast<double>(size) / static_cast<double>(text), most_memory_mib());
    return 0;
}

void report(const std::string& name, std::vector<double> times, std::size_t found) {
    std::sort(times.begin(), times.end());
    const auto at = [&](double part) {
        return 1000.0 * times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
    };
    std::cout << fmt::format(
        "{:24} {:4} queries  p50 {:8.2f} ms  p99 {:8.2f} ms  most {:8.2f} ms  pairs {}\n", name, times.size(),
        at(0.5), at(0.99), at(1.0), found);
}

/// Sentences from the whole of a text, cut into words.
std::vector<std::vector<text::Token>> samples(const std::string& file, std::size_t count) {
    std::vector<std::vector<text::Token>> found;
    std::ifstream in{file, std::ios::binary};
    const auto size = std::filesystem::file_size(file);
    std::mt19937_64 random{7};
    const text::Analyzer analyzer{language("fr")};
    std::string line;
    while (found.size() < count) {
        in.clear();
        in.seekg(static_cast<std::streamoff>(random() % size));
        std::getline(in, line);
        if (std::getline(in, line)) {
            found.push_back(analyzer.analyze(line));
        }
    }
    return found;
}

int time_queries(const std::string& path, const std::string& text) {
    store::Database database{path, store::Mode::read};
    const auto sentences = samples(text, 400);
    std::map<std::string, std::size_t> counts; // how often words are in the sample: a hint of what is rare
    for (const auto& sentence : sentences) {
        for (const text::Token& token : sentence) {
            ++counts[token.stem];
        }
    }
    const auto run = [&](const std::string& name, const auto& words_of) {
        std::vector<double> times;
        std::size_t pairs = 0;
        const store::SideKind french{store::Role::source, "fr"};
        for (const auto& sentence : sentences) {
            const model::WordQuery words = words_of(sentence);
            if (words.words.empty() && words.parts.empty()) {
                continue;
            }
            const auto begin = Clock::now();
            const store::Snapshot snapshot{database};
            const store::PairQuery query{{store::SideQuery{french, words}}};
            store::PairSearch search{database, query, {}};
            store::PairReader reader{database};
            for (std::size_t i = 0; i < 20 && search.next(); ++i) {
                pairs += reader.read(search.bead()) ? 1U : 0U;
            }
            times.push_back(seconds_since(begin));
        }
        if (!times.empty()) {
            report(name, times, pairs);
        }
    };
    using Kind = model::WordQuery::Kind;
    const auto phrase = [](const auto& sentence, std::size_t length, bool stems) {
        model::WordQuery made;
        for (std::size_t i = sentence.size() / 3; i < sentence.size() && made.words.size() < length; ++i) {
            made.words.push_back(stems ? sentence[i].stem : sentence[i].folded);
        }
        return made;
    };
    const auto rarest = [&](const auto& sentence, std::size_t at_most) {
        model::WordQuery made;
        for (const text::Token& token : sentence) {
            if (token.kind == text::TokenKind::word && token.stem.size() > 5 &&
                counts[token.stem] <= at_most) {
                made.words = {token.stem};
            }
        }
        return made;
    };
    for (const char* round : {"first", "again"}) {
        std::cout << round << '\n';
        run("word, stem", [&](const auto& s) { return phrase(s, 1U, true); });
        run("word, folded", [&](const auto& s) { return phrase(s, 1U, false); });
        run("phrase of 2, stems", [&](const auto& s) { return phrase(s, 2U, true); });
        run("phrase of 3, stems", [&](const auto& s) { return phrase(s, 3U, true); });
        run("phrase of 4, folded", [&](const auto& s) { return phrase(s, 4U, false); });
        run("3 words, AND", [&](const auto& s) {
            model::WordQuery made;
            made.kind = Kind::all;
            for (std::size_t i = 0; i < s.size() && made.parts.size() < 3; i += 3) {
                made.parts.push_back({Kind::phrase, {s[i].stem}, false, {}});
            }
            return made;
        });
        run("rare word", [&](const auto& s) { return rarest(s, 1U); });
    }
    return 0;
}

int counts(const std::string& path) {
    const auto begin = Clock::now();
    store::Database database{path, store::Mode::read};
    const store::CorpusCounts counts = store::corpus_counts(database);
    std::cout << fmt::format("counts {:.1f} s\n", seconds_since(begin));
    for (const auto& [table, bytes] : counts.table_sizes) {
        std::cout << fmt::format("  {:24} {:8.1f} MB\n", table, static_cast<double>(bytes) / 1e6);
    }
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    try {
        if (words.size() == 4 && words[0] == "build") {
            return build(words[1], words[2], words[3]);
        }
        if (words.size() == 3 && words[0] == "query") {
            return time_queries(words[1], words[2]);
        }
        if (words.size() == 2 && words[0] == "counts") {
            return counts(words[1]);
        }
    } catch (const base::Error& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    std::cerr
        << "Usage: corpus_speed build DATABASE TEXT.fr TEXT.en | query DATABASE TEXT.fr | counts DATABASE\n";
    return 2;
}

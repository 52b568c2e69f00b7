// What terms are rendered by in pairs of sentences, for measuring against a list of right answers; says how
// fast the word alignment is learnt.
//
//   term_pairs SOURCE_LANGUAGE TARGET_LANGUAGE TERMS INPUT... [--jobs N] [--known WORDS]
//
// TERMS: a term a line, what follows a tab is left out. INPUT: a TMX file, or BASE for BASE.en and BASE.fr.
// Prints TERM, a tab, RENDERING, a tab, SCORE, best first.

#include "base/error.hpp"
#include "pipeline/terms/extract_pairs.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

using namespace diptych;

namespace {

std::vector<std::string> terms_of(const std::string& path) {
    std::ifstream file{path};
    std::vector<std::string> terms;
    for (std::string line; std::getline(file, line);) {
        terms.push_back(line.substr(0, line.find('\t')));
    }
    return terms;
}

/// Takes the options off the arguments.
pipeline::ExtractPairsOptions options_of(std::vector<std::string>& arguments) {
    pipeline::ExtractPairsOptions options;
    for (std::size_t i = 0; i + 1 < arguments.size();) {
        const std::string name = arguments[i];
        const std::string value = arguments[i + 1];
        if (!name.starts_with("--")) {
            ++i;
            continue;
        }
        if (name == "--jobs") {
            options.training.jobs = std::stoul(value);
        } else if (name == "--shipped") {
            options.lexicons.shipped = value == "yes";
        } else if (name == "--agree") {
            options.training.agree = value == "yes";
        } else if (name == "--lexical") {
            options.training.lexical_iterations = std::stoi(value);
        } else if (name == "--hmm") {
            options.training.hmm_iterations = std::stoi(value);
        } else if (name == "--strength") {
            options.training.lexicon_strength = std::stof(value);
        } else if (name == "--looks") {
            options.training.looks_strength = std::stof(value);
        } else if (name == "--symmetrize") {
            options.symmetrization = value == "grow"    ? align::Symmetrization::grow_diag_final_and
                                     : value == "agree" ? align::Symmetrization::agreement
                                                        : align::Symmetrization::intersection;
        }
        arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i),
                        arguments.begin() + static_cast<std::ptrdiff_t>(i) + 2);
    }
    return options;
}

} // namespace

int main(int count, char** values) {
    std::vector<std::string> arguments{values + 1, values + count};
    pipeline::ExtractPairsOptions options = options_of(arguments);
    if (arguments.size() < 4) {
        std::cerr << "term_pairs SOURCE_LANGUAGE TARGET_LANGUAGE TERMS INPUT...\n";
        return 2;
    }
    options.source = model::LanguageTag::parse(arguments[0]).value();
    options.target = model::LanguageTag::parse(arguments[1]).value();
    auto last = std::chrono::steady_clock::now();
    std::clock_t last_clock = std::clock();
    const auto seconds = [&] {
        const auto now = std::chrono::steady_clock::now();
        const std::chrono::duration<double> passed = now - last;
        last = now;
        return passed.count();
    };
    options.training.progress = [&](const align::HmmProgress& state) {
        const double passed = seconds();
        const std::clock_t now = std::clock();
        std::cerr << (state.with_places ? "HMM  " : "IBM 1") << ' ' << state.done << ": " << passed << " s, "
                  << static_cast<double>(now - last_clock) / CLOCKS_PER_SEC << " s of processors, "
                  << static_cast<double>(state.words) / passed / 1e6 << " million words/s, "
                  << state.bits_per_word << " bits/word, " << state.entries << " entries\n";
        last_clock = now;
    };
    try {
        base::Session session{.in = std::cin};
        const std::vector<std::string> inputs{arguments.begin() + 3, arguments.end()};
        const pipeline::PairSource pairs = [&](const pipeline::PairVisitor& visit) {
            for (const std::string& input : inputs) {
                pipeline::visit_file_pairs(input, options.source, options.target, session, visit);
            }
        };
        const auto extracted = pipeline::extract_pairs(pairs, terms_of(arguments[2]), options, session);
        std::cerr << "terms: " << seconds() << " s\n";
        for (const pipeline::ExtractedPair& pair : extracted) {
            for (const align::TermRendering& rendering : pair.renderings) {
                std::cout << pair.term << '\t' << rendering.text << '\t' << rendering.score << '\t'
                          << pair.pairs << '\t' << rendering.count << '\t' << rendering.together << '\t'
                          << rendering.pairs << '\n';
            }
        }
    } catch (const base::Error& error) {
        std::cerr << "term_pairs: " << error.what() << '\n';
        return 1;
    }
    return 0;
}

#pragma once

#include "glossary/recognizer.hpp"

#include <array>
#include <cstddef>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::support {

/// A line of tests/probes/*.tsv: does the term occur in the text?
struct ProbeCase {
    std::string term;
    morphology::PartOfSpeech part_of_speech = morphology::PartOfSpeech::unknown;
    std::string text;
    bool match = false;
    std::string about;
};

inline std::vector<ProbeCase> read_probe(const std::string& path) {
    constexpr std::array<std::pair<std::string_view, morphology::PartOfSpeech>, 4> k_parts{{
        {"noun", morphology::PartOfSpeech::noun},
        {"verb", morphology::PartOfSpeech::verb},
        {"adjective", morphology::PartOfSpeech::adjective},
        {"adverb", morphology::PartOfSpeech::adverb},
    }};
    std::ifstream in{path};
    if (!in) {
        throw std::runtime_error{path + ": Cannot be opened."};
    }
    std::vector<ProbeCase> cases;
    std::string line;
    while (std::getline(in, line)) {
        std::vector<std::string> cells(1);
        for (const char c : line) {
            if (c == '\t') {
                cells.emplace_back();
            } else {
                cells.back() += c;
            }
        }
        if (cells.size() == 3) { // term, text, match
            cells = {cells[0], "", cells[1], cells[2], ""};
        }
        cells.resize(5);
        if (cells[3] != "0" && cells[3] != "1") { // the header
            continue;
        }
        ProbeCase probe{cells[0], morphology::PartOfSpeech::unknown, cells[2], cells[3] == "1", cells[4]};
        for (const auto& [name, part] : k_parts) {
            probe.part_of_speech = cells[1] == name ? part : probe.part_of_speech;
        }
        for (std::size_t at = probe.text.find("\\n"); at != std::string::npos; at = probe.text.find("\\n")) {
            probe.text.replace(at, 2, "\n");
        }
        cases.push_back(std::move(probe));
    }
    return cases;
}

/// What came out, by what the cases are about and for all of them.
struct ProbeScore {
    std::size_t found = 0; ///< rightly
    std::size_t missed = 0;
    std::size_t wrong = 0;   ///< found, but not there
    std::size_t refused = 0; ///< rightly

    double precision() const { return ratio(found, found + wrong); }

    double recall() const { return ratio(found, found + missed); }

private:
    static double ratio(std::size_t part, std::size_t whole) {
        return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
    }
};

/// \param on_error  called with each case that came out otherwise than the probe has it
template <typename OnError>
ProbeScore run_probe(const std::vector<ProbeCase>& cases, const model::LanguageTag& language,
                     morphology::Morphology* morphology, const OnError& on_error) {
    ProbeScore score;
    for (const ProbeCase& probe : cases) {
        glossary::Recognizer recognizer{language, morphology};
        recognizer.add(probe.term, {probe.part_of_speech, false});
        recognizer.finish();
        const bool found = !recognizer.find(probe.text).empty();
        std::size_t& count =
            found ? (probe.match ? score.found : score.wrong) : (probe.match ? score.missed : score.refused);
        ++count;
        if (found != probe.match) {
            on_error(probe);
        }
    }
    return score;
}

} // namespace diptych::support

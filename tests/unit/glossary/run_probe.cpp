// run_probe LANGUAGE FILE [--errors]: precision and recall of the recogniser on a probe (tests/probes), with
// what DIPTYCH_MORPHOLOGY allows. Files with three columns (term, text, match) are read too.

#include "morphology/morphology.hpp"
#include "probe.hpp"

#include <cstdlib>
#include <exception>
#include <iostream>

using namespace diptych;

int main(int argc, char** argv) {
    try {
        const auto language = argc >= 3 ? model::LanguageTag::parse(argv[1]) : std::nullopt;
        if (!language) {
            std::cerr << "usage: run_probe LANGUAGE FILE [--errors]\n";
            return EXIT_FAILURE;
        }
        const bool errors = argc > 3;
        const auto morphology = morphology::find_morphology(*language);
        const auto score = support::run_probe(
            support::read_probe(argv[2]), *language, morphology.get(), [&](const support::ProbeCase& probe) {
                if (errors) {
                    std::cout << (probe.match ? "missed\t" : "wrong\t") << probe.about << '\t' << probe.term
                              << '\t' << probe.text << '\n';
                }
            });
        std::cout << language->str() << " with " << (morphology ? morphology->name() : "stems alone")
                  << ": precision " << score.precision() << ", recall " << score.recall() << ", right "
                  << score.found + score.refused << " of "
                  << score.found + score.refused + score.missed + score.wrong << '\n';
        return EXIT_SUCCESS;
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return EXIT_FAILURE;
    }
}

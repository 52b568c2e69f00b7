// What `docs/library.md` shows: a text and its translation read, paired, kept and searched.
#include <diptych/diptych.hpp>

#include <iostream>

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "usage: example SOURCE TARGET DATABASE QUERY\n";
        return 2;
    }
    try {
        const diptych::Text source = diptych::read(argv[1]);
        const diptych::Text target = diptych::read(argv[2]);
        const std::vector<diptych::Pair> pairs = diptych::align(source, target);

        diptych::Corpus corpus{argv[3]};
        corpus.add(pairs, {.symbol = "A/AC.997/2032/L.1"});

        const diptych::SearchResult found = corpus.search(argv[4], {.limit = 3});
        std::cout << pairs.size() << " pairs; " << found.total << " with '" << argv[4] << "'\n";
        for (const diptych::Pair& pair : found.pairs) {
            std::cout << pair.source.text << "\n= " << pair.target.text << '\n';
        }
    } catch (const diptych::Error& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}

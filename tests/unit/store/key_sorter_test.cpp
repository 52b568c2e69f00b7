#include "sample.hpp"
#include "store/key_sorter.hpp"
#include "support/catch.hpp"

#include <map>
#include <random>

using namespace diptych;

TEST_CASE("key_sorter: keys come in order with what becomes of them, in memory or from the disk") {
    const store::sample::Folder folder;
    for (const std::size_t memory : {std::size_t{1}, std::size_t{300}, std::size_t{1} << 20}) {
        CAPTURE(memory);
        std::mt19937 random{11};
        store::KeySorter sorter{folder.file("x.db"), memory};
        for (int round = 0; round < 2; ++round) { // it can be used again
            std::map<std::string, int> expected;
            for (int i = 0; i < 500; ++i) {
                const std::string key(random() % 12, static_cast<char>('a' + random() % 3));
                const bool comes = expected[key] <= 0 && (expected[key] < 0 || random() % 2 == 0);
                expected[key] += comes ? 1 : -1;
                sorter.add(key, comes);
            }
            std::erase_if(expected, [](const auto& one) { return one.second == 0; });
            std::vector<std::pair<std::string, int>> found;
            sorter.take([&](std::string_view key, bool comes) { found.emplace_back(key, comes ? 1 : -1); });
            CHECK(found == std::vector<std::pair<std::string, int>>{expected.begin(), expected.end()});
        }
    }
    CHECK(folder.entries() == 0);
}

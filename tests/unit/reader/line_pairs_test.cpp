#include "base/error.hpp"
#include "reader/line_pairs.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace diptych;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs read(const std::string& source, const std::string& target) {
    const support::TemporaryFolder folder;
    Pairs pairs;
    reader::LinePairs lines{folder.write("line_pairs_test.a", source),
                            folder.write("line_pairs_test.b", target)};
    for (std::pair<std::string, std::string> pair; lines.next(pair.first, pair.second);) {
        pairs.push_back(pair);
    }
    return pairs;
}

std::string error_of(const std::string& source, const std::string& target) {
    try {
        read(source, target);
    } catch (const base::InputError& e) {
        const std::string message = e.what();
        return message.substr(message.rfind('/') == std::string::npos ? 0 : message.find("line_pairs_test"));
    }
    return {};
}

} // namespace

TEST_CASE("line_pairs: line n answers to line n, with or without a line feed at the end") {
    CHECK(read("un\ndeux\n", "one\ntwo") == Pairs{{"un", "one"}, {"deux", "two"}});
    CHECK(read("", "").empty());
}

TEST_CASE("line_pairs: a byte order mark, carriage returns and white space at the ends are no text") {
    CHECK(read("\xEF\xBB\xBFun\r\n deux \r\n", "one\n\ttwo\n") == Pairs{{"un", "one"}, {"deux", "two"}});
}

TEST_CASE("line_pairs: empty lines stay, and so do control characters and other line ends in a line") {
    CHECK(read("\n\x01 u\vn\n", "one\n \n") == Pairs{{"", "one"}, {"\x01 u\vn", ""}});
    CHECK(read("u\xE2\x80\xA8n\n", "one\n").size() == 1);
}

TEST_CASE("line_pairs: where one file ends before the other is said") {
    CHECK(error_of("un\ndeux\ntrois\n", "one\n").find("test.a:2: There is no line to answer to this one") !=
          std::string::npos);
    CHECK(error_of("un\n", "one\n\n").find("test.b:2: ") != std::string::npos);
}

TEST_CASE("line_pairs: what is not UTF-8 is said with its line") {
    CHECK(error_of("un\nl\xE9\n", "one\ntwo\n").find("test.a:2: Not valid UTF-8 at byte 1") !=
          std::string::npos);
}

#include "base/error.hpp"
#include "lexicon/gzip.hpp"
#include "support/catch.hpp"

using namespace diptych;
using lexicon::gunzip;

namespace {

constexpr std::size_t k_header = 10; ///< bytes

/// "dog" and a line feed, as `gzip -9n` packs it
const std::string k_dog{
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4b\xc9\x4f\xe7\x02\x00\x2b\x27\xe2\x1c\x04\x00\x00"
    "\x00",
    24};

} // namespace

TEST_CASE("gzip: a file is unpacked, and so are several one after the other") {
    CHECK(gunzip(k_dog, "a.gz") == "dog\n");
    CHECK(gunzip(k_dog + k_dog + k_dog, "a.gz") == "dog\ndog\ndog\n");
}

TEST_CASE("gzip: the table that dictzip puts into the header is passed over") {
    std::string dictzip = k_dog;
    dictzip[3] = '\x04'; // FLG.FEXTRA
    dictzip.insert(k_header, std::string{"\x0c\x00RA\x08\x00\x01\x00\xcb\xe3\x01\x00\x0e\x00", 14});
    CHECK(gunzip(dictzip, "a.dz") == "dog\n");
}

TEST_CASE("gzip: what is cut off or damaged is refused") {
    for (std::size_t length = 0; length < k_dog.size(); ++length) {
        CHECK_THROWS_AS(gunzip(k_dog.substr(0, length), "a.gz"), base::InputError);
    }
    CHECK_THROWS_WITH(gunzip(k_dog.substr(0, 20), "a.gz"),
                      "a.gz: The gzip file was cut off. Get the whole file.");
    std::string damaged = k_dog;
    damaged[k_header + 2] = 'x';
    CHECK_THROWS_AS(gunzip(damaged, "a.gz"), base::InputError);
    CHECK_THROWS_WITH(gunzip("some text", "a.gz"), Catch::StartsWith("a.gz: This is no gzip file"));
    CHECK_THROWS_AS(gunzip(k_dog + "more", "a.gz"), base::InputError);
}

TEST_CASE("gzip: what unpacks to more than the limit is refused") {
    CHECK(gunzip(k_dog, "a.gz", 4) == "dog\n");
    CHECK_THROWS_WITH(gunzip(k_dog, "a.gz", 3),
                      Catch::StartsWith("a.gz: The file unpacks to more than 3 bytes"));
}

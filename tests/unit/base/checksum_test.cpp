#include "base/checksum.hpp"
#include "base/error.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <string>

using namespace diptych;

TEST_CASE("checksum: the examples of FIPS 180-4 have their digests") {
    CHECK(base::sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(base::sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(base::sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("checksum: a file has that of its bytes, however long it is") {
    const support::TemporaryFolder folder;
    const std::string bytes(1'000'003, 'a');
    const std::string path = folder.write("a", bytes);
    CHECK(base::sha256_of_file(path) == base::sha256_of(bytes));
    std::filesystem::remove(path);
    CHECK_THROWS_AS(base::sha256_of_file(path), base::InputError);
}

TEST_CASE("checksum: what texts have in common is counted once") {
    base::Sha256 sum;
    sum.add("a");
    sum.add("b");
    CHECK(sum.with("c") == base::sha256_of("abc"));
    CHECK(sum.with("") == base::sha256_of("ab"));
    CHECK(sum.with("c") == base::sha256_of("abc"));
}

TEST_CASE("checksum: what is no regular file, and may never end, has none") {
    CHECK_THROWS_WITH(base::sha256_of_file("/dev/zero"),
                      Catch::Contains("/dev/zero: This is no regular file"));
}

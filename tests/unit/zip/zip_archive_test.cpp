#include "base/error.hpp"
#include "support/catch.hpp"
#include "support/zip_builder.hpp"
#include "zip/zip_archive.hpp"

#include <string>

using namespace diptych;
using Catch::Contains;
using diptych::zip::ZipArchive;
using diptych::zip::ZipLimits;
using test::make_zip;

TEST_CASE("ZipArchive: gives entries by name, and nothing for names that are not there") {
    const ZipArchive archive{make_zip({{"a.xml", "<a/>"}, {"../b.xml", "<b/>"}, {"empty", ""}}), "x.zip"};
    CHECK(archive.read("a.xml") == "<a/>");
    CHECK(archive.read("empty") == "");
    CHECK_FALSE(archive.read("b.xml").has_value());
    CHECK(archive.contains("a.xml"));
    CHECK_FALSE(archive.contains("A.xml"));
}

TEST_CASE("ZipArchive: what is no zip file, or half of one, is refused with its name") {
    CHECK_THROWS_WITH((ZipArchive{"not a zip file", "x.docx"}), Contains("x.docx: This is no zip file"));
    CHECK_THROWS_WITH((ZipArchive{"", "x.docx"}), Contains("x.docx: The file is empty"));
    const std::string whole = make_zip({{"a.xml", std::string(5000, 'a') + "bcd"}});
    for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{4}}) {
        INFO(size);
        CHECK_THROWS_AS((ZipArchive{whole.substr(0, size), "x.docx"}), base::InputError);
    }
}

TEST_CASE("ZipArchive: an entry whose bytes were changed is refused") {
    std::string bytes = make_zip({{"a.xml", "a text of which one letter will be another"}});
    constexpr std::size_t k_within_the_packed_text = 30 + 5 + 12; // after the local header and the name
    bytes[k_within_the_packed_text] = static_cast<char>(bytes[k_within_the_packed_text] ^ 0x11);
    const ZipArchive archive{bytes, "x.docx"};
    CHECK_THROWS_WITH(archive.read("a.xml"), Contains("x.docx:a.xml: This part of the zip file is damaged"));
}

TEST_CASE("ZipArchive: an entry that swells beyond the limits is given up while it is unpacked") {
    const std::string zeros(3'000'000, '0'); // about 3 kB packed
    ZipLimits limits;
    CHECK(ZipArchive{make_zip({{"a", zeros}}), "x.zip", limits}.read("a")->size() == zeros.size());
    limits.ratio_from = 1'000'000;
    CHECK_THROWS_WITH((ZipArchive{make_zip({{"a", zeros}}), "x.zip", limits}.read("a")),
                      Contains("x.zip:a: Unpacked, this part is far larger"));
    limits = {};
    limits.part_bytes = 2'999'999;
    CHECK_THROWS_WITH((ZipArchive{make_zip({{"a", zeros}}), "x.zip", limits}.read("a")),
                      Contains("far larger"));
}

TEST_CASE("ZipArchive: sizes that the file declares do not get an entry through") {
    std::string bytes = make_zip({{"a", std::string(3'000'000, '0')}});
    const std::size_t directory = bytes.rfind("PK\x01\x02");
    REQUIRE(directory != std::string::npos);
    constexpr std::size_t k_unpacked_size = 24; // within an entry of the central directory (APPNOTE 4.3.12)
    bytes.replace(directory + k_unpacked_size, 4, std::string{"\x10\0\0\0", 4});
    ZipLimits limits;
    limits.part_bytes = 1'000'000;
    const auto read = [&] { return ZipArchive{bytes, "x.zip", limits}.read("a"); };
    CHECK_THROWS_AS(read(), base::InputError);
}

TEST_CASE("ZipArchive: too many entries are refused") {
    ZipLimits limits;
    limits.entries = 2;
    CHECK_THROWS_WITH((ZipArchive{make_zip({{"a", ""}, {"b", ""}, {"c", ""}}), "x.zip", limits}),
                      Contains("3 entries"));
}

TEST_CASE("ZipArchive: an encrypted entry is refused") {
    const ZipArchive archive{make_zip({{"a", "secret"}}, "password"), "x.docx"};
    CHECK_THROWS_WITH(archive.read("a"), Contains("x.docx: The file is protected with a password"));
}

TEST_CASE("ZipArchive: two parts of one name are refused, as programs take one or the other") {
    std::string bytes = make_zip({{"a.xml", "one"}, {"b.xml", "two"}});
    for (std::size_t at = bytes.find("b.xml"); at != std::string::npos; at = bytes.find("b.xml", at)) {
        bytes[at] = 'a'; // in the entry itself and in the list of contents
    }
    CHECK_THROWS_WITH((ZipArchive{bytes, "x.docx"}),
                      Contains("x.docx: The zip file is damaged: it has two parts called 'a.xml'"));
}

#pragma once

#include "support/catch.hpp"

#include <zip.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace diptych::test {

struct ZipEntry {
    std::string name;
    std::string content;
};

/// A zip file with these entries. \param password  encrypts them when it is not empty
inline std::string make_zip(const std::vector<ZipEntry>& entries, const std::string& password = {}) {
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    REQUIRE(target != nullptr);
    zip_source_keep(target); // the archive gives its own reference up when it is closed
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    REQUIRE(archive != nullptr);
    for (const ZipEntry& entry : entries) {
        zip_source_t* content = zip_source_buffer(archive, entry.content.data(), entry.content.size(), 0);
        const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), content, ZIP_FL_ENC_UTF_8);
        REQUIRE(index >= 0);
        if (!password.empty()) {
            REQUIRE(zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_TRAD_PKWARE,
                                            password.c_str()) == 0);
        }
    }
    REQUIRE(zip_close(archive) == 0);
    zip_stat_t status;
    REQUIRE(zip_source_stat(target, &status) == 0);
    std::string bytes(status.size, '\0');
    REQUIRE(zip_source_open(target) == 0);
    REQUIRE(zip_source_read(target, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

} // namespace diptych::test

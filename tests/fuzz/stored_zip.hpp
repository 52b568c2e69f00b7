#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::fuzz {

/// A zip file with the entries stored as they are (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16), so
/// that an input reaches the reader behind it whatever its checksum.
class StoredZip {
public:
    void add(std::string_view name, std::string_view content) {
        const std::size_t offset = m_bytes.size();
        std::string fields; // from "version needed" to the length of the extra field
        append(fields, 20, 2);
        append(fields, 0, 2);
        append(fields, 0, 2);          // stored
        append(fields, 0x00210000, 4); // 1980-01-01
        append(fields, crc32(content), 4);
        append(fields, content.size(), 4);
        append(fields, content.size(), 4);
        append(fields, name.size(), 2);
        append(fields, 0, 2);
        m_bytes.append("PK\x03\x04").append(fields).append(name).append(content);
        m_directory.append("PK\x01\x02");
        append(m_directory, 20, 2);
        m_directory.append(fields);
        append(m_directory, 0, 2);
        append(m_directory, 0, 2);
        append(m_directory, 0, 2);
        append(m_directory, 0, 4);
        append(m_directory, offset, 4);
        m_directory.append(name);
        ++m_entries;
    }

    std::string finish() const {
        std::string bytes = m_bytes + m_directory + "PK\x05\x06";
        append(bytes, 0, 4);
        append(bytes, m_entries, 2);
        append(bytes, m_entries, 2);
        append(bytes, m_directory.size(), 4);
        append(bytes, m_bytes.size(), 4);
        append(bytes, 0, 2);
        return bytes;
    }

private:
    static void append(std::string& bytes, std::size_t value, int width) {
        for (int i = 0; i < width; ++i) {
            bytes += static_cast<char>(value >> (8 * i) & 0xFFU);
        }
    }

    static std::uint32_t crc32(std::string_view content) {
        std::uint32_t crc = 0xFFFFFFFF;
        for (const char c : content) {
            crc ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit) {
                crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
            }
        }
        return ~crc;
    }

    std::string m_bytes;
    std::string m_directory;
    std::size_t m_entries = 0;
};

} // namespace diptych::fuzz

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace diptych::zip {

/// What a zip file may hold, so that a small file cannot fill the memory.
struct ZipLimits {
    std::size_t entries = 20'000;
    std::size_t part_bytes = std::size_t{512} << 20; ///< of one entry, unpacked
    /// Unpacked bytes for each packed one. Deflate itself reaches 1032; a report that repeats itself 600
    /// times, 88.
    std::size_t ratio = 200;
    std::size_t ratio_from = std::size_t{16} << 20; ///< unpacked bytes up to which any ratio will do
};

/// A zip file in memory. Entries are asked for by name, none is ever written anywhere, so names that lead out
/// of a folder do no harm.
class ZipArchive {
public:
    /// \param name  as messages call the file
    /// \throws base::InputError when it is no zip file, damaged, cut off, has too many entries or two of one
    ///         name
    ZipArchive(std::string bytes, std::string name, const ZipLimits& limits = {});
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    bool contains(const std::string& entry) const;

    /// The entry unpacked, or nothing when there is none of that name. The limits hold for what really comes
    /// out, whatever sizes the file declares.
    /// \throws base::InputError when it is encrypted, damaged, or larger than the limits
    std::optional<std::string> read(const std::string& entry) const;

    const std::string& name() const { return m_name; }

    /// How messages name an entry: "FILE:ENTRY".
    std::string name_of(const std::string& entry) const { return m_name + ':' + entry; }

private:
    struct Handle;

    /// What one program shows is not what another reads.
    void refuse_doubles(std::size_t entries) const;

    std::string m_name;
    ZipLimits m_limits;
    std::unique_ptr<Handle> m_handle;
};

} // namespace diptych::zip

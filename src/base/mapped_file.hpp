#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace diptych::base {

/// The bytes of a file: of a large one, read by the system only where they are looked at. Numbers in it are
/// aligned as in the file.
///
/// Files of up to k_most_read bytes, which lexicons and dictionaries are, are read whole: should one become
/// shorter while it is mapped, as one does that a copy overwrites, the system ends the program with a bus
/// error, and no check can be quick enough to prevent that. Only larger ones, such as embeddings of
/// gigabytes, are mapped, and must stay as they are. A file that is replaced by renaming, as OutputFile does,
/// does.
class MappedFile {
public:
    static constexpr std::size_t k_most_read = std::size_t{256} << 20U;

    /// \throws InputError when the file is missing, unreadable or no regular file, or becomes shorter while
    ///         it is read
    explicit MappedFile(const std::string& path);

    /// Views live as long as this object, or the one it was moved to.
    std::string_view bytes() const {
        return m_bytes == nullptr ? std::string_view{}
                                  : std::string_view{m_bytes.get(), m_bytes.get_deleter().size};
    }

private:
    struct Release {
        std::size_t size;
        bool is_mapped;
        void operator()(const char* bytes) const noexcept;
    };

    std::unique_ptr<const char, Release> m_bytes; ///< nullptr for an empty file, which cannot be mapped
};

} // namespace diptych::base

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace diptych::base {

/// The bytes of a file, read by the system only where they are looked at: for large files of which little is
/// needed, or which are needed more than once. Begins at a page, so that numbers in it are aligned as in the
/// file.
///
/// The file must not become shorter while it is mapped: the system ends a program that reads beyond its end.
/// A file that is replaced by renaming, as OutputFile does, stays as it was for whoever has mapped it.
class MappedFile {
public:
    /// \throws InputError when the file is missing, unreadable or no regular file.
    explicit MappedFile(const std::string& path);

    /// Views live as long as this object, or the one it was moved to.
    std::string_view bytes() const {
        return m_bytes == nullptr ? std::string_view{}
                                  : std::string_view{m_bytes.get(), m_bytes.get_deleter().size};
    }

private:
    struct Unmap {
        explicit Unmap(std::size_t bytes_mapped) : size{bytes_mapped} {}

        std::size_t size;
        void operator()(const char* bytes) const noexcept;
    };

    std::unique_ptr<const char, Unmap> m_bytes; ///< nullptr for an empty file, which cannot be mapped
};

} // namespace diptych::base

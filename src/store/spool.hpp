#pragma once

// For the .cpp files of store/ only.

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::store {

struct SpooledText {
    std::string text;
    std::size_t line = 0;
};

/// Texts that wait in a file without a name, to be taken in the order in which they came: all are added
/// before the first is taken.
class Spool {
public:
    /// \param beside  a file in whose folder there is room
    explicit Spool(std::string beside);

    /// \throws base::Error when it cannot be written
    void add(std::string_view text, std::size_t line);

    /// The next ones, at most so many. \returns whether there are any
    bool take(std::vector<SpooledText>& texts, std::size_t most);

private:
    struct Close {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };

    [[noreturn]] void fail(std::string_view attempt) const;
    void read(void* data, std::size_t size);

    std::string m_beside;
    std::unique_ptr<std::FILE, Close> m_file; ///< made at the first text
    std::size_t m_left = 0;                   ///< texts not taken yet
    bool m_reading = false;
};

} // namespace diptych::store

#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace diptych::text {

/// A regular expression (ICU's, UTS #18), to be tried at one place of a text.
class Pattern {
public:
    /// \throws base::Error saying what is wrong with the expression
    explicit Pattern(std::string_view expression);
    ~Pattern();
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;

    // Both throw base::Error when the expression takes too long.

    /// Whether something that matches ends exactly at `position`, beginning in [lowest, position].
    bool matches_before(std::string_view text, std::size_t lowest, std::size_t position) const;
    /// Whether something that matches begins exactly at `position`.
    bool matches_at(std::string_view text, std::size_t position) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace diptych::text

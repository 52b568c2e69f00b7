#pragma once

#include <array>
#include <string>
#include <string_view>

namespace diptych::cli {

/// Puts colour around text, or not (ECMA-48 SGR sequences). The eight basic colours only: what they look like
/// is the user's choice, so they can be read on any background.
class Style {
public:
    explicit Style(bool color) : m_color{color} {}

    bool has_color() const { return m_color; }

    /// All that it puts around text.
    static constexpr std::array<std::string_view, 7> sequences() {
        return {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;7m", "\x1b[31m", "\x1b[32m", "\x1b[33m"};
    }

    std::string heading(std::string_view text) const { return sgr("1", text); }

    std::string dim(std::string_view text) const { return sgr("2", text); }

    /// What was looked up, where it was found.
    std::string match(std::string_view text) const { return sgr("1;7", text); }

    std::string good(std::string_view text) const { return sgr("32", text); }

    std::string fair(std::string_view text) const { return sgr("33", text); }

    std::string bad(std::string_view text) const { return sgr("31", text); }

private:
    std::string sgr(std::string_view code, std::string_view text) const {
        if (!m_color || text.empty()) {
            return std::string{text};
        }
        return std::string{"\x1b["}.append(code).append("m").append(text).append("\x1b[0m");
    }

    bool m_color;
};

} // namespace diptych::cli

#pragma once

#include "base/diagnostics.hpp"
#include "base/format.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace diptych::lexicon {

/// Warnings about the lines of one file: the first few as they are, of the rest how many they are. A file in
/// the wrong encoding would bring a hundred thousand.
class LineWarnings {
public:
    LineWarnings(std::string file, base::Diagnostics& diagnostics)
        : m_file{std::move(file)}, m_diagnostics{diagnostics} {}

    void warn(std::size_t line, std::string message) {
        if (++m_warnings <= k_most_printed) {
            m_diagnostics.warn(m_file, line, std::move(message));
        }
    }

    /// Call once, at the end of the file.
    void finish() {
        if (m_warnings > k_most_printed) {
            m_diagnostics.warn(
                m_file, 0,
                fmt::format("There were such problems in {} more lines.", m_warnings - k_most_printed));
        }
    }

private:
    static constexpr std::size_t k_most_printed = 20;

    std::string m_file;
    base::Diagnostics& m_diagnostics;
    std::size_t m_warnings = 0;
};

} // namespace diptych::lexicon

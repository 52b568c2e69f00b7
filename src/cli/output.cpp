#include "cli/output.hpp"

namespace diptych::cli {

Output::Output(const std::optional<std::string>& path, std::ostream& standard_output)
    : m_standard_output{standard_output} {
    if (path && *path != "-") {
        m_file.emplace(*path);
    }
}

std::ostream& Output::stream() {
    return m_file ? m_file->stream() : m_standard_output;
}

void Output::commit() {
    if (m_file) {
        m_file->commit();
    }
}

} // namespace diptych::cli

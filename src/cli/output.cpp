#include "cli/output.hpp"

#include "base/format.hpp"

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

void warn_of_dropped(base::Diagnostics& diagnostics, const std::string& from, std::size_t characters,
                     std::string_view what) {
    if (characters > 0) {
        diagnostics.warn(from, 0,
                         fmt::format("{} that XML does not allow or advises against {} left out of the {}.",
                                     characters == 1 ? "1 control character"
                                                     : fmt::format("{} control characters", characters),
                                     characters == 1 ? "was" : "were", what));
    }
}

} // namespace diptych::cli

#include "cli/output.hpp"

#include "base/format.hpp"
#include "exchange/tables/table_writer.hpp"

namespace diptych::cli {

Output::Output(const std::optional<std::string>& path, const Context& context) : m_context{context} {
    if (path && *path != "-") {
        m_file.emplace(*path);
        exchange::set_spreadsheet_safe(m_file->stream(), context.spreadsheet_safe);
    }
}

std::ostream& Output::stream() {
    return m_file ? m_file->stream() : m_context.out;
}

std::ostream& Output::styled() {
    return m_file ? m_file->stream() : m_context.styled;
}

Style Output::style() const {
    return m_file ? Style{false} : m_context.style;
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

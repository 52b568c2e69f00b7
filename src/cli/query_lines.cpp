#include "cli/query_lines.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/input_stream.hpp"
#include "base/string.hpp"
#include "text/utf8.hpp"

#include <istream>
#include <ostream>

namespace diptych::cli {

std::string query_text(const std::string& text, const std::string& what) {
    if (const std::optional<std::size_t> byte = text::find_invalid_utf8(text)) {
        throw base::UsageError{
            fmt::format("{} is not valid UTF-8 at byte {}. Set the terminal to UTF-8.", what, *byte)};
    }
    return std::string{base::trim(text)};
}

Outcome answer_lines(Context& context, const std::function<bool(const std::string& query)>& answer) {
    base::InputStream queries{"-", context.in};
    Outcome outcome = Outcome::nothing_found;
    std::string text;
    for (std::size_t line = 1; base::read_line(queries.stream(), text, base::k_standard_input_name, line);
         ++line) {
        try {
            const std::string query = query_text(text, "The line");
            if (!query.empty() && answer(query)) {
                outcome = Outcome::done;
            }
            context.out.flush();
            context.styled.flush();
        } catch (const base::UsageError& error) {
            context.diagnostics.warn(base::k_standard_input_name, line,
                                     std::string{error.what()} + " The line was left out.");
        }
    }
    return outcome;
}

} // namespace diptych::cli

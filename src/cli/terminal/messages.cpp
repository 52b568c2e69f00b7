#include "cli/terminal/messages.hpp"

#include "base/string.hpp"
#include "cli/terminal/printable.hpp"

#include <ostream>
#include <sstream>

namespace diptych::cli {

void Messages::say(std::string_view sentence) {
    m_err << printable_sentence(sentence) << '\n';
}

void Messages::say(const base::Diagnostic& diagnostic) {
    base::Diagnostics one;
    one.report(diagnostic.severity, diagnostic.file, diagnostic.line, diagnostic.message);
    std::ostringstream text;
    one.print(text);
    say(base::trim(text.str()));
}

} // namespace diptych::cli

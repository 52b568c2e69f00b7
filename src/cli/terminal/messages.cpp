#include "cli/terminal/messages.hpp"

#include "cli/terminal/printable.hpp"

#include <ostream>

namespace diptych::cli {

void Messages::say(std::string_view sentence) {
    m_err << printable_sentence(sentence) << '\n';
}

void Messages::ask(std::string_view question) {
    m_err << printable_sentence(question) << ' ' << std::flush;
}

void Messages::say(const base::Diagnostic& diagnostic) {
    say(text_of(diagnostic));
}

} // namespace diptych::cli

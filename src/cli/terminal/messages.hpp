#pragma once

#include "base/diagnostics.hpp"

#include <iosfwd>
#include <string_view>

namespace diptych::cli {

/// What a person is told besides the results: the one way to standard error. Texts of files, names and
/// options get into messages, so each is made printable and stays one line.
class Messages {
public:
    /// \param err  must outlive this
    explicit Messages(std::ostream& err) : m_err{err} {}

    void say(std::string_view sentence);
    /// "FILE:LINE: warning: message"
    void say(const base::Diagnostic& diagnostic);
    /// A question, with the place of the answer behind it.
    void ask(std::string_view question);

private:
    std::ostream& m_err;
};

} // namespace diptych::cli

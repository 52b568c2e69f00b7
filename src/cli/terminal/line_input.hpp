#pragma once

#include "cli/terminal/keys.hpp"

#include <string>
#include <utility>

namespace diptych::cli {

/// A line that is typed into a window.
class LineInput {
public:
    enum class State { typing, accepted, cancelled };

    void begin(std::string text = {}) { m_text = std::move(text); }

    /// Enter accepts, Esc, Ctrl-C and Ctrl-G cancel, Ctrl-U begins anew; what is pasted is text, never a
    /// command.
    State press(const Key& key);

    /// UTF-8, as typed.
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

} // namespace diptych::cli

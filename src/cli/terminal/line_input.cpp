#include "cli/terminal/line_input.hpp"

#include "text/utf8.hpp"

namespace diptych::cli {

LineInput::State LineInput::press(const Key& key) {
    if (key.name == Key::Name::escape || key.is_ctrl(U'c') || key.is_ctrl(U'g')) {
        return State::cancelled;
    }
    if (key.name == Key::Name::enter && !key.pasted) {
        return State::accepted;
    }
    if (key.name == Key::Name::backspace && !m_text.empty()) {
        m_text.resize(m_text.size() - text::code_point_before(m_text, m_text.size()).length);
    } else if (key.is_ctrl(U'u')) {
        m_text.clear();
    } else if (key.name == Key::Name::character && !key.ctrl) {
        text::append_utf8(m_text, key.character);
    } else if (key.name == Key::Name::enter || key.name == Key::Name::tab) { // pasted
        m_text += ' ';
    }
    return State::typing;
}

} // namespace diptych::cli

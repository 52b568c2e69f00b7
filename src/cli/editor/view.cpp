#include "cli/editor/view.hpp"

#include "cli/terminal/printable.hpp"
#include "cli/terminal/raw_terminal.hpp"
#include "cli/terminal/wrap.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <csignal>

namespace diptych::cli {

std::optional<Frame> frame_of_small_window(std::size_t columns, std::size_t rows) {
    constexpr std::size_t k_least_columns = 30;
    constexpr std::size_t k_least_rows = 7;
    if (columns >= k_least_columns && rows >= k_least_rows) {
        return std::nullopt;
    }
    return Frame{.lines = {{{"Make the window larger."}}}};
}

std::vector<FrameLine> key_lines(std::span<const KeyHelp> keys, std::size_t columns) {
    constexpr std::size_t k_column = 18;
    std::vector<FrameLine> lines{{{"Keys", Paint::heading}}};
    for (const KeyHelp& help : keys) {
        const std::size_t width = std::max(columns, k_column + 10) - k_column;
        for (const model::Range line : wrap(help.what, width)) {
            lines.push_back({{padded(line.begin == 0 ? help.keys : "", k_column), Paint::heading},
                             {std::string{model::slice(help.what, line)}}});
        }
    }
    return lines;
}

std::vector<FrameLine> message_lines(const ViewMessage& message, std::size_t columns) {
    constexpr std::size_t k_most = 3;
    const Paint paint = message.kind == ViewMessage::Kind::error  ? Paint::bad
                        : message.kind == ViewMessage::Kind::done ? Paint::good
                                                                  : Paint::plain;
    const std::string text = printable(message.text);
    std::vector<FrameLine> lines;
    for (const model::Range line : wrap(text, columns)) {
        if (lines.size() < k_most) {
            lines.push_back({{std::string{model::slice(text, line)}, paint}});
        }
    }
    return lines;
}

FrameLine typing_line(std::string question, const std::string& input, std::size_t columns,
                      std::optional<std::size_t>& caret) {
    constexpr std::size_t k_least_room = 8;
    std::string shown = printable(input);
    const std::size_t room = columns - std::min(columns - k_least_room, question.size()) - 1;
    while (text::display_width(shown) > room) {
        shown.erase(0, text::code_point_at(shown, 0).length);
    }
    question.resize(std::min(question.size(), columns - k_least_room));
    caret = question.size() + text::display_width(shown);
    return {{question, Paint::heading}, {shown}};
}

int show_view(bool color, const std::function<Frame(std::size_t, std::size_t)>& draw,
              const std::function<bool(const Key&)>& press) {
    RawTerminal terminal;
    while (true) {
        const TerminalSize size = terminal.size();
        terminal.write(terminal_bytes(draw(size.columns, size.rows), size.columns, size.rows, color));
        const TerminalEvent event = terminal.wait();
        if (const auto* end = std::get_if<EndNeeded>(&event)) {
            return end->signal;
        }
        if (const auto* key = std::get_if<Key>(&event); key != nullptr && !press(*key)) {
            return 0;
        }
    }
}

void say_end(const ViewEnd& end, Context& context) {
    if (end.signal != SIGHUP) { // nobody would read it
        context.say(end.summary);
    }
    if (end.signal != 0) {
        std::signal(end.signal, SIG_DFL);
        std::raise(end.signal);
    }
}

} // namespace diptych::cli

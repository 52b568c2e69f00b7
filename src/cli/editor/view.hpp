#pragma once

#include "cli/command.hpp"
#include "cli/terminal/frame.hpp"
#include "cli/terminal/keys.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::cli {

// What the interactive views of the whole window have in common.

/// What is said in the status line.
struct ViewMessage {
    enum class Kind { plain, done, error };

    std::string text;
    Kind kind = Kind::plain;
};

struct KeyHelp {
    std::string_view keys;
    std::string_view what;
};

/// What stands instead in a window that is too small for anything; nothing when it is large enough.
std::optional<Frame> frame_of_small_window(std::size_t columns, std::size_t rows);

/// The keys and what they do, under a heading.
std::vector<FrameLine> key_lines(std::span<const KeyHelp> keys, std::size_t columns);

/// What was said, on at most three lines.
std::vector<FrameLine> message_lines(const ViewMessage& message, std::size_t columns);

/// A question and the end of what is typed behind it, which is what a typist looks at.
/// \param caret  set to the column of the cursor
FrameLine typing_line(std::string question, const std::string& input, std::size_t columns,
                      std::optional<std::size_t>& caret);

/// How an interactive session ended.
struct ViewEnd {
    std::string summary; ///< what was done, and what is left
    int signal = 0;      ///< that ended it; 0 when the user did, or the terminal has gone
};

/// Draws on the terminal of standard input and output and hands each key over, until `press` says no or a
/// signal comes. \param draw  makes what a window of so many columns and rows shows \returns the signal, or 0
/// \throws base::Error when the terminal cannot be used
int show_view(bool color, const std::function<Frame(std::size_t, std::size_t)>& draw,
              const std::function<bool(const Key&)>& press);

/// Says the summary, and ends the process as its signal wants it. Everything has to be closed.
void say_end(const ViewEnd& end, Context& context);

} // namespace diptych::cli

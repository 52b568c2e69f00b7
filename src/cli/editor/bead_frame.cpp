#include "cli/editor/bead_frame.hpp"

#include "base/figures.hpp"
#include "base/format.hpp"
#include "cli/editor/bead_editor.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/wrap.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace diptych::cli {

namespace {

using pipeline::ShownBead;
using Mode = BeadEditor::Mode;

constexpr std::size_t k_indent = 2; ///< of texts under the line of their bead
constexpr std::string_view k_between_sides = " | ";

constexpr std::array k_help{
    KeyHelp{"Up Down, k j", "the pair before, the next; Page Up, Page Down: ten on; Home, End"},
    KeyHelp{"n p", "the next doubtful pair, the one before"},
    KeyHelp{"o", "let n and p go by probability, or by the order of the document"},
    KeyHelp{"Enter, c", "confirm the pair and go on; x takes a confirmation back"},
    KeyHelp{"m M", "merge with the next pair, with the one before"},
    KeyHelp{"s", "split: choose the place on either side with the arrows, then Enter"},
    KeyHelp{"Left Right, Tab", "choose the side for u, d and the cut"},
    KeyHelp{"u d", "take the first sentence of that side up, the last one down"},
    KeyHelp{"r", "pair anew from here on: type the new pairs, such as 1-1 2-1"},
    KeyHelp{"f", "flag with a note; an empty note takes the flag away"},
    KeyHelp{"z, Ctrl-Z", "undo what you have done; Z undoes older changes, too"},
    KeyHelp{"g /", "go to the pair of a number, to a text in any case and accents"},
    KeyHelp{"Ctrl-L", "read the document anew"},
    KeyHelp{"q, Ctrl-C", "quit: everything is kept already"}};

Paint paint_of(double probability) {
    constexpr double k_fair = 0.5;
    constexpr double k_good = 0.8;
    return probability < k_fair ? Paint::bad : probability < k_good ? Paint::fair : Paint::good;
}

/// One side of a bead, or of a part of it, as lines of a column.
std::vector<std::string> side_lines(const std::vector<std::string>& sentences, std::size_t begin,
                                    std::size_t end, std::size_t width) {
    std::vector<std::string> lines;
    for (std::size_t i = begin; i < end; ++i) {
        // Where there are several, a reader must see where one ends.
        const std::string number = sentences.size() > 1 ? fmt::format("{} ", i + 1) : "";
        const std::string text = printable(sentences[i]);
        const std::size_t indent = std::min(number.size(), width - 1);
        for (const model::Range line : wrap(text, width - indent)) {
            lines.push_back((line.begin == 0 ? number : std::string(indent, ' ')) +
                            std::string{model::slice(text, line)});
        }
    }
    return lines;
}

/// Draws for a window of that width.
class Drawing {
public:
    Drawing(const BeadEditor& editor, std::size_t columns)
        : m_editor{editor}, m_columns{columns}, m_side_width{(columns - k_indent - k_between_sides.size()) /
                                                             2} {}

    FrameLine title() const;
    FrameLine side_names() const;
    /// The lines of a bead, its title first.
    std::vector<FrameLine> bead(std::size_t index) const;
    /// The last line; with `caret` set when the user types there.
    FrameLine prompt(std::optional<std::size_t>& caret) const;

private:
    FrameLine bead_title(std::size_t index) const;
    void add_sides(std::vector<FrameLine>& lines, const ShownBead& shown, model::Range source,
                   model::Range target, Paint paint) const;
    FrameLine cut_line() const;

    const BeadEditor& m_editor;
    std::size_t m_columns;
    std::size_t m_side_width;
};

FrameLine Drawing::title() const {
    const model::DocumentSummary& document = m_editor.document();
    const std::string name =
        document.symbol.empty() ? fmt::format("Document {}", document.id) : printable(document.symbol);
    const std::size_t due = m_editor.due();
    const std::string left = m_editor.work().flagged
                                 ? fmt::format("{} flagged", due)
                                 : fmt::format("{} doubtful (under {:g})", due, m_editor.work().below);
    return {{padded(fmt::format("{}  pair {} of {}, {}", name, m_editor.cursor() + 1, m_editor.beads().size(),
                                left),
                    m_columns),
             Paint::selected}};
}

FrameLine Drawing::side_names() const {
    const model::DocumentSummary& document = m_editor.document();
    const auto name = [&](pipeline::Side side, const std::string& language) {
        const bool is_chosen = m_editor.side() == side;
        return Span{padded((is_chosen ? "* " : "  ") + printable(language), m_side_width),
                    is_chosen ? Paint::heading : Paint::dim};
    };
    return {{std::string(k_indent, ' ')},
            name(pipeline::Side::source, document.source_language),
            {std::string{k_between_sides}, Paint::dim},
            name(pipeline::Side::target, document.target_language)};
}

FrameLine Drawing::bead_title(std::size_t index) const {
    const ShownBead& shown = m_editor.beads()[index];
    const model::Bead& bead = shown.stored.bead;
    const bool is_current = index == m_editor.cursor();
    FrameLine line{{fmt::format("{} Pair {}  {}-{}  ", is_current ? '>' : ' ', shown.stored.id,
                                shown.source.size(), shown.target.size()),
                    is_current ? Paint::heading : Paint::dim},
                   {base::short_probability(bead.probability), paint_of(bead.probability)}};
    if (shown.stored.pinned) {
        line.push_back({"  confirmed", Paint::good});
    }
    if (shown.stored.flag) {
        line.push_back({"  flagged: " + printable(*shown.stored.flag), Paint::fair});
    }
    return line;
}

void Drawing::add_sides(std::vector<FrameLine>& lines, const ShownBead& shown, model::Range source,
                        model::Range target, Paint paint) const {
    const std::vector<std::string> left = side_lines(shown.source, source.begin, source.end, m_side_width);
    const std::vector<std::string> right = side_lines(shown.target, target.begin, target.end, m_side_width);
    for (std::size_t i = 0; i < std::max({left.size(), right.size(), std::size_t{1}}); ++i) {
        lines.push_back({{std::string(k_indent, ' ')},
                         {padded(i < left.size() ? left[i]
                                 : i == 0        ? "-"
                                                 : "",
                                 m_side_width),
                          paint},
                         {std::string{k_between_sides}, Paint::dim},
                         {i < right.size() ? right[i]
                          : i == 0         ? "-"
                                           : "",
                          paint}});
    }
}

FrameLine Drawing::cut_line() const {
    const auto part = [&](pipeline::Side side) {
        const bool is_chosen = m_editor.side() == side;
        const std::string name = is_chosen ? "[cut]" : "";
        return Span{name + std::string(m_side_width - std::min(m_side_width, name.size()), '-'),
                    is_chosen ? Paint::selected : Paint::heading};
    };
    return {{std::string(k_indent, ' ')},
            part(pipeline::Side::source),
            {"-+-", Paint::heading},
            part(pipeline::Side::target)};
}

std::vector<FrameLine> Drawing::bead(std::size_t index) const {
    const ShownBead& shown = m_editor.beads()[index];
    const bool is_current = index == m_editor.cursor();
    const Paint paint = is_current ? Paint::plain : Paint::dim;
    const std::size_t source = shown.source.size();
    const std::size_t target = shown.target.size();
    std::vector<FrameLine> lines{bead_title(index)};
    if (is_current && m_editor.mode() == Mode::split) {
        const pipeline::BeadShape& cut = m_editor.cut();
        add_sides(lines, shown, {0, cut.source}, {0, cut.target}, paint);
        lines.push_back(cut_line());
        add_sides(lines, shown, {cut.source, source}, {cut.target, target}, paint);
    } else {
        add_sides(lines, shown, {0, source}, {0, target}, paint);
    }
    return lines;
}

FrameLine Drawing::prompt(std::optional<std::size_t>& caret) const {
    std::string question;
    switch (m_editor.mode()) {
    case Mode::browse:
        return {{"Enter confirm  m merge  s split  u d move  f flag  z undo  ? help  q quit", Paint::dim}};
    case Mode::help:
        return {{"Any key goes back.", Paint::dim}};
    case Mode::split:
        return {{"Up Down move the cut  Left Right choose the side  Enter split  Esc not", Paint::dim}};
    case Mode::note:
        question = "Note: ";
        break;
    case Mode::number:
        question = "Go to pair: ";
        break;
    case Mode::find:
        question = "Find: ";
        break;
    case Mode::pair:
        question = "New pairs from here on, such as 1-1 2-1: ";
        break;
    }
    return typing_line(question, m_editor.input(), m_columns, caret);
}

/// The bead under the cursor in the middle, as far as the document has beads before and behind.
/// \param furthest  set to how far the bead can be scrolled
std::vector<FrameLine> body(const Drawing& drawing, const BeadEditor& editor, std::size_t rows,
                            std::size_t& furthest) {
    std::vector<FrameLine> lines = drawing.bead(editor.cursor());
    if (lines.size() >= rows) {
        furthest = lines.size() - rows;
        const std::size_t first = std::min(editor.first_line(), furthest);
        const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(first);
        return {begin, begin + static_cast<std::ptrdiff_t>(rows)};
    }
    std::vector<FrameLine> behind;
    for (std::size_t i = editor.cursor() + 1; i < editor.beads().size() && behind.size() < rows; ++i) {
        const std::vector<FrameLine> bead = drawing.bead(i);
        behind.insert(behind.end(), bead.begin(), bead.end());
    }
    const std::size_t free = rows - lines.size();
    const std::size_t least_before = free - std::min(free, behind.size());
    const std::size_t most_before = std::max(free / 2, least_before);
    std::vector<FrameLine> before;
    for (std::size_t i = editor.cursor(); i > 0 && before.size() < most_before; --i) {
        const std::vector<FrameLine> bead = drawing.bead(i - 1);
        before.insert(before.begin(), bead.begin(), bead.end());
    }
    if (before.size() > most_before) {
        before.erase(before.begin(), before.end() - static_cast<std::ptrdiff_t>(most_before));
    }
    before.insert(before.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
    before.insert(before.end(), behind.begin(), behind.end());
    before.resize(rows);
    return before;
}

} // namespace

Frame frame_of(const BeadEditor& editor, std::size_t columns, std::size_t rows) {
    if (const std::optional<Frame> small = frame_of_small_window(columns, rows)) {
        return *small;
    }
    Frame frame;
    const Drawing drawing{editor, columns};
    const std::vector<FrameLine> message = message_lines(editor.message(), columns);
    const std::size_t body_rows = rows - 3 - message.size();
    frame.lines = {drawing.title(), drawing.side_names()};
    if (editor.mode() == Mode::help) {
        frame.lines.pop_back();
        std::vector<FrameLine> help = key_lines(k_help, columns);
        help.resize(body_rows + 1);
        frame.lines.insert(frame.lines.end(), help.begin(), help.end());
    } else {
        const std::vector<FrameLine> beads = body(drawing, editor, body_rows, frame.furthest_line);
        frame.lines.insert(frame.lines.end(), beads.begin(), beads.end());
    }
    frame.lines.insert(frame.lines.end(), message.begin(), message.end());
    std::optional<std::size_t> caret;
    frame.lines.push_back(drawing.prompt(caret));
    if (caret) {
        frame.caret = Frame::Place{rows - 1, *caret};
    }
    return frame;
}

} // namespace diptych::cli

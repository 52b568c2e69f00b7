#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/records/beads_reader.hpp"

#include <charconv>
#include <numeric>

namespace diptych::exchange {

namespace {

/// Sentences on one side between two lines. Far more than any bead has: what is beyond is no ladder, and a
/// short line must not ask for much memory.
constexpr std::size_t k_longest_step = 1000;

struct Rung {
    std::size_t source = 0;
    std::size_t target = 0;
    double score = 0;
    std::size_t line = 0; ///< of the file, from 1
};

/// Reads the whole of `text`. \returns whether it is a number
template <typename Number>
bool parse(std::string_view text, Number& number) {
    text = base::trim(text);
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && stop == text.data() + text.size();
}

Rung read_rung(std::string_view line, const std::string& name, std::size_t line_number) {
    const std::vector<std::string_view> fields = base::split(line, '\t');
    Rung rung{.line = line_number};
    if (fields.size() != 3 || !parse(fields[0], rung.source) || !parse(fields[1], rung.target) ||
        !parse(fields[2], rung.score)) {
        throw base::InputError{name, line_number,
                               fmt::format("'{}' is no line of a ladder. Such a line is two sentence numbers "
                                           "and a score, separated by tabs.",
                                           line)};
    }
    return rung;
}

void check_step(const Rung& from, const Rung& to, const std::string& name) {
    if (to.source < from.source || to.target < from.target) {
        throw base::InputError{name, to.line,
                               "The sentence numbers are less than those of the line before. Those of a "
                               "ladder never go back."};
    }
    if (to.source - from.source > k_longest_step || to.target - from.target > k_longest_step) {
        throw base::InputError{name, to.line,
                               fmt::format("More than {} sentences lie between this line and the one before. "
                                           "They are no bead; check whether this is a ladder.",
                                           k_longest_step)};
    }
}

std::vector<std::size_t> numbers(std::size_t begin, std::size_t end) {
    std::vector<std::size_t> numbers(end - begin);
    std::iota(numbers.begin(), numbers.end(), begin);
    return numbers;
}

} // namespace

std::vector<NumberedBead> read_ladder(std::string_view text, const std::string& name) {
    std::vector<NumberedBead> beads;
    std::optional<Rung> from;
    for (const auto& [line, line_number] : content_lines(text)) {
        const Rung to = read_rung(line, name, line_number);
        if (from) {
            check_step(*from, to, name);
            if (from->source != to.source || from->target != to.target) {
                beads.push_back({.source = numbers(from->source, to.source),
                                 .target = numbers(from->target, to.target),
                                 .score = from->score,
                                 .line = from->line});
            }
        }
        from = to;
    }
    return beads;
}

} // namespace diptych::exchange

#include "exchange/records/beads_reader.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"

#include <charconv>
#include <limits>

namespace diptych::exchange {

namespace {

/// Reads one line from its beginning to its end.
class BeadLine {
public:
    BeadLine(std::string_view text, const std::string& name, std::size_t line)
        : m_text{text}, m_rest{text}, m_name{name}, m_line{line} {}

    /// `[3,4]`
    std::vector<std::size_t> numbers() {
        std::vector<std::size_t> numbers;
        expect('[');
        if (take(']')) {
            return numbers;
        }
        do {
            numbers.push_back(number());
        } while (take(','));
        expect(']');
        return numbers;
    }

    void separator() { expect(':'); }

    /// `:0.9876`, or nothing
    std::optional<double> score() {
        if (!take(':')) {
            return std::nullopt;
        }
        double value = 0.0;
        const char* const end = m_rest.data() + m_rest.size();
        const auto [stop, error] = std::from_chars(m_rest.data(), end, value);
        if (error != std::errc{}) {
            fail("what follows the second colon is no number");
        }
        m_rest.remove_prefix(static_cast<std::size_t>(stop - m_rest.data()));
        return value;
    }

    void end() {
        skip_space();
        if (!m_rest.empty()) {
            fail(fmt::format("'{}' was not expected", m_rest));
        }
    }

private:
    [[noreturn]] void fail(const std::string& why) const {
        throw base::InputError{
            m_name, m_line,
            fmt::format("'{}' is no bead: {}. A bead looks like '[0,1]:[0]:0.9876'.", m_text, why)};
    }

    void skip_space() { m_rest = base::trim(m_rest); }

    bool take(char c) {
        skip_space();
        if (!m_rest.starts_with(c)) {
            return false;
        }
        m_rest.remove_prefix(1);
        skip_space();
        return true;
    }

    void expect(char c) {
        if (!take(c)) {
            fail(m_rest.empty() ? fmt::format("a '{}' is missing at its end", c)
                                : fmt::format("'{}' was expected where '{}' is", c, m_rest));
        }
    }

    std::size_t number() {
        skip_space();
        std::size_t value = 0;
        const char* const end = m_rest.data() + m_rest.size();
        const auto [stop, error] = std::from_chars(m_rest.data(), end, value);
        if (error != std::errc{} || value == std::numeric_limits<std::size_t>::max()) {
            fail("a sentence number is missing or too large");
        }
        m_rest.remove_prefix(static_cast<std::size_t>(stop - m_rest.data()));
        return value;
    }

    std::string_view m_text;
    std::string_view m_rest;
    const std::string& m_name;
    std::size_t m_line;
};

} // namespace

std::vector<ContentLine> content_lines(std::string_view text) {
    std::vector<ContentLine> lines;
    std::size_t number = 0;
    for (std::string_view line : base::split(text, '\n')) {
        ++number;
        line = base::trim(line);
        if (!line.empty() && !line.starts_with('#')) {
            lines.push_back({line, number});
        }
    }
    return lines;
}

std::vector<NumberedBead> read_bead_lines(std::string_view text, const std::string& name) {
    std::vector<NumberedBead> beads;
    for (const auto& [line, line_number] : content_lines(text)) {
        BeadLine parts{line, name, line_number};
        NumberedBead bead;
        bead.line = line_number;
        bead.source = parts.numbers();
        parts.separator();
        bead.target = parts.numbers();
        bead.score = parts.score();
        parts.end();
        beads.push_back(std::move(bead));
    }
    return beads;
}

} // namespace diptych::exchange

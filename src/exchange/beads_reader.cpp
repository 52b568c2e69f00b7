#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/alignment_formats.hpp"

#include <charconv>
#include <limits>

namespace diptych::exchange {

namespace {

/// Reads one line from its beginning to its end.
class BeadLine {
public:
    BeadLine(std::string_view text, const std::string& name, std::size_t line)
        : m_text{text}, m_rest{text}, m_name{name}, m_line{line} {}

    /// `[3,4]`. \param reached  where an empty side is
    model::Range numbers(std::size_t reached) {
        expect('[');
        if (take(']')) {
            return {reached, reached};
        }
        const std::size_t first = number();
        model::Range range{first, first + 1};
        while (take(',')) {
            if (number() != range.end) {
                fail("its sentence numbers are not consecutive; a bead holds neighbouring sentences");
            }
            ++range.end;
        }
        expect(']');
        return range;
    }

    void separator() { expect(':'); }

    /// `:0.9876`, or nothing
    double probability() {
        if (!take(':')) {
            return 1.0;
        }
        double value = 0.0;
        const char* const end = m_rest.data() + m_rest.size();
        const auto [stop, error] = std::from_chars(m_rest.data(), end, value);
        if (error != std::errc{} || !(value >= 0.0 && value <= 1.0)) {
            fail("its probability is no number from 0 to 1");
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

    [[noreturn]] void fail(const std::string& why) const {
        throw base::InputError{
            m_name, m_line,
            fmt::format("'{}' is no bead: {}. A bead looks like '[0,1]:[0]:0.9876'.", m_text, why)};
    }

private:
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

std::vector<model::Bead> read_beads(std::string_view text, const std::string& name) {
    std::vector<model::Bead> beads;
    std::size_t line_number = 0;
    std::size_t source_reached = 0;
    std::size_t target_reached = 0;
    for (std::string_view line : base::split(text, '\n')) {
        ++line_number;
        line = base::trim(line);
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        BeadLine parts{line, name, line_number};
        model::Bead bead;
        bead.source = parts.numbers(source_reached);
        parts.separator();
        bead.target = parts.numbers(target_reached);
        bead.probability = parts.probability();
        parts.end();
        if (bead.source.empty() && bead.target.empty()) {
            parts.fail("both its sides are empty");
        }
        source_reached = bead.source.end;
        target_reached = bead.target.end;
        beads.push_back(bead);
    }
    return beads;
}

} // namespace diptych::exchange

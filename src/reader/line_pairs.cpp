#include "reader/line_pairs.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "text/utf8.hpp"

#include <istream>
#include <sstream>
#include <string_view>

namespace diptych::reader {

namespace {

std::istream& no_input() {
    static std::istringstream none;
    return none;
}

} // namespace

LinePairs::Side::Side(const std::string& path) : name{path}, input{path == "-" ? "./-" : path, no_input()} {}

bool LinePairs::Side::read(std::string& text, std::size_t line) {
    constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
    constexpr std::size_t k_longest_pair = std::size_t{16} << 20U;
    if (!base::read_line(input.stream(), whole, name, line, k_longest_pair)) {
        if (input.stream().bad()) {
            throw base::InputError{name, line, "The file could not be read further."};
        }
        return false;
    }
    std::string_view part = whole;
    if (const auto byte = text::find_invalid_utf8(part)) {
        throw base::InputError{
            name, line,
            fmt::format(
                "Not valid UTF-8 at byte {} of the line. Convert the file, with 'iconv -t UTF-8' when its "
                "encoding is known, or mend the line.",
                *byte)};
    }
    part.remove_prefix(line == 1 && part.starts_with(k_byte_order_mark) ? k_byte_order_mark.size() : 0);
    text = base::trim(part);
    return true;
}

LinePairs::LinePairs(const std::string& source, const std::string& target)
    : m_source{source}, m_target{target} {}

bool LinePairs::next(std::string& source, std::string& target) {
    ++m_line;
    const bool has_source = m_source.read(source, m_line);
    const bool has_target = m_target.read(target, m_line);
    if (has_source != has_target) {
        const Side& longer = has_source ? m_source : m_target;
        const Side& shorter = has_source ? m_target : m_source;
        throw base::InputError{
            longer.name, m_line,
            fmt::format(
                "There is no line to answer to this one: {} ends after line {}. Both files must have a pair "
                "a line; texts that are not paired yet are for 'diptych align', or 'diptych add' without "
                "--moses.",
                shorter.name, m_line - 1)};
    }
    return has_source;
}

} // namespace diptych::reader

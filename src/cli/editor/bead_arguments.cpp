#include "cli/editor/bead_arguments.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace diptych::cli {

namespace {

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && last == end ? std::optional{number} : std::nullopt;
}

/// \throws base::UsageError
pipeline::BeadShape bead_shape(std::string_view word) {
    const std::size_t middle = word.find_first_of("-:");
    if (middle != std::string_view::npos) {
        const auto source = parse_number<std::size_t>(word.substr(0, middle));
        const auto target = parse_number<std::size_t>(word.substr(middle + 1));
        if (source && target && (*source > 0 || *target > 0)) {
            return {*source, *target};
        }
    }
    throw base::UsageError{
        fmt::format("'{}' is no pair. Give how many sentences of the source and of the target it "
                    "has, such as 2-1.",
                    word)};
}

} // namespace

std::int64_t bead_number(const std::string& text) {
    const std::optional<std::int64_t> number = parse_number<std::int64_t>(text);
    if (!number || *number < 1) {
        throw base::UsageError{fmt::format(
            "'{}' is no number of a pair. 'diptych fix DOCUMENT list' prints the numbers.", text)};
    }
    return *number;
}

std::vector<std::int64_t> bead_numbers(const std::vector<std::string>& words) {
    std::vector<std::int64_t> numbers;
    for (const std::string& word : words) {
        numbers.push_back(bead_number(word));
        if (std::count(numbers.begin(), numbers.end(), numbers.back()) > 1) {
            throw base::UsageError{fmt::format("Pair {} is named twice. Name it once.", word)};
        }
    }
    return numbers;
}

std::vector<pipeline::BeadShape> bead_shapes(const std::string& text) {
    constexpr std::string_view k_between = " ,;\t";
    std::vector<pipeline::BeadShape> shapes;
    for (std::size_t begin = text.find_first_not_of(k_between); begin != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(k_between, begin), text.size());
        shapes.push_back(bead_shape(std::string_view{text}.substr(begin, end - begin)));
        begin = text.find_first_not_of(k_between, end);
    }
    if (shapes.empty()) {
        throw base::UsageError{"No new pair is given. Say what they are to be, such as '1-1 2-1'."};
    }
    return shapes;
}

} // namespace diptych::cli

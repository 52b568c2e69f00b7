#include "extract/general_frequencies.hpp"

#include "base/data_folder.hpp"
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/mapped_file.hpp"
#include "base/string.hpp"

#include <charconv>
#include <optional>

namespace diptych::extract {

namespace {

std::optional<float> number_in(std::string_view text) {
    float value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

} // namespace

GeneralFrequencies::GeneralFrequencies(const std::string& path) {
    const base::MappedFile file{path};
    std::size_t line_number = 0;
    for (const std::string_view line : base::split(file.bytes(), '\n')) {
        ++line_number;
        if (line.empty()) {
            continue;
        }
        const std::size_t tab = line.find('\t');
        const auto level = tab == std::string_view::npos ? std::nullopt : number_in(line.substr(tab + 1));
        if (!level || (line_number == 1) != (line.substr(0, tab) == "#")) {
            throw base::InputError{
                path,
                fmt::format("Line {} is no word frequency. Install the file that comes with Diptych again.",
                            line_number)};
        }
        if (line_number == 1) {
            m_other = *level;
        } else {
            m_levels.emplace(line.substr(0, tab), *level);
        }
    }
}

double GeneralFrequencies::level(std::string_view lower) const {
    const auto found = m_levels.find(std::string{lower});
    return static_cast<double>(found == m_levels.end() ? m_other : found->second);
}

std::filesystem::path general_frequencies_file(std::string_view language) {
    return base::data_folder() / "frequencies" / (std::string{language} + ".tsv");
}

} // namespace diptych::extract

#include "pipeline/sources/manifest_lines.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/string.hpp"

#include <filesystem>

namespace diptych::pipeline {

std::vector<ManifestLine> manifest_lines(std::string_view text, const std::string& name) {
    constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
    text.remove_prefix(text.starts_with(k_byte_order_mark) ? k_byte_order_mark.size() : 0);
    std::vector<ManifestLine> lines;
    std::size_t number = 0;
    for (std::string_view line : base::split(text, '\n')) {
        ++number;
        line.remove_suffix(line.ends_with('\r') ? 1 : 0);
        if (line.find('\0') != std::string_view::npos) {
            throw base::InputError{
                name, number,
                "There is a null character in the line. Save the manifest as plain text in UTF-8."};
        }
        if (!base::trim(line).empty() && !line.starts_with('#')) {
            const std::vector<std::string_view> fields = base::split(line, '\t');
            lines.push_back({number, {fields.begin(), fields.end()}});
        }
    }
    return lines;
}

std::string manifest_path(const std::string& manifest, const ManifestLine& line, std::size_t field,
                          std::string_view what) {
    const std::string& path = line.fields.at(field);
    if (path.empty()) {
        throw base::InputError{base::display_name(manifest), line.number,
                               fmt::format("{} is empty. Name a file.", what)};
    }
    if (path == "-") {
        throw base::InputError{base::display_name(manifest), line.number,
                               fmt::format("{} cannot be '-' here. Name a file.", what)};
    }
    const std::filesystem::path folder =
        manifest == "-" ? std::filesystem::path{} : std::filesystem::path{manifest}.parent_path();
    return (folder / path).string();
}

} // namespace diptych::pipeline

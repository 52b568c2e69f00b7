#include "pipeline/corpus/add_list.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "model/date.hpp"
#include "model/name_pairing.hpp"
#include "pipeline/sources/manifest_lines.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace diptych::pipeline {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 5> k_titles{"source", "target", "symbol", "title", "date"};
constexpr std::size_t k_required = 2;
constexpr std::size_t k_none = static_cast<std::size_t>(-1);

/// Which field of a line is which of k_titles.
using Columns = std::array<std::size_t, k_titles.size()>;

class ManifestReader {
public:
    explicit ManifestReader(const std::string& path) : m_path{path} {}

    std::vector<ListedTask> read(std::string_view text) {
        const std::string name = base::display_name(m_path);
        std::vector<ManifestLine> lines = manifest_lines(text, name);
        if (!lines.empty() && is_title_line(lines.front())) {
            take_titles(lines.front());
            lines.erase(lines.begin());
        }
        std::vector<ListedTask> tasks;
        std::transform(lines.begin(), lines.end(), std::back_inserter(tasks),
                       [&](const ManifestLine& line) { return task_of(line); });
        if (tasks.empty()) {
            throw base::InputError{
                name,
                "There is no pair in the manifest. Write SOURCE and TARGET in a line, separated by a tab."};
        }
        return tasks;
    }

private:
    [[noreturn]] void fail(const ManifestLine& line, const std::string& sentence) const {
        throw base::InputError{base::display_name(m_path), line.number, sentence};
    }

    static std::string title_of(const std::string& field) { return base::to_lower_ascii(base::trim(field)); }

    static bool is_title_line(const ManifestLine& line) {
        return std::all_of(k_titles.begin(), k_titles.begin() + k_required, [&](std::string_view title) {
            return std::any_of(line.fields.begin(), line.fields.end(),
                               [&](const std::string& field) { return title_of(field) == title; });
        });
    }

    void take_titles(const ManifestLine& line) {
        m_columns.fill(k_none);
        for (std::size_t i = 0; i < line.fields.size(); ++i) {
            const auto title = std::find(k_titles.begin(), k_titles.end(), title_of(line.fields[i]));
            if (title == k_titles.end()) {
                fail(line,
                     fmt::format("There is no column '{}'. The columns are source, target, symbol, title and "
                                 "date.",
                                 line.fields[i]));
            }
            std::size_t& column = m_columns[static_cast<std::size_t>(title - k_titles.begin())];
            if (column != k_none) {
                fail(line, fmt::format("There are two columns '{}'.", *title));
            }
            column = i;
        }
        m_fields = line.fields.size();
    }

    ListedTask task_of(const ManifestLine& line) const {
        const std::size_t count = line.fields.size();
        if (count < k_required || count > m_fields) {
            fail(line, fmt::format(
                           "A line has SOURCE and TARGET, and SYMBOL, TITLE and DATE if they are known, with "
                           "tabs between them; this one has {} {}.",
                           count, count == 1 ? "field" : "fields"));
        }
        for (const std::string& field : line.fields) {
            if (const auto byte = text::find_invalid_utf8(field)) {
                fail(line, "The line is not valid UTF-8. Save the manifest as plain text in UTF-8.");
            }
        }
        ListedTask task{line.number, {}};
        for (const std::size_t i : {0U, 1U}) {
            if (m_columns[i] >= count) {
                fail(line, fmt::format("The field '{}' is missing.", k_titles[i]));
            }
            (i == 0 ? task.task.source : task.task.target) =
                manifest_path(m_path, line, m_columns[i], i == 0 ? "SOURCE" : "TARGET");
        }
        task.task.symbol = field(line, 2);
        task.task.title = field(line, 3);
        task.task.date = field(line, 4);
        if (!task.task.date.empty() && !model::is_date(task.task.date)) {
            fail(line,
                 fmt::format("'{}' is no date. Write it as 2021, 2021-03 or 2021-03-12.", task.task.date));
        }
        return task;
    }

    std::string field(const ManifestLine& line, std::size_t i) const {
        return m_columns[i] < line.fields.size() ? std::string{base::trim(line.fields[m_columns[i]])}
                                                 : std::string{};
    }

    const std::string& m_path;
    Columns m_columns{0, 1, 2, 3, 4};
    std::size_t m_fields = k_titles.size();
};

bool is_hidden(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.starts_with('.') || name.ends_with('~');
}

/// Relative to the folder, sorted.
std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> files;
    try {
        for (auto i = fs::recursive_directory_iterator{folder}; i != fs::recursive_directory_iterator{};
             ++i) {
            if (is_hidden(i->path())) {
                i.disable_recursion_pending();
            } else if (i->is_regular_file()) {
                files.push_back(i->path().lexically_relative(folder).generic_string());
            }
        }
    } catch (const fs::filesystem_error& e) {
        throw base::InputError{folder, fmt::format("The folder cannot be read: {}.", e.code().message())};
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

AddList read_add_manifest(const std::string& path, std::istream& standard_input) {
    return {base::display_name(path),
            ManifestReader{path}.read(base::read_file(path, standard_input, base::k_greatest_list))};
}

AddList list_folder(const std::string& folder, AlignOptions& options, base::Diagnostics& diagnostics) {
    const model::NamePairing pairing =
        model::pair_names(files_below(folder), options.source.language, options.target.language);
    options.source.language = pairing.source;
    options.target.language = pairing.target;
    for (const std::string& file : pairing.alone) {
        diagnostics.warn((fs::path{folder} / file).string(), 0,
                         "There is no file whose name differs in the language only; the file was left out.");
    }
    for (const std::string& file : pairing.ambiguous) {
        diagnostics.warn(
            (fs::path{folder} / file).string(), 0,
            "There are several files that it may be paired with; it was left out. Write the pair into a "
            "file for --batch.");
    }
    if (pairing.others > 0) {
        diagnostics.report(base::Severity::note, folder, 0,
                           fmt::format("{} {} neither '{}' nor '{}' in the name; left out.", pairing.others,
                                       pairing.others == 1 ? "file has" : "files have", pairing.source.str(),
                                       pairing.target.str()));
    }
    if (pairing.pairs.empty()) {
        throw base::InputError{
            folder, fmt::format("There is no pair of files in '{}' and '{}' in the folder, such as "
                                "report.{}.txt and report.{}.txt.",
                                pairing.source.str(), pairing.target.str(), pairing.source.str(),
                                pairing.target.str())};
    }
    AddList list{folder, {}};
    for (const model::NamedPair& pair : pairing.pairs) {
        list.tasks.push_back({0,
                              {.source = (fs::path{folder} / pair.source).string(),
                               .target = (fs::path{folder} / pair.target).string()}});
    }
    return list;
}

} // namespace diptych::pipeline

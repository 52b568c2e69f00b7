#include "language/iso_639.hpp"
#include "morphology/apertium.hpp"
#include "morphology/hunspell.hpp"
#include "morphology/morphology.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <utility>

namespace diptych::morphology {

namespace {

namespace fs = std::filesystem;

/// The files under `folder` and its folders whose name begins and ends so, in order of their names.
std::vector<fs::path> files_named(const fs::path& folder, const std::string& begin, std::string_view end) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator i{folder, error}, none; !error && i != none; i.increment(error)) {
        const std::string name = i->path().filename().string();
        if (name.starts_with(begin) && name.ends_with(end) && i.depth() <= 1) {
            files.push_back(i->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// apertium's analyser; the largest when several pairs have one, which knows most words.
std::unique_ptr<Morphology> find_apertium(const fs::path& folder, std::string_view primary) {
    const std::string code{language::three_letter_code(primary)};
    std::optional<fs::path> best;
    for (const fs::path& file : files_named(folder, code + "-", ".automorf.bin")) {
        std::error_code error;
        if (!best || fs::file_size(file, error) > fs::file_size(*best, error)) {
            best = file;
        }
    }
    if (!best) {
        return nullptr;
    }
    const std::string stem = best->filename().string();
    return open_apertium(*best, "apertium-" + stem.substr(0, stem.find('.')));
}

/// Hunspell's dictionary: of the country asked for, of the language, of the first country that has one.
std::unique_ptr<Morphology> find_hunspell(const fs::path& folder, const model::LanguageTag& language) {
    std::string exact = language.str();
    std::replace(exact.begin(), exact.end(), '-', '_');
    const std::string primary{language.primary()};
    std::vector<fs::path> candidates{folder / (exact + ".aff"), folder / (primary + ".aff")};
    const std::vector<fs::path> countries = files_named(folder, primary + "_", ".aff");
    candidates.insert(candidates.end(), countries.begin(), countries.end());
    for (const fs::path& file : candidates) {
        std::error_code error;
        if (fs::exists(file, error)) {
            return open_hunspell(file, "hunspell-" + file.stem().string());
        }
    }
    return nullptr;
}

} // namespace

std::unique_ptr<Morphology> find_morphology(const model::LanguageTag& language) {
    const char* chosen = std::getenv("DIPTYCH_MORPHOLOGY");
    const std::string folder = chosen == nullptr ? "" : chosen;
    if (folder == "none" || language.is_undetermined()) {
        return nullptr;
    }
    auto found = find_apertium(folder.empty() ? "/usr/share/apertium" : folder, language.primary());
    return found ? std::move(found)
                 : find_hunspell(folder.empty() ? "/usr/share/hunspell" : folder, language);
}

} // namespace diptych::morphology

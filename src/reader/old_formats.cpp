#include "reader/old_formats.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/program.hpp"
#include "reader/file_kind.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

namespace diptych::reader {

namespace {

constexpr std::chrono::minutes k_limit{2};

/// How a kind of files is called, and what LibreOffice makes of it.
struct Conversion {
    const char* ending;
    const char* filter; ///< LibreOffice's for it; left to itself it takes what is damaged for plain text
    const char* made;
    const char* other_program; ///< which writes what a reader takes; nullptr: none
    std::vector<std::string> arguments;
};

std::optional<Conversion> conversion_of(OldKind kind) {
    switch (kind) {
    case OldKind::word:
        return Conversion{"doc", "MS Word 97", "docx", "antiword", {"-w", "0", "-m", "UTF-8.txt"}}; // a paragraph a line
    case OldKind::rtf:
        return Conversion{"rtf", "Rich Text Format", "docx", "unrtf", {"--html"}};
    case OldKind::workbook:
        return Conversion{"xls", "MS Excel 97", "xlsx", nullptr, {}};
    case OldKind::presentation:
        return Conversion{"ppt", "MS PowerPoint 97", "pptx", nullptr, {}};
    case OldKind::none:
        break;
    }
    return std::nullopt;
}

} // namespace

std::string in_new_format(std::string bytes, const std::string& name, base::Diagnostics& diagnostics) {
    const std::optional<Conversion> conversion = conversion_of(old_kind_of(bytes));
    if (!conversion) {
        return bytes;
    }
    const auto office = base::find_program("soffice");
    const auto other =
        conversion->other_program == nullptr ? std::nullopt : base::find_program(conversion->other_program);
    if (!office && !other) {
        return bytes;
    }
    const base::TemporaryFolder folder;
    const std::filesystem::path file = folder.write(fmt::format("text.{}", conversion->ending), bytes);
    const auto say = [&](const char* program) {
        diagnostics.report(base::Severity::note, name, 0,
                           fmt::format("It was read with the help of {}.", program));
    };
    if (office) {
        base::run_program(*office,
                          {fmt::format("-env:UserInstallation=file://{}/profile", folder.path().string()),
                           "--headless", "--norestore", fmt::format("--infilter={}", conversion->filter),
                           "--convert-to", conversion->made, "--outdir", folder.path().string(), file.string()},
                          folder.path(), k_limit);
        if (auto made = folder.read(fmt::format("text.{}", conversion->made))) {
            say("LibreOffice");
            return *std::move(made);
        }
    }
    if (other) {
        std::vector<std::string> arguments = conversion->arguments;
        arguments.push_back(file.string());
        if (auto made = base::run_program(*other, arguments, folder.path(), k_limit);
            made && !made->empty()) {
            say(conversion->other_program);
            return *std::move(made);
        }
    }
    return bytes;
}

} // namespace diptych::reader

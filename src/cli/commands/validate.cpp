#include "exchange/tbx/validate.hpp"

#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/json.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "exchange/records/pair_json.hpp"
#include "pipeline/maintenance/validate_pairs.hpp"

#include <algorithm>
#include <optional>
#include <ostream>

namespace diptych::cli {

namespace {

Description describe() {
    return {
        .name = "validate",
        .summary = "check TBX, TMX and XLIFF files",
        .examples = {{"diptych validate glossary.tbx", "See what is wrong with a file, and what to do."},
                     {"diptych validate glossary.tbx --strict",
                      "Be content only with a file without warnings."},
                     {"diptych export tbx | diptych validate -", "Check what would be exported."},
                     {"diptych validate memory.tmx", "See what is wrong with the units of a memory."}},
        .text =
            "Checks TBX files (ISO 30042; version 3 in both styles, version 2 and TBX-Min) by the grammar "
            "of their format and by the rules of TBX-Basic that no grammar has: which data category "
            "belongs where with which values, references, dates, ids, language codes. - is the standard "
            "input. Nothing is stored.\n"
            "Of TMX and XLIFF, units that are no well-formed XML are found one by one; besides, what the formats ask "
            "for (attributes, ids, codes in pairs) and what 'diptych add' would leave out.\n"
            "Each finding is printed with its line and advice. An error means that the file is not valid, "
            "a warning that it is, but that tools will trip over it.\n"
            "The exit status is 1 when a file is not valid."};
}

class ValidateCommand : public Command {
public:
    ValidateCommand() : Command{describe()} {
        accept({option(m_is_strict,
                       {.name = "strict",
                        .help = "take warnings for errors: a file with warnings is not valid either"}),
                format_option(m_format, {"table", "jsonl"},
                              "table (the default), to read, or jsonl, JSON Lines")},
               {argument(m_files, {.name = "FILE", .maximum = k_many, .values = {.file = true}})});
    }

    Outcome run(Context& context) override {
        bool all_valid = true;
        bool all_read = true;
        for (const std::string& file : m_files) {
            try {
                all_valid = validate(file, context) && all_valid;
            } catch (const base::InputError& error) {
                if (m_files.size() == 1) {
                    throw;
                }
                context.messages.say(
                    fmt::format("diptych: {}", error.what())); // the others are still to be checked
                all_read = false;
            }
        }
        return !all_read ? Outcome::partly_failed : all_valid ? Outcome::done : Outcome::not_valid;
    }

protected:
    void configure() override {
        check_standard_input_once(m_files);
        m_is_jsonl = m_format == "jsonl";
    }

private:
    /// \returns whether it is valid
    bool validate(const std::string& file, Context& context) const {
        const std::string name = base::display_name(file);
        const std::string bytes = base::read_file(file, context.in);
        const std::optional<exchange::TbxValidation> pairs = pipeline::validate_pairs(bytes, name);
        const exchange::TbxValidation found = pairs ? *pairs : exchange::validate_tbx(bytes, name);
        const std::size_t warnings = found.count(base::Severity::warning);
        const bool is_valid = found.is_valid() && (!m_is_strict || warnings == 0);
        for (const exchange::TbxFinding& finding : found.findings) {
            const bool matters = finding.severity == base::Severity::error ||
                                 (m_is_strict && finding.severity == base::Severity::warning);
            if (!context.quiet || matters) {
                m_is_jsonl ? write_jsonl(name, finding, context.out) : write_line(name, finding, context);
            }
        }
        if (m_is_jsonl) {
            const base::Json line{{"type", "file"},         {"file", name},
                                  {"format", found.format}, {"concepts", found.concepts},
                                  {"valid", is_valid},      {"errors", found.count(base::Severity::error)},
                                  {"warnings", warnings}};
            context.out << base::json_line(line) << '\n';
        } else if (!context.quiet) {
            context.out << fmt::format(
                "{}: {}{}: {}, {} in {}.\n", name, found.format.empty() ? "" : found.format + ", ",
                is_valid ? "valid" : "not valid", base::counted(found.count(base::Severity::error), "error"),
                base::counted(warnings, "warning"),
                pairs ? base::counted(found.concepts, "unit") : base::counted(found.concepts, "entry", "entries"));
        }
        return is_valid;
    }

    static void write_line(const std::string& name, const exchange::TbxFinding& finding, Context& context) {
        const std::string place = finding.line == 0 ? name : fmt::format("{}:{}", name, finding.line);
        context.out << fmt::format("{}: {}: {}{}{}\n", place, base::name_of(finding.severity),
                                   finding.message, finding.advice.empty() ? "" : " ", finding.advice);
    }

    static void write_jsonl(const std::string& name, const exchange::TbxFinding& finding, std::ostream& out) {
        base::Json line{
            {"type", "fault"},
            {"place", exchange::json_of(model::Place{.file = name, .page = 0, .line = finding.line})}};
        line["severity"] = std::string{base::name_of(finding.severity)};
        line["rule"] = finding.rule;
        line["message"] = finding.message;
        line["advice"] = finding.advice;
        out << base::json_line(line) << '\n';
    }

    std::vector<std::string> m_files;
    bool m_is_strict = false;
    std::string m_format;
    bool m_is_jsonl = false;
};

} // namespace

std::unique_ptr<Command> make_validate_command() {
    return std::make_unique<ValidateCommand>();
}

} // namespace diptych::cli

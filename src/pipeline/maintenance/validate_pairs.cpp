#include "pipeline/maintenance/validate_pairs.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "reader/any_file.hpp"
#include "reader/tmx.hpp"
#include "reader/unit_check.hpp"
#include "reader/xliff.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace diptych::pipeline {

namespace {

/// "FILE:12: sentence" as a finding.
exchange::TbxFinding finding_of(const base::InputError& error, const std::string& name) {
    std::string message = error.what();
    exchange::TbxFinding finding{.severity = base::Severity::error, .rule = "xml", .message = message, .advice = {}};
    if (message.starts_with(name + ':')) {
        const std::size_t begin = name.size() + 1;
        const std::size_t end = message.find(": ", begin);
        const bool has_line = end != std::string::npos && end > begin &&
                              std::all_of(message.begin() + static_cast<std::ptrdiff_t>(begin),
                                          message.begin() + static_cast<std::ptrdiff_t>(end),
                                          [](char c) { return c >= '0' && c <= '9'; });
        finding.line = has_line ? std::stoul(message.substr(begin, end - begin)) : 0;
        finding.message = message.substr(has_line ? end + 2 : begin + 1);
    }
    return finding;
}

} // namespace

std::optional<exchange::TbxValidation> validate_pairs(std::string bytes, const std::string& name) {
    const reader::PairFormat format = reader::pair_format_of(bytes);
    if (format != reader::PairFormat::tmx && format != reader::PairFormat::xliff) {
        return std::nullopt;
    }
    exchange::TbxValidation found;
    found.format = format == reader::PairFormat::tmx ? "TMX" : "XLIFF";
    const std::vector<reader::BadUnit> bad = reader::take_out_bad_units(bytes);
    for (const reader::BadUnit& unit : bad) {
        found.findings.push_back({base::Severity::error, unit.line, "xml", unit.message,
                                  "'diptych add --skip-bad' leaves this unit out and keeps the others."});
    }
    base::Diagnostics said;
    try {
        found.concepts = reader::check_units(bytes, name, said) + bad.size();
        const model::UnitSink ignore = [](model::TranslationUnit&&) {};
        if (format == reader::PairFormat::tmx) {
            reader::read_tmx(xml::source_of(bytes), name, said, {}, ignore);
        } else {
            reader::read_xliff(xml::source_of(bytes), name, said, ignore);
        }
    } catch (const base::InputError& error) {
        found.findings.push_back(finding_of(error, name));
    }
    std::set<std::pair<std::size_t, std::string>> known;
    for (const base::Diagnostic& diagnostic : said.all()) {
        if (diagnostic.severity != base::Severity::note && known.emplace(diagnostic.line, diagnostic.message).second) {
            found.findings.push_back({base::Severity::warning, diagnostic.line, "unit", diagnostic.message, {}});
        }
    }
    std::stable_sort(found.findings.begin(), found.findings.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    return found;
}

} // namespace diptych::pipeline

#include "pipeline/sources/ready_pairs.hpp"

#include "base/checksum.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/input_stream.hpp"
#include "base/string.hpp"
#include "pipeline/sources/doubts.hpp"
#include "pipeline/sources/keyed_pairs.hpp"
#include "pipeline/sources/language_filler.hpp"
#include "pipeline/sources/pair_table.hpp"
#include "pipeline/sources/read_document.hpp"
#include "pipeline/sources/table_pairs.hpp"
#include "pipeline/sources/unit_cutter.hpp"
#include "reader/any_file.hpp"
#include "reader/file_kind.hpp"
#include "reader/line_pairs.hpp"
#include "reader/old_formats.hpp"
#include "reader/plain_text.hpp"
#include "reader/po.hpp"
#include "reader/tmx.hpp"
#include "reader/unit_check.hpp"
#include "reader/xliff.hpp"
#include "text/encoding.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <sstream>
#include <system_error>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::LanguageTag;

model::Document side_of(const std::string& path) {
    model::Document side;
    side.name = base::display_name(path);
    side.path = absolute_path(path);
    return side;
}

/// What the name of a file of lines ends in.
std::optional<LanguageTag> language_in_name(const std::string& path) {
    std::string ending = std::filesystem::path{path}.extension().string();
    ending.erase(0, ending.empty() ? 0 : 1);
    auto named = LanguageTag::parse(ending);
    return named && named->primary().size() == 2 ? std::move(named) : std::nullopt;
}

bool is_text(std::string_view begins) {
    return begins.find('\0') == std::string_view::npos || text::find_byte_order_mark(begins);
}

/// Prose has commas and semicolons, too. It is a table when its heading names languages, or when somebody
/// says which languages it has and every line has two cells.
bool is_bilingual_text(const reader::Table& table, const PairOptions& options) {
    return has_language_heading(table) ||
           (options.source && options.target &&
            std::all_of(table.rows.begin(), table.rows.end(),
                        [](const reader::Table::Row& row) { return row.cells.size() == 2; }));
}

} // namespace

ReadyPairs::ReadyPairs(const std::string& path, std::istream& standard_input) : m_source{path} {
    std::error_code error;
    if (path == "-" || !std::filesystem::is_regular_file(path, error)) {
        m_bytes = base::read_file(path, standard_input);
    }
}

ReadyPairs::ReadyPairs(const std::string& source, const std::string& target, PairedBy paired_by)
    : m_source{source}, m_target{target}, m_paired_by{paired_by} {}

model::Bitext ReadyPairs::head() const {
    model::Bitext head;
    head.source = side_of(m_source);
    head.target = side_of(has_two() ? m_target : m_source);
    return head;
}

std::array<std::string, 2> ReadyPairs::checksums() const {
    const std::string source = m_bytes ? base::sha256_of(*m_bytes) : base::sha256_of_file(m_source);
    return {source, has_two() ? base::sha256_of_file(m_target) : source};
}

bool ReadyPairs::has_paragraphs() const {
    return !has_two() && reader::pair_format_of(beginning()) == reader::PairFormat::xliff;
}

class ReadyPairs::Doubts {
public:
    void take(const model::TranslationUnit& unit) {
        constexpr std::size_t k_enough = std::size_t{1} << 16; // bytes: as much as a guess looks at
        if (!m_languages) {
            m_languages = {unit.source_language, unit.target_language};
        }
        if (m_languages->first == unit.source_language && m_languages->second == unit.target_language) {
            ++m_units;
            append(unit.source, m_source, k_enough);
            append(unit.target, m_target, k_enough);
        }
    }

    void report(const model::Bitext& head, base::Diagnostics& diagnostics) const {
        constexpr std::size_t k_many = 5; // units, all of which are hardly what both languages say alike
        if (m_units >= k_many && m_source == m_target) {
            diagnostics.report(base::Severity::note, head.source.name, 0,
                               "Source and target have the same texts. Check which files you named.");
        } else if (m_languages) {
            report_language_doubts({head.source.name, m_languages->first, m_source},
                                   {head.target.name, m_languages->second, m_target}, diagnostics);
        }
    }

private:
    static void append(const std::vector<std::string>& texts, std::string& all, std::size_t most) {
        for (std::size_t i = 0; i < texts.size() && all.size() < most; ++i) {
            all.append(texts[i], 0, most).append("\n");
        }
    }

    std::optional<std::pair<LanguageTag, LanguageTag>> m_languages;
    std::string m_source;
    std::string m_target;
    std::size_t m_units = 0;
};

void ReadyPairs::visit(const PairOptions& options, base::Diagnostics& diagnostics,
                       const model::UnitSink& sink) const {
    Doubts doubts;
    bool has_pair = has_lines();
    std::optional<UnitCutter> cutter;
    if (options.cut) {
        cutter.emplace(diagnostics, sink);
    }
    const model::UnitSink watched = [&](model::TranslationUnit&& unit) {
        has_pair = has_pair || unit.has_pair();
        if (!m_doubts_told) {
            doubts.take(unit);
        }
        cutter ? cutter->take(std::move(unit)) : sink(std::move(unit));
    };
    if (has_lines()) {
        visit_lines(options, diagnostics, watched);
    } else if (has_two()) {
        visit_keyed_pairs(m_source, m_target, options.source, options.target, diagnostics, watched);
    } else {
        visit_file(options, diagnostics, watched);
    }
    if (!std::exchange(m_doubts_told, true)) {
        const model::Bitext both = head();
        if (!has_two() || !report_same_sides(both.source, both.target, diagnostics)) {
            doubts.report(both, diagnostics);
        }
    }
    if (!has_pair) {
        throw base::InputError{base::display_name(m_source),
                               has_two() ? "No key of this file has a text in the other one, too."
                                         : "There is no pair of sentences in the file."};
    }
}

void ReadyPairs::visit_lines(const PairOptions& options, base::Diagnostics& diagnostics,
                             const model::UnitSink& sink) const {
    const auto language = [](const std::optional<LanguageTag>& given, const std::string& path) {
        return given ? given : language_in_name(path);
    };
    LanguageFiller filler{{m_source, language(options.source, m_source)},
                          {m_target, language(options.target, m_target)},
                          diagnostics,
                          sink};
    reader::LinePairs lines{m_source, m_target};
    std::string source;
    std::string target;
    while (lines.next(source, target)) {
        if (!source.empty() || !target.empty()) {
            model::TranslationUnit unit;
            unit.set_texts(std::exchange(source, {}), std::exchange(target, {}));
            unit.line = lines.line();
            filler.take(std::move(unit), false, false);
        }
    }
    filler.finish();
}

void ReadyPairs::visit_file(const PairOptions& options, base::Diagnostics& diagnostics,
                            const model::UnitSink& sink) const {
    const std::string name = base::display_name(m_source);
    const std::string begins = beginning();
    const reader::PairFormat format = reader::pair_format_of(begins);
    const bool is_xml = format == reader::PairFormat::tmx || format == reader::PairFormat::xliff;
    if (options.skip_bad && is_xml) { // once more, without what cannot be read
        ReadyPairs good = *this;
        good.m_bytes = good_bytes(diagnostics);
        PairOptions rest = options;
        rest.skip_bad = false;
        good.visit_file(rest, diagnostics, sink);
        return;
    }
    std::istringstream kept{m_bytes.value_or(std::string{})};
    base::InputStream input{m_bytes ? "-" : m_source, kept};
    switch (format) {
    case reader::PairFormat::tmx:
        visit_tmx(options, diagnostics, sink);
        return;
    case reader::PairFormat::xliff:
        reader::read_xliff(xml::source_of(input.stream(), name), name, diagnostics, sink);
        return;
    case reader::PairFormat::po: {
        LanguageFiller filler{{name, options.source}, {name, options.target}, diagnostics, sink};
        reader::read_po(all_bytes(), name, diagnostics, [&](model::TranslationUnit&& unit) {
            const bool named = !options.target && !unit.target_language.is_undetermined();
            filler.take(std::move(unit), false, named);
        });
        filler.finish();
        return;
    }
    case reader::PairFormat::none:
        break;
    }
    if (!is_pair_table(begins)) {
        if (visit_tables(begins, options, diagnostics, sink)) {
            return;
        }
        if (!options.untitled_tables) {
            throw base::InputError{
                name,
                "This is neither TMX, XLIFF nor PO, nor a table or document with two columns that answer to "
                "each other, so it holds no pairs. A text and its translation become pairs when both are "
                "given "
                "to 'diptych add' or 'diptych align'. The columns of a table are known by titles, source and "
                "target or the names of languages, or with --source-lang and --target-lang."};
        }
    }
    LanguageFiller filler{{name, options.source}, {name, options.target}, diagnostics, sink};
    read_pair_table(input.stream(), begins, name, options.skip_bad, filler, diagnostics);
    filler.finish();
}

/// The units in the first other language, then those in each further one: reading again costs less than
/// keeping what belongs to other documents.
void ReadyPairs::visit_tmx(const PairOptions& options, base::Diagnostics& diagnostics,
                           const model::UnitSink& sink) const {
    const std::string name = base::display_name(m_source);
    const auto pass = [&](const reader::TmxOptions& wanted, base::Diagnostics& said) {
        std::istringstream kept{m_bytes.value_or(std::string{})};
        base::InputStream input{m_bytes ? "-" : m_source, kept};
        return reader::read_tmx(xml::source_of(input.stream(), name), name, said, wanted, sink);
    };
    const reader::TmxOthers others = pass({options.source, options.target}, diagnostics);
    constexpr std::size_t k_most_passes = 100; // no memory has so many languages in earnest
    std::map<LanguageTag, std::size_t> left_out;
    std::size_t passes = 0;
    for (const auto& [languages, texts] : others) {
        if (options.target || ++passes > k_most_passes) {
            left_out[languages.second] += texts;
            continue;
        }
        base::Diagnostics said_before;
        pass({options.source, {}, languages}, said_before);
    }
    if (!left_out.empty()) {
        std::vector<std::string> list;
        for (const auto& [language, texts] : left_out) {
            list.push_back(fmt::format("{} ({})", language.str(), texts));
        }
        diagnostics.report(base::Severity::note, name, 0,
                           fmt::format("Texts in other languages were left out: {}. {}",
                                       base::join(list, ", "),
                                       options.target ? "Without --target-lang all of them are taken."
                                                      : "Name one with --target-lang."));
    }
}

/// The tables of a document, or a table as text without the titles that 'diptych export' writes.
/// \returns whether there is a bilingual one
bool ReadyPairs::visit_tables(const std::string& begins, const PairOptions& options,
                              base::Diagnostics& diagnostics, const model::UnitSink& sink) const {
    const std::string name = base::display_name(m_source);
    if (reader::old_kind_of(begins) != reader::OldKind::none) {
        std::string bytes = reader::in_new_format(all_bytes(), name, diagnostics);
        reader::refuse_unread_kind(bytes, name);
        return reader::may_have_tables(bytes) &&
               visit_table_pairs(reader::read_any_tables(std::move(bytes), name), name, options.source, options.target,
                                 diagnostics, sink);
    }
    reader::refuse_unread_kind(begins.starts_with("PK") ? all_bytes() : begins, name);
    if (begins.starts_with("PK") || reader::may_have_tables(begins)) {
        return visit_table_pairs(reader::read_any_tables(all_bytes(), name), name, options.source,
                                 options.target, diagnostics, sink);
    }
    const bool may_be_table = begins.substr(0, begins.find('\n')).find_first_of("\t;,") != std::string::npos;
    if (!may_be_table || options.untitled_tables || !is_text(begins)) {
        return false;
    }
    const model::SourceText text = reader::decode_plain_text(all_bytes(), name, diagnostics);
    const reader::Table table = table_of_text(text.text, name, diagnostics);
    return is_bilingual_text(table, options) &&
           visit_table_pairs({table}, name, options.source, options.target, diagnostics, sink);
}

/// Without the units that are no well-formed XML.
std::string ReadyPairs::good_bytes(base::Diagnostics& diagnostics) const {
    const std::string name = base::display_name(m_source);
    std::string bytes = all_bytes();
    const std::vector<reader::BadUnit> bad = reader::take_out_bad_units(bytes);
    for (const reader::BadUnit& unit : bad) {
        diagnostics.warn(name, unit.line, unit.message + " The unit was left out.");
    }
    if (!bad.empty()) {
        diagnostics.report(
            base::Severity::note, name, 0,
            fmt::format("{} left out, which could not be read.",
                        bad.size() == 1 ? "1 unit was" : fmt::format("{} units were", bad.size())));
    }
    return bytes;
}

/// As much as tells what it is.
std::string ReadyPairs::beginning() const {
    constexpr std::size_t k_enough = std::size_t{1} << 17;
    return m_bytes ? m_bytes->substr(0, k_enough) : base::read_beginning(m_source, k_enough);
}

std::string ReadyPairs::all_bytes() const {
    std::istringstream no_input;
    return m_bytes ? *m_bytes : base::read_file(m_source, no_input);
}

} // namespace diptych::pipeline

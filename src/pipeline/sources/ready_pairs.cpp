#include "pipeline/sources/ready_pairs.hpp"

#include "base/checksum.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/input_stream.hpp"
#include "pipeline/sources/doubts.hpp"
#include "pipeline/sources/language_filler.hpp"
#include "pipeline/sources/pair_table.hpp"
#include "pipeline/sources/read_document.hpp"
#include "reader/any_file.hpp"
#include "reader/line_pairs.hpp"
#include "reader/tmx.hpp"
#include "reader/xliff.hpp"

#include <filesystem>
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

} // namespace

ReadyPairs::ReadyPairs(const std::string& path, std::istream& standard_input) : m_source{path} {
    std::error_code error;
    if (path == "-" || !std::filesystem::is_regular_file(path, error)) {
        m_bytes = base::read_file(path, standard_input);
    }
}

ReadyPairs::ReadyPairs(const std::string& source, const std::string& target)
    : m_source{source}, m_target{target} {}

model::Bitext ReadyPairs::head() const {
    model::Bitext head;
    head.source = side_of(m_source);
    head.target = side_of(has_lines() ? m_target : m_source);
    return head;
}

std::array<std::string, 2> ReadyPairs::checksums() const {
    const std::string source = m_bytes ? base::sha256_of(*m_bytes) : base::sha256_of_file(m_source);
    return {source, has_lines() ? base::sha256_of_file(m_target) : source};
}

bool ReadyPairs::has_paragraphs() const {
    return !has_lines() && reader::pair_format_of(beginning()) == reader::PairFormat::xliff;
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
    const model::UnitSink watched = [&](model::TranslationUnit&& unit) {
        has_pair = has_pair || unit.has_pair();
        if (!m_doubts_told) {
            doubts.take(unit);
        }
        sink(std::move(unit));
    };
    if (has_lines()) {
        visit_lines(options, diagnostics, watched);
    } else {
        visit_file(options, diagnostics, watched);
    }
    if (!std::exchange(m_doubts_told, true)) {
        const model::Bitext both = head();
        if (!has_lines() || !report_same_sides(both.source, both.target, diagnostics)) {
            doubts.report(both, diagnostics);
        }
    }
    if (!has_pair) {
        throw base::InputError{base::display_name(m_source), "There is no pair of sentences in the file."};
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
    std::istringstream kept{m_bytes.value_or(std::string{})};
    base::InputStream input{m_bytes ? "-" : m_source, kept};
    switch (reader::pair_format_of(begins)) {
    case reader::PairFormat::tmx:
        reader::read_tmx(xml::source_of(input.stream(), name), name, diagnostics,
                         {options.source, options.target}, sink);
        return;
    case reader::PairFormat::xliff:
        reader::read_xliff(xml::source_of(input.stream(), name), name, diagnostics, sink);
        return;
    case reader::PairFormat::none:
        break;
    }
    if (!is_pair_table(begins) && !options.untitled_tables) {
        throw base::InputError{
            name, "This is neither TMX nor XLIFF, nor a table whose first line has the titles source and "
                  "target, so it holds no pairs. A text and its translation become pairs when both are "
                  "given to 'diptych add' or 'diptych align'."};
    }
    LanguageFiller filler{{name, options.source}, {name, options.target}, diagnostics, sink};
    read_pair_table(input.stream(), begins, name, filler, diagnostics);
    filler.finish();
}

/// As much as tells what it is.
std::string ReadyPairs::beginning() const {
    constexpr std::size_t k_enough = std::size_t{1} << 17;
    if (m_bytes) {
        return m_bytes->substr(0, k_enough);
    }
    std::istringstream no_input;
    base::InputStream input{m_source, no_input};
    std::string bytes(k_enough, '\0');
    input.stream().read(bytes.data(), static_cast<std::streamsize>(k_enough));
    bytes.resize(static_cast<std::size_t>(input.stream().gcount()));
    return bytes;
}

} // namespace diptych::pipeline

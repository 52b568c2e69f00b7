#include "exchange/pair_formats.hpp"

#include "base/json.hpp"
#include "exchange/pages/pair.hpp"
#include "exchange/records/pair_json.hpp"
#include "exchange/records/tmx_writer.hpp"
#include "exchange/records/xliff_writer.hpp"
#include "exchange/tables/table_writer.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::array<std::pair<PairFormat, std::string_view>, 7> k_names{{{PairFormat::tsv, "tsv"},
                                                                          {PairFormat::csv, "csv"},
                                                                          {PairFormat::jsonl, "jsonl"},
                                                                          {PairFormat::tmx, "tmx"},
                                                                          {PairFormat::xliff, "xliff"},
                                                                          {PairFormat::html, "html"},
                                                                          {PairFormat::srt, "srt"}}};

class PairTable : public PairWriter {
public:
    PairTable(char separator, PairColumns columns, std::ostream& out)
        : m_columns{std::move(columns)}, m_table{out, separator} {
        m_table.row(titles_of(m_columns));
    }

    void add(const model::Pair& pair) override {
        m_table.row(cells_of(pair, m_columns));
        ++m_written;
    }

    void finish() override {}

private:
    PairColumns m_columns;
    TableWriter m_table;
};

class JsonLinesWriter : public PairWriter {
public:
    explicit JsonLinesWriter(std::ostream& out) : m_out{out} {}

    void add(const model::Pair& pair) override {
        m_out << base::json_line(json_of(pair)) << '\n';
        ++m_written;
    }

    void finish() override {}

private:
    std::ostream& m_out;
};

class TmxPairs : public PairWriter {
public:
    TmxPairs(std::ostream& out, const model::LanguageTag& source) : m_writer{out, source} {}

    void add(const model::Pair& pair) override {
        m_writer.add(pair);
        m_written = m_writer.units();
        m_left_out = m_writer.left_out();
    }

    void add_versions(const model::VersionUnit& unit) override {
        m_writer.add(unit);
        m_written = m_writer.units();
        m_left_out = m_writer.left_out();
    }

    void finish() override { m_writer.finish(); }

    std::size_t dropped_characters() const override { return m_writer.dropped_characters(); }

private:
    TmxWriter m_writer;
};

class XliffPairs : public PairWriter {
public:
    XliffPairs(std::ostream& out, const PairWriterOptions& options)
        : m_source{options.source}, m_target{options.target}, m_writer{out, options.source, options.target} {}

    void add(const model::Pair& pair) override {
        if (pair.source.language != m_source || pair.target.language != m_target) {
            ++m_left_out;
            return;
        }
        m_writer.add(pair);
        ++m_written;
    }

    void finish() override { m_writer.finish(); }

    std::size_t dropped_characters() const override { return m_writer.dropped_characters(); }

private:
    model::LanguageTag m_source;
    model::LanguageTag m_target;
    XliffWriter m_writer;
};

/// A cue for each pair, those that are shown at the same time together: the source, and the target below it.
class SubtitleWriter : public PairWriter {
public:
    explicit SubtitleWriter(std::ostream& out) : m_out{out} {}

    void add(const model::Pair& pair) override {
        const auto& time = pair.source.place.time ? pair.source.place.time : pair.target.place.time;
        if (!time) {
            ++m_left_out;
            return;
        }
        if (m_time && *m_time != *time) {
            write();
        }
        m_time = time;
        append(m_source, pair.source.text);
        append(m_target, pair.target.text);
        ++m_written;
    }

    void finish() override {
        if (m_time) {
            write();
        }
    }

private:
    static void append(std::string& lines, const std::string& text) {
        lines += text.empty() ? "" : table_cell(text) + '\n';
    }

    void write() {
        m_out << (m_cues == 0 ? "" : "\n");
        ++m_cues;
        m_out << m_cues << '\n'
              << model::clock_text(m_time->begin, ',') << " --> " << model::clock_text(m_time->end, ',') << '\n'
              << std::exchange(m_source, {}) << std::exchange(m_target, {});
    }

    std::ostream& m_out;
    std::optional<model::TimeSpan> m_time; ///< of the cue that is not written yet
    std::string m_source;
    std::string m_target;
    std::size_t m_cues = 0;
};

class MosesWriter : public PairWriter {
public:
    MosesWriter(std::ostream& source, model::LanguageTag source_language, std::ostream& target,
                model::LanguageTag target_language)
        : m_source{source}, m_source_language{std::move(source_language)}, m_target{target},
          m_target_language{std::move(target_language)} {}

    void add(const model::Pair& pair) override {
        if (pair.source.text.empty() || pair.target.text.empty() ||
            pair.source.language.primary() != m_source_language.primary() ||
            pair.target.language.primary() != m_target_language.primary()) {
            ++m_left_out;
            return;
        }
        m_source << table_cell(pair.source.text) << '\n';
        m_target << table_cell(pair.target.text) << '\n';
        ++m_written;
    }

    void finish() override {}

private:
    std::ostream& m_source;
    model::LanguageTag m_source_language;
    std::ostream& m_target;
    model::LanguageTag m_target_language;
};

} // namespace

std::optional<PairFormat> find_pair_format(std::string_view name) {
    const auto known =
        std::find_if(k_names.begin(), k_names.end(), [&](const auto& n) { return n.second == name; });
    return known == k_names.end() ? std::nullopt : std::optional{known->first};
}

std::vector<std::string> pair_format_names() {
    std::vector<std::string> names;
    for (const auto& [format, name] : k_names) {
        if (format != PairFormat::srt) {
            names.emplace_back(name);
        }
    }
    return names;
}

std::unique_ptr<PairWriter> make_pair_writer(PairFormat format, std::ostream& out,
                                             const PairWriterOptions& options) {
    switch (format) {
    case PairFormat::tsv:
        return std::make_unique<PairTable>('\t', options.columns, out);
    case PairFormat::csv:
        return std::make_unique<PairTable>(',', options.columns, out);
    case PairFormat::jsonl:
        return std::make_unique<JsonLinesWriter>(out);
    case PairFormat::tmx:
        return std::make_unique<TmxPairs>(out, options.source);
    case PairFormat::xliff:
        return std::make_unique<XliffPairs>(out, options);
    case PairFormat::srt:
        return std::make_unique<SubtitleWriter>(out);
    case PairFormat::html:
        break;
    }
    return make_pair_html_writer(out, options);
}

void write_bitext(const model::Bitext& bitext, const BeadNumbers& chosen, PairWriter& writer) {
    const model::BitextPairs pairs{bitext};
    for (const std::size_t i : chosen) {
        writer.add(pairs.pair(i));
    }
    writer.finish();
}

std::unique_ptr<PairWriter> make_moses_writer(std::ostream& source, const model::LanguageTag& source_language,
                                              std::ostream& target,
                                              const model::LanguageTag& target_language) {
    return std::make_unique<MosesWriter>(source, source_language, target, target_language);
}

} // namespace diptych::exchange

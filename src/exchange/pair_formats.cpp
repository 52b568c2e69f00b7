#include "exchange/pair_formats.hpp"

#include "base/format.hpp"
#include "base/json.hpp"
#include "exchange/pages/pair.hpp"
#include "exchange/records/pair_json.hpp"
#include "exchange/records/tmx_writer.hpp"
#include "exchange/records/xliff_writer.hpp"
#include "exchange/tables/csv.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::array<std::pair<PairFormat, std::string_view>, 6> k_names{{{PairFormat::tsv, "tsv"},
                                                                          {PairFormat::csv, "csv"},
                                                                          {PairFormat::jsonl, "jsonl"},
                                                                          {PairFormat::tmx, "tmx"},
                                                                          {PairFormat::xliff, "xliff"},
                                                                          {PairFormat::html, "html"}}};

class TableWriter : public PairWriter {
public:
    TableWriter(char separator, std::ostream& out) : m_separator{separator}, m_out{out} {
        write_row({"bead", "document", "symbol", "date", "source_language", "source", "target_language",
                   "target", "probability", "pinned", "flag"});
    }

    void add(const model::PairHit& pair) override {
        write_row({std::to_string(pair.bead), std::to_string(pair.document), pair.symbol, pair.date,
                   pair.source.language.str(), pair.source.text, pair.target.language.str(), pair.target.text,
                   fmt::format("{:.4f}", pair.probability), pair.pinned ? "yes" : "", pair.flag});
        ++m_written;
    }

    void finish() override {}

private:
    void write_row(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) {
                m_out << m_separator;
            }
            m_out << (m_separator == '\t' ? unquoted_field(cells[i]) : csv_field(cells[i], m_separator));
        }
        m_out << '\n';
    }

    char m_separator;
    std::ostream& m_out;
};

class JsonLinesWriter : public PairWriter {
public:
    JsonLinesWriter(std::ostream& out, std::string query) : m_out{out}, m_query{std::move(query)} {}

    void add(const model::PairHit& pair) override {
        base::Json line{{"type", "pair"}};
        add_unless_empty(line, "query", m_query);
        line["bead"] = pair.bead;
        line["document"] = pair.document;
        line["symbol"] = pair.symbol;
        add_unless_empty(line, "title", pair.title);
        add_unless_empty(line, "date", pair.date);
        if (!m_query.empty()) {
            line["found_in"] = pair.found_in_source ? "source" : "target";
            line["match"] = std::string{model::name_of(pair.kind)};
        }
        constexpr double k_scale = 10'000; // four decimals, as everywhere
        line["probability"] = std::round(pair.probability * k_scale) / k_scale;
        line["pinned"] = pair.pinned;
        add_unless_empty(line, "flag", pair.flag);
        line["source"] = json_of(pair.source);
        line["target"] = json_of(pair.target);
        m_out << base::json_line(line) << '\n';
        ++m_written;
    }

    void finish() override {}

private:
    static void add_unless_empty(base::Json& object, const char* name, const std::string& value) {
        if (!value.empty()) {
            object[name] = value;
        }
    }

    std::ostream& m_out;
    std::string m_query;
};

class TmxPairs : public PairWriter {
public:
    TmxPairs(std::ostream& out, const model::LanguageTag& source) : m_writer{out, source} {}

    void add(const model::PairHit& pair) override {
        m_writer.add(pair);
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

    void add(const model::PairHit& pair) override {
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

class MosesWriter : public PairWriter {
public:
    MosesWriter(std::ostream& source, model::LanguageTag source_language, std::ostream& target,
                model::LanguageTag target_language)
        : m_source{source}, m_source_language{std::move(source_language)}, m_target{target},
          m_target_language{std::move(target_language)} {}

    void add(const model::PairHit& pair) override {
        if (pair.source.text.empty() || pair.target.text.empty() ||
            pair.source.language.primary() != m_source_language.primary() ||
            pair.target.language.primary() != m_target_language.primary()) {
            ++m_left_out;
            return;
        }
        m_source << unquoted_field(pair.source.text) << '\n';
        m_target << unquoted_field(pair.target.text) << '\n';
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

std::string_view name_of(PairFormat format) {
    return std::find_if(k_names.begin(), k_names.end(), [&](const auto& n) { return n.first == format; })
        ->second;
}

std::optional<PairFormat> find_pair_format(std::string_view name) {
    const auto known =
        std::find_if(k_names.begin(), k_names.end(), [&](const auto& n) { return n.second == name; });
    return known == k_names.end() ? std::nullopt : std::optional{known->first};
}

std::vector<std::string> pair_format_names() {
    std::vector<std::string> names;
    for (const auto& [format, name] : k_names) {
        names.emplace_back(name);
    }
    return names;
}

std::unique_ptr<PairWriter> make_pair_writer(PairFormat format, std::ostream& out,
                                             const PairWriterOptions& options) {
    switch (format) {
    case PairFormat::tsv:
        return std::make_unique<TableWriter>('\t', out);
    case PairFormat::csv:
        return std::make_unique<TableWriter>(',', out);
    case PairFormat::jsonl:
        return std::make_unique<JsonLinesWriter>(out, options.query);
    case PairFormat::tmx:
        return std::make_unique<TmxPairs>(out, options.source);
    case PairFormat::xliff:
        return std::make_unique<XliffPairs>(out, options);
    case PairFormat::html:
        break;
    }
    return make_pair_html_writer(out, options);
}

std::unique_ptr<PairWriter> make_moses_writer(std::ostream& source, const model::LanguageTag& source_language,
                                              std::ostream& target,
                                              const model::LanguageTag& target_language) {
    return std::make_unique<MosesWriter>(source, source_language, target, target_language);
}

} // namespace diptych::exchange

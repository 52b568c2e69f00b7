#include "exchange/glossary_formats.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/pages/glossary.hpp"
#include "exchange/records/glossary_jsonl.hpp"
#include "exchange/tables/csv.hpp"
#include "exchange/tables/multiterm.hpp"
#include "exchange/tables/omegat_glossary.hpp"
#include "exchange/tables/utx.hpp"
#include "exchange/tables/xlsx.hpp"
#include "exchange/tbx/reader.hpp"
#include "exchange/tbx/writer.hpp"
#include "text/encoding.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <utility>

namespace diptych::exchange {

namespace {

struct FormatName {
    GlossaryFormat format;
    std::string_view name;
    std::string_view endings; ///< of files, with '|' between them
};

constexpr std::array<FormatName, 9> k_formats{{
    {GlossaryFormat::tbx, "tbx", "tbx|tbxm|xml|tbs"},
    {GlossaryFormat::omegat, "omegat", "txt|utf8|tab"},
    {GlossaryFormat::csv, "csv", "csv"},
    {GlossaryFormat::tsv, "tsv", "tsv"},
    {GlossaryFormat::multiterm, "multiterm", "mtf|mtf.xml"},
    {GlossaryFormat::utx, "utx", "utx"},
    {GlossaryFormat::jsonl, "jsonl", "jsonl|ndjson"},
    {GlossaryFormat::xlsx, "xlsx", "xlsx|xlsm"},
    {GlossaryFormat::html, "html", "html|htm"},
}};

/// The first bytes as text, without a byte order mark.
std::string readable(std::string_view bytes) {
    constexpr std::size_t k_enough = 4096;
    bytes = bytes.substr(0, k_enough);
    const std::optional<text::ByteOrderMark> mark = text::find_byte_order_mark(bytes);
    std::string_view content = mark ? bytes.substr(mark->length) : bytes;
    std::optional<std::string> encoding;
    if (mark && mark->encoding != "UTF-8") {
        encoding = mark->encoding;
    } else if (!mark) {
        encoding = text::detect_utf16(bytes.substr(0, bytes.size() & ~std::size_t{1}));
    }
    return encoding ? text::decode(content, *encoding).text : std::string{content};
}

/// Of XML, by the name of the root element.
GlossaryFormat xml_format(std::string_view text) {
    for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
        const std::string_view tag = text.substr(i + 1);
        const bool is_element = !tag.empty() && tag.front() != '?' && tag.front() != '!';
        if (is_element) {
            const bool is_html = base::to_lower_ascii(tag.substr(0, 4)) == "html";
            return tag.starts_with("mtf") ? GlossaryFormat::multiterm
                   : is_html              ? GlossaryFormat::html
                                          : GlossaryFormat::tbx;
        }
    }
    return GlossaryFormat::tbx;
}

bool has_headings(std::string_view text, char separator) {
    std::size_t languages = 0;
    for (const std::string_view heading :
         base::split(text.substr(0, text.find_first_of("\r\n")), separator)) {
        const std::optional<ColumnRole> role = find_column_role(heading);
        languages += role && role->language && role->category == "term" ? 1U : 0U;
    }
    return languages != 0;
}

std::optional<GlossaryFormat> format_of_ending(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    const std::string ending =
        dot == std::string_view::npos ? "" : base::to_lower_ascii(file_name.substr(dot + 1));
    for (const FormatName& known : k_formats) {
        const std::vector<std::string_view> endings = base::split(known.endings, '|');
        if (!ending.empty() && std::find(endings.begin(), endings.end(), ending) != endings.end()) {
            return known.format;
        }
    }
    return std::nullopt;
}

} // namespace

std::string_view name_of(GlossaryFormat format) {
    return k_formats[static_cast<std::size_t>(format)].name;
}

std::optional<GlossaryFormat> find_glossary_format(std::string_view name) {
    const auto* const found = std::find_if(k_formats.begin(), k_formats.end(),
                                           [&](const FormatName& known) { return known.name == name; });
    return found == k_formats.end() ? std::nullopt : std::optional{found->format};
}

const std::vector<std::string>& glossary_format_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const FormatName& known : k_formats) {
            all.emplace_back(known.name);
        }
        return all;
    }();
    return names;
}

std::optional<GlossaryFormat> guess_glossary_format(std::string_view file_name,
                                                    std::string_view first_bytes) {
    const std::optional<GlossaryFormat> by_ending = format_of_ending(file_name);
    if (first_bytes.empty()) {
        return by_ending;
    }
    if (first_bytes.starts_with("PK\x03\x04")) {
        return GlossaryFormat::xlsx;
    }
    const std::string beginning = readable(first_bytes);
    const std::string_view text = base::trim(beginning);
    if (base::to_lower_ascii(text.substr(0, 4)) == "#utx") {
        return GlossaryFormat::utx;
    }
    if (text.starts_with('<')) {
        return xml_format(text);
    }
    if (text.starts_with('{')) {
        return GlossaryFormat::jsonl;
    }
    const bool is_tsv = by_ending == GlossaryFormat::tsv || by_ending == GlossaryFormat::omegat;
    if (is_tsv && beginning.find('\t') != std::string::npos) {
        return has_headings(beginning, '\t') ? GlossaryFormat::tsv : GlossaryFormat::omegat;
    }
    return by_ending;
}

GlossaryContents read_glossary(GlossaryFormat format, std::istream& in, const std::string& name,
                               const GlossaryReadOptions& options, const ConceptSink& sink,
                               base::Diagnostics& diagnostics) {
    TableOptions table;
    table.map = options.map;
    table.source_language = options.source_language;
    table.separator = options.separator;
    table.target_language = options.target_language;
    table.on_fields = options.on_fields;
    switch (format) {
    case GlossaryFormat::tbx:
        return read_tbx(xml::source_of(in, name), name, sink, diagnostics);
    case GlossaryFormat::omegat:
        return read_omegat(in, name, table, options.encoding, sink, diagnostics);
    case GlossaryFormat::csv:
        return read_csv(in, name, table, options.encoding, std::nullopt, sink, diagnostics);
    case GlossaryFormat::tsv:
        return read_csv(in, name, table, options.encoding, '\t', sink, diagnostics);
    case GlossaryFormat::multiterm:
        return read_multiterm(in, name, sink, diagnostics);
    case GlossaryFormat::utx:
        return read_utx(in, name, table, options.encoding, sink, diagnostics);
    case GlossaryFormat::jsonl:
        return read_glossary_jsonl(in, name, options.encoding, sink, diagnostics);
    case GlossaryFormat::xlsx:
        return read_xlsx(base::read_stream(in, name), name, options.sheet, table, sink, diagnostics);
    case GlossaryFormat::html:
        break;
    }
    throw base::UsageError{
        fmt::format("{}: HTML is a page for people and is not read back. Import the glossary from "
                    "the format it was made of: tbx, csv, xlsx ...",
                    name)};
}

std::unique_ptr<GlossaryWriter> make_glossary_writer(GlossaryFormat format, std::ostream& out,
                                                     GlossaryWriterOptions options,
                                                     base::Diagnostics& diagnostics) {
    switch (format) {
    case GlossaryFormat::tbx:
        break;
    case GlossaryFormat::omegat:
        return make_omegat_writer(out, std::move(options), diagnostics);
    case GlossaryFormat::csv:
        return make_csv_writer(',', out, std::move(options), diagnostics);
    case GlossaryFormat::tsv:
        return make_csv_writer('\t', out, std::move(options), diagnostics);
    case GlossaryFormat::multiterm:
        return make_multiterm_writer(out, std::move(options), diagnostics);
    case GlossaryFormat::utx:
        return make_utx_writer(out, std::move(options), diagnostics);
    case GlossaryFormat::jsonl:
        return make_jsonl_writer(out);
    case GlossaryFormat::xlsx:
        return make_xlsx_writer(out, std::move(options), diagnostics);
    case GlossaryFormat::html:
        return make_html_writer(out, std::move(options), diagnostics);
    }
    return make_tbx_writer(TbxDialect::basic_dca, out, std::move(options), diagnostics);
}

} // namespace diptych::exchange

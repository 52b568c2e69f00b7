#include "pipeline/sources/glossary_input.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"

#include <array>
#include <cstddef>
#include <filesystem>
#include <istream>
#include <streambuf>

namespace diptych::pipeline {

namespace {

using exchange::GlossaryFormat;

/// A stream of which the beginning has been read already.
class ResumedBuffer : public std::streambuf {
public:
    ResumedBuffer(std::string& beginning, std::istream& rest) : m_rest{rest} {
        setg(beginning.data(), beginning.data(), beginning.data() + beginning.size());
    }

protected:
    int_type underflow() override {
        m_rest.read(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
        const std::streamsize count = m_rest.gcount();
        if (count == 0) {
            return traits_type::eof();
        }
        setg(m_buffer.data(), m_buffer.data(), m_buffer.data() + count);
        return traits_type::to_int_type(m_buffer.front());
    }

private:
    std::istream& m_rest;
    std::array<char, std::size_t{1} << 16> m_buffer{};
};

std::string read_beginning(std::istream& stream) {
    constexpr std::size_t k_enough = 4096;
    std::string bytes(k_enough, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

GlossaryFormat format_of(const std::string& path, const std::string& name, const std::string& beginning) {
    const std::optional<GlossaryFormat> format = exchange::guess_glossary_format(path, beginning);
    if (!format) {
        throw base::UsageError{
            fmt::format("{}: It is not clear what format this is in. Name it with --format.", name)};
    }
    if (format == GlossaryFormat::html) {
        throw base::InputError{name, "This is a web page, and no glossary is read from one. Import the file "
                                     "that it was made of: TBX, a table ..."};
    }
    return *format;
}

/// An option that does nothing would be a wish passed over in silence.
void check_options(GlossaryFormat format, const std::string& name,
                   const exchange::GlossaryReadOptions& options) {
    const bool is_workbook = format == GlossaryFormat::xlsx;
    const bool is_table = is_workbook || format == GlossaryFormat::csv || format == GlossaryFormat::tsv;
    const bool is_text = format != GlossaryFormat::tbx && format != GlossaryFormat::multiterm && !is_workbook;
    const bool names_languages =
        !is_table && format != GlossaryFormat::omegat && format != GlossaryFormat::utx;
    const char* const useless = !options.map.empty() && !is_table            ? "--map"
                                : !options.sheet.empty() && !is_workbook     ? "--sheet"
                                : options.encoding && !is_text               ? "--encoding"
                                : options.source_language && names_languages ? "--source-lang"
                                : options.target_language && names_languages ? "--target-lang"
                                                                             : nullptr;
    if (useless != nullptr) {
        throw base::UsageError{fmt::format("{}: The option '{}' says nothing of a file in the format {}. "
                                           "Leave it out, or name another format with --format.",
                                           name, useless, exchange::name_of(format))};
    }
}

} // namespace

GlossaryInput::GlossaryInput(const std::string& path, std::optional<GlossaryFormat> format,
                             const exchange::GlossaryReadOptions& options, std::istream& standard_input)
    : m_path{path}, m_name{base::display_name(path)}, m_standard_input{&standard_input} {
    auto opened = std::make_unique<base::InputStream>(path, standard_input);
    std::error_code ignored;
    const bool is_file = path != "-" && std::filesystem::is_regular_file(path, ignored);
    if (!format || !is_file) {
        m_beginning = read_beginning(opened->stream());
    }
    m_format = format ? *format : format_of(path, m_name, m_beginning);
    check_options(m_format, m_name, options);
    if (is_file) {
        m_beginning.clear();
    } else {
        m_open = std::move(opened);
    }
}

exchange::GlossaryContents GlossaryInput::read(const exchange::GlossaryReadOptions& options,
                                               const exchange::ConceptSink& sink,
                                               base::Diagnostics& diagnostics) {
    if (!m_open) {
        base::InputStream file{m_path, *m_standard_input};
        return exchange::read_glossary(m_format, file.stream(), m_name, options, sink, diagnostics);
    }
    ResumedBuffer buffer{m_beginning, m_open->stream()};
    std::istream stream{&buffer};
    return exchange::read_glossary(m_format, stream, m_name, options, sink, diagnostics);
}

} // namespace diptych::pipeline

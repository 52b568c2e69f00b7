#pragma once

// For the .cpp files of pipeline/ only.

#include "base/input_stream.hpp"
#include "exchange/glossary_formats.hpp"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace diptych::pipeline {

/// A glossary file whose format is known. What can be read again (a regular file) is not kept open before
/// read(), so that there may be thousands.
class GlossaryInput {
public:
    /// \param path    `-` is `standard_input`
    /// \param format  when somebody says it
    /// \throws base::InputError when it is not there; base::UsageError when its format is not clear, or has
    ///         no use for one of the options
    GlossaryInput(const std::string& path, std::optional<exchange::GlossaryFormat> format,
                  const exchange::GlossaryReadOptions& options, std::istream& standard_input);

    /// As messages call it.
    const std::string& name() const { return m_name; }

    exchange::GlossaryFormat format() const { return m_format; }

    /// To be called once. \throws as exchange::read_glossary
    exchange::GlossaryContents read(const exchange::GlossaryReadOptions& options,
                                    const exchange::ConceptSink& sink, base::Diagnostics& diagnostics);

private:
    std::string m_path;
    std::string m_name;
    std::istream* m_standard_input;
    exchange::GlossaryFormat m_format;
    std::unique_ptr<base::InputStream> m_open; ///< of what cannot be opened again
    std::string m_beginning;                   ///< what was read of it
};

} // namespace diptych::pipeline

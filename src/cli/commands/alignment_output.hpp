#pragma once

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "exchange/records/bead_choice.hpp"
#include "model/bitext.hpp"

#include <optional>
#include <string>
#include <vector>

namespace diptych::cli {

/// What --format, --min-probability, --review and --output of an alignment say.
struct AlignmentOutputOptions {
    std::string format;
    std::optional<double> min_probability;
    bool review = false;
    std::optional<std::string> output;

    std::vector<Option> describe();
};

/// Where an alignment goes and in what form, as those options say.
class AlignmentOutput {
public:
    /// \throws base::UsageError when the options do not go together
    explicit AlignmentOutput(const AlignmentOutputOptions& options)
        : AlignmentOutput{options, options.output} {}

    /// The same with another file than that of --output. \throws base::UsageError likewise
    AlignmentOutput(const AlignmentOutputOptions& options, std::optional<std::string> path);

    /// Whether a file for each language is written, `path`.LANG.
    bool writes_by_language() const { return m_format == "moses"; }

    /// Makes the file, so that a command that cannot write says so before it works. On the terminal of a
    /// command the alignment is a table, unless a format was named. \param context  must outlive this
    /// \throws base::Error when it cannot be created
    void open(Context& context);

    /// Writes the alignment, and a note of what was left out. \pre open() has returned
    /// \throws base::Error when not everything could be written
    void write(const model::Bitext& bitext, base::Diagnostics& diagnostics);

private:
    void check() const;
    exchange::BeadNumbers choose(const model::Bitext& bitext, base::Diagnostics& diagnostics) const;
    void write_stream(const model::Bitext& bitext, const exchange::BeadNumbers& chosen, std::ostream& out,
                      base::Diagnostics& diagnostics) const;
    void write_table(const model::Bitext& bitext, const exchange::BeadNumbers& chosen,
                     std::ostream& out) const;
    void write_moses(const model::Bitext& bitext, const exchange::BeadNumbers& chosen,
                     base::Diagnostics& diagnostics) const;

    std::string m_format;
    std::optional<std::string> m_path;
    std::optional<double> m_min_probability;
    bool m_review = false;
    bool m_is_named = false;      ///< the format, by the user
    Context* m_context = nullptr; ///< when it goes to its output
    std::optional<Output> m_output;
};

} // namespace diptych::cli

#pragma once

// An output must never take the place of what the same command reads: the file would be gone, with status 0.
// Which files those are is known only where they are opened - a manifest names some, a lexicon brings others,
// a database has logs beside it - so each is entered there, by what opens files in base and by
// store::Database, and every output asks. A format that reads through base and writes to an OutputFile cannot
// forget it; scripts/check_layers sees to it that none opens files by itself.

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace diptych::base {

/// A command, or a call of the library, whatever threads do it: what it reads and what it writes. The thread
/// that makes one works for it as long as it lives; base::run_parallel and base::pass_on let their threads do
/// so, too. Outside of one, no inputs and outputs are entered.
class Work {
public:
    Work();
    ~Work();
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    struct Files;

    /// Lets this thread work for what another one works for, while this object lives.
    class Share {
    public:
        explicit Share(Files* files);
        ~Share();
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

    private:
        Files* m_before;
    };

    /// Of what this thread works for; nullptr outside of a Work.
    static Files* current();

private:
    std::unique_ptr<Files> m_files;
    Share m_share;
};

/// To be called by whoever opens a file to read it, before that.
/// \throws UsageError when this work writes it, or it is a database that is open
void use_input(const std::string& path);
/// The same; `-` is standard input, which is a file when `standard_input` is that of the process and the
/// shell has it come from one.
void use_input(const std::string& path, const std::istream& standard_input);

/// \throws UsageError when that file must not be written: this work reads it, or it belongs to a database
/// that is open
void check_output(const std::filesystem::path& path);

/// That a file is being written, or will be replaced.
class OutputUse {
public:
    /// \throws UsageError as check_output(), or when this work writes the file elsewhere as well
    explicit OutputUse(std::filesystem::path path);
    ~OutputUse();
    OutputUse(const OutputUse&) = delete;
    OutputUse& operator=(const OutputUse&) = delete;

    /// It is written: from now on it may be read.
    void finish();

private:
    std::filesystem::path m_path;
    Work::Files* m_files = Work::current();
};

/// The endings of what SQLite makes beside a database.
std::vector<std::string> beside_database();

/// That a database is open, with what SQLite keeps beside it: for all works of this process. To read such a
/// file would take away the locks that the process has on it (fcntl).
class DatabaseUse {
public:
    /// \throws UsageError when this work writes one of the files
    explicit DatabaseUse(const std::filesystem::path& path);
    ~DatabaseUse();
    DatabaseUse(const DatabaseUse&) = delete;
    DatabaseUse& operator=(const DatabaseUse&) = delete;
};

} // namespace diptych::base

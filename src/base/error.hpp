#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

namespace diptych::base {

/// What stops a command: a sentence that says what failed, on what, and what to do. Caught once, by cli::run.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The command line is wrong. Ends with exit status 2 and a pointer to --help.
class UsageError : public Error {
public:
    using Error::Error;
};

/// A file or a database cannot be used as it is. The message starts with `FILE:` or `FILE:LINE:`.
class InputError : public Error {
public:
    InputError(const std::string& file, const std::string& sentence);
    /// \param line  1-based
    InputError(const std::string& file, std::size_t line, const std::string& sentence);
};

/// Someone closed the pipe we write to (`diptych ... | head`). Ends the command quietly.
class BrokenPipe : public Error {
public:
    using Error::Error;
};

} // namespace diptych::base

#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace diptych::base {

/// Is told how far long work is. What it throws stops the work.
class ProgressListener {
public:
    ProgressListener() = default;
    virtual ~ProgressListener() = default;
    ProgressListener(const ProgressListener&) = delete;
    ProgressListener& operator=(const ProgressListener&) = delete;

    /// Called some times a second. \param total  0 when it is not known
    virtual void advanced(const std::string& what, std::size_t done, std::size_t total) = 0;
    /// Work that it was told of is over, also by an exception.
    virtual void ended() noexcept = 0;
};

/// How far one piece of long work is.
class Progress {
public:
    /// \param listener  nullptr for nobody; must outlive this
    /// \param total     0 when it is not known
    Progress(ProgressListener* listener, std::string what, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance_to(std::size_t done);

private:
    ProgressListener* m_listener;
    std::string m_what;
    std::size_t m_total;
    std::chrono::steady_clock::time_point m_last;
    bool m_told = false;
};

} // namespace diptych::base

#include "pipeline/sources/job_log.hpp"

#include "base/format.hpp"

#include <algorithm>
#include <ctime>
#include <ostream>

namespace diptych::pipeline {

namespace {

std::string now() {
    const std::time_t time = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&time, &utc);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1,
                       utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

/// A field stays a field, whatever is in it.
std::string field(std::string_view text) {
    std::string line{text};
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; },
        ' ');
    return line;
}

} // namespace

JobLog::JobLog(const std::string& path) {
    if (path.empty()) {
        return;
    }
    m_file.emplace(path);
    if (m_file->is_new()) {
        m_file->stream() << "time\tstatus\tdocument\tsource\ttarget\tmessage\n";
    }
    m_file->flush();
}

void JobLog::add(const Entry& entry) {
    if (m_file) {
        m_file->stream() << now() << '\t' << entry.status << '\t'
                         << (entry.document ? std::to_string(*entry.document) : "") << '\t'
                         << field(entry.source) << '\t' << field(entry.target) << '\t' << field(entry.message)
                         << '\n';
    }
}

void JobLog::flush() {
    if (m_file) {
        m_file->flush();
    }
}

} // namespace diptych::pipeline
